/* The table: the facts of what is on the stage, one a row, in the order of the articles or as the reader sorts them, as CSV. */
(function (B) {
  const STEP = 200;
  const COLUMNS = ["subject", "relation", "object", "with", "words", "article", "inferred"];
  let limit = STEP;
  let last = "";

  const literal = (f) => typeof f.o !== "number";

  /** Facts that belong to what is on the stage: drawn edges with all they stand for, and what is said of drawn nodes. */
  B.factsOnStage = function () {
    const drawn = new Set(B.edges.filter((e) => !e.hidden).flatMap((e) => e.facts));
    const via = new Set(B.edges.filter((e) => !e.hidden).flatMap((e) => B.throughNodes(e)));
    return B.facts.filter((f) =>
      drawn.has(f.i) || (literal(f) && (B.visible(f.s) || via.has(f.s))) || (via.has(f.s) && B.visible(f.o) && f.p.id !== "bb:mentions") ||
      (f.p.id === "bb:discusses" && B.visible(f.s)) || (f.p.id === "schema:location" && B.visible(f.s)));
  };

  /** Nodes that an edge passes through: a post, the orders that one arrow stands for. */
  B.throughNodes = (e) => (e.via < 0 ? [] : [...new Set([e.via, ...e.facts.map((i) => B.facts[i]).filter((f) => f.p.id === "bb:addressee").map((f) => f.s)])]);

  function row(f) {
    const qualifiers = f.supports.flatMap((u) => (u.q || []).map(([p, v]) => B.say(B.predicates[p].edge) + ": " + B.valueText(v)));
    const articles = [...new Set(f.supports.map((u) => u.a))].filter((a) => a >= 0);
    return {
      fact: f,
      subject: B.nodes[f.s].label,
      relation: B.say(f.p.edge),
      object: B.valueText(f.o),
      with: [...new Set(qualifiers)].join("; "),
      words: B.spans(f).map((s) => B.quote(s.article, s.span)).join(" … "),
      article: articles.map((a) => [B.date(B.articleDay(a)), B.nodes[B.articles[a].node].label].filter(Boolean).join(" · ")).join("; "),
      inferred: B.inferred(f),
    };
  }

  function sorted(rows) {
    const [column, direction] = B.state.get().sort.split(":");
    if (!COLUMNS.includes(column)) return [...rows].sort((a, b) => B.inTextOrder(a.fact, b.fact));
    const compare = new Intl.Collator("vi", { numeric: true }).compare;
    const sign = direction === "down" ? -1 : 1;
    return [...rows].sort((a, b) => sign * compare(a[column], b[column]) || a.fact.i - b.fact.i);
  }

  /** Columns that say something: one article needs no column of its own. */
  const telling = (rows) => COLUMNS.filter((c) => (c === "article" ? B.articles.length > 1 : rows.some((r) => r[c])));

  function head(columns) {
    const [column, direction] = B.state.get().sort.split(":");
    return columns.map((c) => {
      const up = c === column && direction !== "down";
      const order = c !== column ? "none" : up ? "ascending" : "descending";
      return B.el("th", { scope: "col", "aria-sort": order, class: "c-" + c }, B.el("button", { type: "button", on: {
        click: () => B.state.set({ sort: c + (up ? ":down" : ":up") }, true),
      } }, B.t("table." + c), B.el("span.order", { "aria-hidden": true }, c !== column ? "" : up ? " ▲" : " ▼")));
    });
  }

  const CELLS = {
    subject: (r) => B.el("td", {}, B.nodeLink(r.fact.s)),
    relation(r) {
      const edge = B.edgesOf(r.fact)[0];
      const open = () => (edge === undefined ? B.choose.node(r.fact.s) : B.choose.edge(B.edges[edge]));
      return B.el("td", {}, B.el("button.link", { type: "button", on: { click: open } }, r.relation));
    },
    object: (r) => B.el("td", {}, B.value(r.fact.o)),
    with: (r) => B.el("td.small", {}, B.words(r.with)),
    words: (r) => B.el("td.small.quoted", {}, B.words(r.words)),
    article: (r) => B.el("td.small", {}, B.words(r.article)),
    inferred: (r) => B.el("td.small", {}, r.inferred ? B.el("span.inferred", {}, B.words(r.inferred)) : null),
  };

  const line = (r, columns) =>
    B.el("tr", { "data-fact": r.fact.i, on: { mouseenter: () => B.markFacts([r.fact.i]) } }, columns.map((c) => CELLS[c](r)));

  B.tableRows = () => sorted(B.factsOnStage().map(row));

  B.tableCsv = () =>
    B.csv([COLUMNS.map((c) => B.t("table." + c)), ...B.tableRows().map((r) => COLUMNS.map((c) => r[c]))]);

  B.drawTable = function (place) {
    const rows = B.tableRows();
    const columns = telling(rows);
    const key = B.state.get().sort;
    if (key !== last) limit = STEP;
    last = key;
    B.fill(place,
      B.el("div.bar.noprint", {}, B.el("span", {}, B.t("table.count", B.number(rows.length))),
        B.el("button.quiet", { type: "button", id: "save-csv", on: { click: () => B.save("du-kien.csv", "text/csv", B.tableCsv()) } }, B.t("table.csv")),
        B.el("button.quiet", { type: "button", on: { click: () => window.print() } }, B.t("print"))),
      B.el("div.scroll", { tabindex: "0", role: "region", "aria-label": B.t("tab.table") },
        B.el("table", {}, B.el("thead", {}, B.el("tr", {}, head(columns))), B.el("tbody", {}, rows.slice(0, limit).map((r) => line(r, columns))))),
      rows.length > limit
        ? B.el("button.quiet.more", { type: "button", on: { click: () => { limit += STEP * 5; B.drawTable(place); } } }, B.t("table.more", B.number(rows.length - limit)))
        : null);
  };
})(bienban);
