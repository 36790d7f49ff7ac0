/* Putting the page together, and keeping it in step with what the reader chooses. */
(function (B) {
  function drawTop() {
    const relations = B.facts.filter((f) => typeof f.o === "number" && f.p.id !== "bb:mentions").length;
    const quotes = new Set(B.facts.flatMap((f) => B.spans(f).map((s) => s.article + ":" + s.span[0] + ":" + s.span[1]))).size;
    B.fill(B.id("subtitle"), B.dates().join(" – "), B.dates().length ? " · " : "", B.t("counts", B.number(B.nodes.length), B.number(relations), B.number(quotes)));
    B.fill(B.id("tools"), B.el("div.group", { id: "zoom" },
      B.iconButton("minus", B.t("zoom.out"), () => B.zoom(1 / 1.3)),
      B.iconButton("plus", B.t("zoom.in"), () => B.zoom(1.3)),
      B.iconButton("fit", B.t("fit"), () => B.fit())),
      B.el("button.quiet", { type: "button", id: "language", on: { click: () => B.state.set({ lang: B.language ? "" : "en" }) } }, B.t("language")),
      B.iconButton("theme", B.t("theme"), () => B.state.set({ theme: B.dark() ? "light" : "dark" })));
    B.id("panel").setAttribute("aria-label", B.t("panel"));
    B.id("network").setAttribute("aria-label", B.t("graph.label"));
    B.id("network").setAttribute("role", "application");
  }

  /** First and last day of the events. */
  B.dates = function () {
    const days = B.facts.filter((f) => f.p.id === "schema:startDate" && f.o.v).map((f) => f.o.v).sort();
    return [...new Set([days[0], days[days.length - 1]].filter(Boolean))].map(B.date);
  };

  function update(state, before) {
    const language = state.lang === "en" ? 1 : 0;
    const first = state === before;
    const spoken = first || language !== B.language;
    B.language = language;
    document.documentElement.lang = language ? "en" : "vi";
    if (first || state.theme !== before.theme) { B.applyTheme(); if (!first) B.repaint(); }
    if (spoken) drawTop();
    if (spoken || state.kinds !== before.kinds || state.derived !== before.derived) {
      B.drawLegend();
      if (B.applyKinds() && !first) B.fit();
    }
    if (spoken || state.node !== before.node || state.edge !== before.edge) {
      B.drawDetails();
      follow();
    }
    B.lightChosen();
  }

  /** Take stage and article to what was chosen. */
  function follow() {
    const node = B.chosenNode();
    const edge = B.chosenEdge();
    const fact = edge ? B.facts[edge.facts[0]] : node ? node.out.concat(node.in).find((f) => f.p.id !== "bb:mentions") || node.in[0] : null;
    const spot = fact && B.spans(fact).find((s) => s.article === B.articleShown()) || (fact && B.spans(fact)[0]);
    if (B.articleShown() < 0 || (spot && spot.article !== B.articleShown())) B.drawArticle(spot ? spot.article : 0);
    if (spot) B.showInArticle(spot.article, spot.span);
    if (node) B.reveal([node.i]);
    if (edge) B.reveal([edge.from, edge.to]);
    B.id("live").textContent = node ? node.label : edge ? B.nodes[edge.from].label + " " + B.edgeCaption(edge) + " " + B.nodes[edge.to].label : "";
  }

  B.start = function () {
    B.read();
    B.state.start();
    B.applyTheme();
    B.startGraph();
    B.state.listen(update);
    B.watchTheme(() => { B.applyTheme(); B.repaint(); });
    B.state.first();
    B.network.redraw();
    B.fit(false);
    document.documentElement.dataset.ready = "1";
  };

  B.start();
})(bienban);
