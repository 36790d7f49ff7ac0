/* Ready questions with their answers, worked out when the page was made. */
(function (B) {
  function answer(q) {
    if (!q.rows.length) return B.el("p.empty", {}, B.t("ask.empty"));
    return B.el("div.scroll", { tabindex: "0", role: "region", "aria-label": B.say(q.title) }, B.el("table", {},
      B.el("thead", {}, B.el("tr", {}, q.columns.map((c) => B.el("th", { scope: "col" }, c)))),
      B.el("tbody", {}, q.rows.map((row) => B.el("tr", {}, row.map((cell) => {
        const node = B.named(cell);
        return B.el("td", {}, node === undefined ? B.words(cell) : B.nodeLink(node, cell));
      }))))));
  }

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

  B.drawQuestions = function (place) {
    const asked = B.state.get().ask;
    const all = B.data.questions || [];
    const chosen = all.find((q) => q.id === asked) || all[0];
    if (!chosen) { B.fill(place, B.el("p.empty", {}, B.t("ask.none"))); return; }
    B.fill(place, B.el("div.ask", {},
      B.el("nav", { "aria-label": B.t("tab.ask") }, B.el("ul", {}, all.map((q) => B.el("li", {}, B.el("button", {
        type: "button", "aria-current": q === chosen ? "true" : "false", on: { click: () => B.state.set({ ask: q.id }) },
      }, B.say(q.title), B.el("span.count", {}, B.number(q.rows.length))))))),
      B.el("section", {}, B.el("h2", {}, B.say(chosen.title)), answer(chosen),
        B.el("div.bar", {},
          B.el("button.quiet", { type: "button", on: { click: () => B.save(chosen.id + ".csv", "text/csv", B.csv([chosen.columns, ...chosen.rows])) } }, B.t("table.csv")),
          B.el("button.quiet", { type: "button", on: { click: () => B.copy(chosen.query) } }, B.t("ask.copy"))),
        B.el("details", {}, B.el("summary", {}, "SPARQL"), B.el("pre", { tabindex: "0" }, chosen.query)))));
  };
})(bienban);
