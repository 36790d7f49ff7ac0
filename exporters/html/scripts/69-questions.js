/* Questions: the ready ones with what can be set in them, and free SPARQL; answered here, out of this file. */
(function (B) {
  const { XSD } = B;
  const MOST = 500;
  let wanted = "";

  /** What was filled in, as a term; undefined for nothing; throws QueryError for what cannot be. */
  function term(parameter, value) {
    const text = value.trim();
    if (!text) return undefined;
    if (parameter.kind === "name") return B.literal(text, "vi");
    if (parameter.kind === "date") {
      const m = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
      const iso = m ? `${m[3]}-${m[2].padStart(2, "0")}-${m[1].padStart(2, "0")}` : text;
      if (!/^\d{4}-\d\d-\d\d$/.test(iso)) throw new B.QueryError(B.t("ask.date"));
      return B.literal(iso, "", XSD + "date");
    }
    if (parameter.kind === "year") return B.literal(text, "", XSD + "gYear");
    if (parameter.kind === "number") return B.literal(text, "", XSD + "integer");
    if (parameter.kind === "iri") return "<" + text.replace(/^<|>$/g, "") + ">";
    return B.literal(text);
  }

  /** A term for the reader: names as links, IRIs of this graph by their names. */
  function cell(value) {
    if (value === undefined) return B.el("td", {});
    const p = B.parts(value);
    if (p) {
      const node = p.language ? B.named(p.value) : undefined;
      return B.el("td", {}, node === undefined ? B.words(/#date$/.test(p.datatype) ? B.date(p.value) : p.value) : B.nodeLink(node, p.value));
    }
    const node = value.startsWith("<" + B.data.base) ? B.nodeOf(decodeURI(value.slice(1 + B.data.base.length, -1))) : -1;
    return B.el("td", {}, node >= 0 ? B.nodeLink(node) : B.words(B.shorten(value)));
  }

  B.shorten = function (value) {
    if (value[0] !== "<") return value;
    const iri = value.slice(1, -1);
    const hit = Object.entries(B.data.prefixes).filter(([, ns]) => iri.startsWith(ns)).sort((a, b) => b[1].length - a[1].length)[0];
    return hit ? hit[0] + ":" + iri.slice(hit[1].length) : iri;
  };

  let labels = null;
  /** The node that is called exactly so, if there is just one. */
  B.named = function (text) {
    if (!labels) {
      labels = new Map();
      for (const n of B.nodes) labels.set(n.label, labels.has(n.label) ? -1 : n.i);
    }
    const found = labels.get(text);
    return found >= 0 ? found : undefined;
  };

  const plain = (value) => { const p = B.parts(value); return value === undefined ? "" : p ? p.value : value[0] === "<" ? value.slice(1, -1) : value; };

  /** Rows of an answer as plain text, for CSV. */
  B.answerRows = (answer) => [answer.names.map((n) => n.slice(1)), ...answer.rows.map((r) => answer.names.map((n) => plain(r[n])))];

  function show(place, answer, name) {
    B.asked = { name, names: answer.names, rows: answer.rows.length };
    if (!answer.rows.length) { B.fill(place, B.el("p.empty", { role: "status" }, B.t("ask.empty"))); return; }
    B.fill(place,
      B.el("div.bar", {}, B.el("span", { role: "status" }, B.t("ask.count", B.number(answer.rows.length))),
        B.el("button.quiet", { type: "button", id: "save-answer", on: { click: () => B.save((name || "cau-hoi") + ".csv", "text/csv", B.csv(B.answerRows(answer))) } }, B.t("table.csv"))),
      B.el("div.scroll", { tabindex: "0", role: "region", "aria-label": B.t("ask.answer") }, B.el("table", {},
        B.el("thead", {}, B.el("tr", {}, answer.names.map((n) => B.el("th", { scope: "col" }, n.slice(1))))),
        B.el("tbody", {}, answer.rows.slice(0, MOST).map((r) => B.el("tr", {}, answer.names.map((n) => cell(r[n]))))))),
      answer.rows.length > MOST ? B.el("p.hint", {}, B.t("table.more", B.number(answer.rows.length - MOST))) : null);
  }

  function run(place, query, given, name) {
    try {
      show(place, B.ask(query, given), name);
    } catch (error) {
      if (!(error instanceof B.QueryError)) throw error;
      B.asked = { name, error: error.message };
      B.fill(place, B.el("p.wrong", { role: "alert" }, error.message));
    }
  }

  /** Names that can stand for a parameter, as suggestions. */
  function suggestions(question, parameter) {
    const kinds = { person: ["Official", "Person"], meeting: ["Meeting", "Event"], body: null, organization: null, area: ["AdministrativeUnit"] }[parameter.name];
    const fits = (n) => (kinds ? kinds.includes(n.kind.id) : kinds === null ? n.id.startsWith("body/") : n.kind.level === 1);
    return B.nodes.filter(fits).slice(0, 400).map((n) => n.label).sort(new Intl.Collator("vi").compare);
  }

  function form(question, values, answer) {
    const fields = question.params.map((p) => {
      const input = B.el("input", { id: "ask-" + p.name, name: p.name, list: p.kind === "name" ? "names-" + p.name : null, autocomplete: "off", required: p.required, placeholder: p.kind === "date" ? "29/12/2022" : p.kind === "year" ? "2022" : "" });
      input.value = values[p.name] || "";
      const list = p.kind === "name" ? B.el("datalist", { id: "names-" + p.name }, suggestions(question, p).map((s) => B.el("option", { value: s }))) : null;
      return B.el("label.field", {}, B.el("span", {}, B.say(p.title), p.required ? "" : " (" + B.t("ask.optional") + ")"), input, list);
    });
    const query = B.el("textarea", { id: "sparql", spellcheck: "false", rows: Math.min(18, question.query.split("\n").length + 1), "aria-label": "SPARQL" });
    query.value = values.query || question.query;
    const go = () => {
      try {
        const given = {};
        for (const p of question.params) {
          const value = term(p, B.id("ask-" + p.name).value);
          if (value === undefined && p.required) { B.fill(answer, B.el("p.empty", { role: "status" }, B.t("ask.fill", B.say(p.title)))); return; }
          if (value !== undefined) given["?" + p.name] = value;
        }
        run(answer, query.value, given, question.id);
      } catch (error) {
        if (!(error instanceof B.QueryError)) throw error;
        B.fill(answer, B.el("p.wrong", { role: "alert" }, error.message));
      }
    };
    const keep = () => {
      const kept = Object.fromEntries(question.params.map((p) => [p.name, B.id("ask-" + p.name).value]).filter(([, v]) => v));
      if (query.value !== question.query) kept.query = query.value;
      B.state.set({ args: new URLSearchParams(kept).toString() }, true);
    };
    const box = B.el("form.asking", { on: { submit: (event) => { event.preventDefault(); keep(); go(); } } },
      fields.length ? B.el("div.fields", {}, fields) : null,
      B.el("details", { open: question.id === "free" || Boolean(values.query) }, B.el("summary", {}, B.t("ask.sparql")), query, B.el("p.hint", {}, B.t("ask.subset"))),
      B.el("div.bar", {}, B.el("button.primary", { type: "submit", id: "ask-go" }, B.t("ask.go")),
        B.el("button.quiet", { type: "button", on: { click: () => B.copy(query.value) } }, B.t("ask.copy"))));
    query.addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); keep(); go(); } });
    return { box, go };
  }

  function list(all, chosen) {
    const fits = (q) => !wanted || B.fold(B.say(q.title)).includes(B.fold(wanted));
    return all.filter(fits).map((q) => B.el("li", {}, B.el("button", {
      type: "button", "aria-current": q === chosen ? "true" : "false", "data-question": q.id, on: { click: () => B.state.set({ ask: q.id, args: "" }) },
    }, B.say(q.title))));
  }

  B.drawQuestions = function (place) {
    const all = [...B.data.questions, { id: "free", title: [B.data.strings["ask.free"][0], B.data.strings["ask.free"][1]], about: ["", ""], params: [], query: B.FREE }];
    const state = B.state.get();
    const chosen = all.find((q) => q.id === (state.ask || "chairs")) || all[0];
    const values = Object.fromEntries(new URLSearchParams(state.args));
    const answer = B.el("div", { id: "answer" });
    const { box, go } = form(chosen, values, answer);
    const names = B.el("ul", {}, list(all, chosen));
    const filter = B.el("input", { type: "search", id: "ask-filter", placeholder: B.t("ask.filter"), "aria-label": B.t("ask.filter"), on: { input: () => { wanted = filter.value; B.fill(names, list(all, chosen)); } } });
    filter.value = wanted;
    B.fill(place, B.el("div.ask", {},
      B.el("nav", { "aria-label": B.t("tab.ask") }, filter, names),
      B.el("section", {}, B.el("h2", {}, B.say(chosen.title)), B.say(chosen.about) ? B.el("p.hint", {}, B.say(chosen.about)) : null, box, answer)));
    go();
    const current = names.querySelector('[aria-current="true"]');
    if (current && !B.narrow()) current.scrollIntoView({ block: "center" });
  };

  B.FREE = "SELECT ?name ?body WHERE {\n  ?person bb:belongsTo ?b ; rdfs:label ?name .\n  ?b rdfs:label ?body .\n} ORDER BY ?name LIMIT 20\n";
})(bienban);
