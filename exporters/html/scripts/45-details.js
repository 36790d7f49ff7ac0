/* The panel's upper half: the sheet of a node, or the assertion behind an edge. */
(function (B) {
  /* Which relations come first on a sheet; the others follow in the order of their names. `<` is the object's side. */
  const ORDER = [
    "bb:text", "schema:startDate", "bb:partOfDay", "schema:location", "<bb:organizes", "<bb:chairs", "bb:holds", "bb:chairs",
    "bb:organizes", "bb:speaksAt", "<bb:speaksAt", "bb:presents", "bb:attends", "<bb:attends", "bb:discusses", "<bb:madeAt",
    "<bb:madeBy", "<bb:addressee", "bb:madeBy", "bb:addressee", "<bb:conferredAt", "bb:grantor", "<bb:grantor", "<bb:presents",
    "bb:recipient", "<bb:recipient", "bb:reason", "bb:movement", "bb:issuedBy", "<bb:issuedBy", "bb:subjectText",
    "bb:partOf", "<bb:holds", "<org:postIn", "<bb:leads", "<bb:partOf", "bb:implements", "bb:concerns",
  ];
  const LAST = ["bb:leads", "bb:belongsTo", "<bb:belongsTo", "bb:awards", "<bb:awards", "bb:depicts", "<bb:depicts", "bb:mentions", "<bb:mentions"];
  const QUIET = new Set(["schema:honorificPrefix", "bb:textSha256", "schema:headline", "schema:inLanguage", "schema:alternateName"]);

  const rank = (key) => {
    const first = ORDER.indexOf(key);
    if (first >= 0) return first;
    const last = LAST.indexOf(key);
    return last >= 0 ? 1000 + last : 500;
  };

  function heading(node) {
    const alt = (node.attributes["schema:alternateName"] || []).map(B.valueText);
    const prefix = (node.attributes["schema:honorificPrefix"] || []).map(B.valueText);
    return B.el("header.sheet-head", {},
      B.el("p.kind", {}, B.symbol(node.kind, 18), B.say(node.kind.caption), prefix.length ? [" · ", B.words(prefix.join(", "))] : null),
      B.el("h2", {}, B.words(node.label)),
      alt.length && B.language === 1 ? B.el("p.english", { lang: "en" }, B.words(alt.join("; "))) : null,
      node.alt.length ? B.el("p.names", {}, B.t("names"), ": ", node.alt.map((a, i) => [i ? " · " : "", B.words(a)])) : null);
  }

  /** What can be done from a node: its neighbours alone, a path from it, its sheet, what belongs to it. */
  function actions(node) {
    const button = (id, label, patch) => B.el("button.quiet", { type: "button", id, on: { click: () => B.state.set(patch) } }, label);
    return B.el("div.actions.noprint", {},
      button("act-focus", B.t("focus"), { focus: node.id, depth: "1", from: "", to: "", tab: "graph" }),
      B.data.overview ? B.el("button.quiet", { type: "button", id: "act-open", on: { click: () => B.expand(node.i) } }, B.t("open")) : null,
      button("act-path", B.t("path"), { from: node.id, to: "", focus: "", tab: "graph" }),
      B.sheetOf(node.i) ? button("act-sheet", B.t("tab.sheet"), { tab: "sheet", event: node.id }) : null,
      node.id.startsWith("body/") ? button("act-body", B.t("body.under"), { body: node.id, focus: "", tab: "graph" }) : null);
  }

  /** Everyone and everything under a body, however deep. */
  function belonging(node) {
    const under = [...B.under(node.i)];
    if (under.length < 2) return null;
    const people = new Map();
    for (const b of under) {
      for (const f of B.nodes[b].in) if (f.p.id === "bb:belongsTo" && B.nodes[f.s].id.startsWith("person/")) people.set(f.s, b);
    }
    if (!people.size) return null;
    return B.el("details", {}, B.el("summary", {}, B.el("h3", {}, B.t("body.people"), B.el("span.count", {}, B.number(people.size)))),
      B.el("ul", {}, [...people].map(([p, b]) => B.el("li.fact", {}, B.nodeLink(p), " – ", B.nodeLink(b)))));
  }

  function attributeRows(node) {
    return Object.keys(node.attributes).filter((p) => !QUIET.has(p)).map((p) => {
      const predicate = B.predicates.find((q) => q.id === p);
      return [B.el("dt", {}, B.say(predicate.out)), B.el("dd", {}, node.attributes[p].map((v, i) => [i ? "; " : "", B.value(v)]))];
    });
  }

  /** The other end of a fact; a post with its body, an order with whom it goes to. */
  function otherEnd(fact, inward) {
    const end = inward ? fact.s : fact.o;
    if (typeof end !== "number") return B.value(end);
    const other = B.nodes[end];
    if (other.kind.id === "Position") {
      const bodies = (other.attributes["org:postIn"] || []).filter((v) => typeof v === "number");
      const role = (other.attributes["org:role"] || []).map(B.valueText).join(", ");
      const state = B.tenure(fact, B.state.get().asof);
      return [B.el("strong", { class: state === "held" ? null : "past" }, B.words(role || other.label)), bodies.map((b) => [" – ", B.nodeLink(b)]),
        state === "held" ? null : B.el("span.tenure", {}, B.t("tenure." + state))];
    }
    if (other.attributes["bb:text"] && inward) {
      const to = other.out.filter((f) => f.p.id === "bb:addressee" && typeof f.o === "number");
      const text = other.attributes["bb:text"].map(B.valueText).join("; ");
      return [B.nodeLink(other.i, text), fact.p.id !== "bb:addressee" && to.length ? B.el("span.to", {}, " → ", to.map((f, i) => [i ? ", " : "", B.nodeLink(f.o)])) : null];
    }
    return B.nodeLink(end);
  }

  function sections(node) {
    const groups = new Map();
    const add = (key, predicate, fact, inward) => {
      if (!groups.has(key)) groups.set(key, { key, predicate, inward, facts: [] });
      groups.get(key).facts.push(fact);
    };
    for (const f of node.out) add(f.p.id, f.p, f, false);
    for (const f of node.in) add("<" + f.p.id, f.p, f, true);
    return [...groups.values()].sort((a, b) => rank(a.key) - rank(b.key) || (a.key < b.key ? -1 : 1));
  }

  function section(group) {
    const captions = group.inward ? group.predicate.in : group.predicate.out;
    const lines = group.facts.sort(B.inTextOrder).map((f) => B.factLine(f, otherEnd(f, group.inward)));
    const count = B.el("span.count", {}, B.number(lines.length));
    if (rank(group.key) >= 1000 || lines.length > 12) {
      return B.el("details", {}, B.el("summary", {}, B.el("h3", {}, B.say(captions), count)), B.el("ul", {}, lines));
    }
    return B.el("section", {}, B.el("h3", {}, B.say(captions), lines.length > 1 ? count : null), B.el("ul", {}, lines));
  }

  /** Facts as the articles say them. */
  B.inTextOrder = (a, b) => {
    const [s, t] = [a, b].map((f) => B.spans(f)[0]);
    return s.article - t.article || s.span[0] - t.span[0] || s.span[1] - t.span[1] || a.i - b.i;
  };

  B.nodeSheet = function (node) {
    const rows = attributeRows(node);
    return [heading(node), actions(node), rows.length ? B.el("dl", {}, rows) : null, B.timeline(node), sections(node).map(section), node.id.startsWith("body/") ? belonging(node) : null];
  };

  B.edgeSheet = function (edge) {
    const head = B.el("header.sheet-head", {},
      B.el("p.kind", {}, B.t("assertion")),
      B.el("h2.triple", {}, B.nodeLink(edge.from), B.el("span.arrow", {}, " —", B.edgeCaption(edge), "→ "), B.nodeLink(edge.to)));
    if (!edge.facts.length) return [head, B.el("p.empty", {}, B.t("attribute"))];
    const lines = edge.facts.map((i) => {
      const f = B.facts[i];
      if (edge.facts.length === 1 && f.o === edge.to) return B.factLine(f, null);
      return B.factLine(f, [B.nodeLink(f.s), B.el("span.arrow", {}, " ", B.say(f.p.edge), " "), B.value(f.o)]);
    });
    return [head, B.el("ul", {}, lines)];
  };

  B.drawDetails = function () {
    const node = B.chosenNode();
    const edge = B.chosenEdge();
    const panel = B.id("details");
    panel.setAttribute("aria-label", B.t("details"));
    if (!node && !edge) {
      panel.classList.add("unchosen");
      B.fill(panel, B.el("p.empty", {}, B.t("details.empty")));
      return;
    }
    panel.classList.remove("unchosen");
    const close = B.iconButton("close", B.t("close"), B.choose.nothing);
    close.classList.add("shut");
    B.fill(panel, close, node ? B.nodeSheet(node) : B.edgeSheet(edge));
    panel.scrollTop = 0;
  };
})(bienban);
