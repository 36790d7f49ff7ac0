/* Putting the page together, and keeping it in step with what the reader chooses. */
(function (B) {
  let changes = 0;

  function drawTop() {
    const relations = B.facts.filter((f) => typeof f.o === "number" && f.p.id !== "bb:mentions").length;
    const quotes = new Set(B.facts.flatMap((f) => B.spans(f).map((s) => s.article + ":" + s.span[0] + ":" + s.span[1]))).size;
    const days = B.dates();
    B.fill(B.id("subtitle"), days.join(" – "), days.length ? " · " : "", B.t("counts", B.number(B.nodes.length), B.number(relations), B.number(quotes)));
    B.drawSearch();
    B.fill(B.id("tools"),
      B.iconButton("back", B.t("back"), B.state.back, { id: "back", disabled: !B.state.steps() }),
      B.menuButton("filter", "filter", B.t("filter"), B.t("filter"), B.filterMenu),
      B.menuButton("save", "export", B.t("export"), B.t("export"), B.exportMenu),
      B.menuButton("help", "help", B.t("help"), B.t("help"), B.helpMenu),
      B.iconButton("theme", B.t("theme"), () => B.state.set({ theme: B.dark() ? "light" : "dark" }), { id: "theme" }),
      B.el("button.icon", { type: "button", id: "language", "aria-label": (B.language ? "VI: " : "EN: ") + B.t("language"), title: B.t("language"), lang: B.language ? "vi" : "en",
        on: { click: () => B.state.set({ lang: B.language ? "" : "en" }) } }, B.language ? "VI" : "EN"));
    B.fill(B.id("zoom"),
      B.iconButton("minus", B.t("zoom.out"), () => B.zoom(1 / 1.3)),
      B.iconButton("plus", B.t("zoom.in"), () => B.zoom(1.3)),
      B.iconButton("fit", B.t("fit"), () => B.fit()));
    B.id("panel").setAttribute("aria-label", B.t("panel"));
    B.id("stage").setAttribute("aria-label", B.t("tab.graph"));
    B.id("network").setAttribute("aria-label", B.t("graph.label"));
    B.id("network").setAttribute("role", "application");
  }

  /** First and last day of the events. */
  B.dates = function () {
    const days = B.facts.filter((f) => f.p.id === "schema:startDate" && f.o.v).map((f) => f.o.v).sort();
    return [...new Set([days[0], days[days.length - 1]].filter(Boolean))].map(B.date);
  };

  const NARROWING = ["kinds", "derived", "article", "body", "since", "until", "asof", "focus", "depth", "from", "to", "open"];

  /** After the stage has changed: what was opened comes into view; otherwise all of it, as large as can be read. */
  function settle(state, before) {
    const opened = state.open.split(",").pop();
    if (state.open !== before.open && opened) B.reveal([B.nodeOf(opened)]);
    else if (B.chosenFilters(state).length) B.fit();
    else B.open();
  }

  function update(state, before) {
    const first = changes++ === 0;
    const language = state.lang === "en" ? 1 : 0;
    const spoken = first || language !== B.language;
    const changed = (...keys) => first || keys.some((k) => state[k] !== before[k]);
    B.language = language;
    document.documentElement.lang = language ? "en" : "vi";
    if (changed("theme")) { B.applyTheme(); if (!first) B.repaint(); }
    if (spoken) { B.closeMenu(false); drawTop(); }
    B.id("back").disabled = !B.state.steps();
    const narrowed = changed(...NARROWING);
    let moved = 0;
    if (spoken || narrowed) {
      B.drawLegend();
      const stage = B.stage(state);
      moved = B.show(stage.nodes, stage.edges, stage.seats);
      B.drawStrip(state, stage);
    }
    if (state.physics || (!first && changed("physics"))) B.physics(Boolean(state.physics));
    if (spoken || narrowed || changed("tab", "event", "ask", "sort") || (state.args !== before.args && state.ask !== before.ask)) B.drawTabs(state);
    if (moved && !first) settle(state, before);
    if (spoken || changed("node", "edge", "asof")) {
      B.drawDetails();
      if (state.node || state.edge) B.showHalf("details");
      else B.drawHalves();
      follow(state);
    }
    B.lightChosen();
  }

  /** Take stage and article to what was chosen. */
  function follow(state) {
    const node = B.chosenNode(state);
    const edge = B.chosenEdge(state);
    const spots = (edge ? edge.facts.map((i) => B.facts[i]) : node ? tellingFacts(node) : []).flatMap(B.spans).filter((s) => s.article >= 0);
    spots.sort((a, b) => a.article - b.article || a.span[0] - b.span[0]);
    const spot = spots.find((s) => s.article === B.articleShown()) || spots[0];
    if (B.articleShown() < 0 || (spot && spot.article !== B.articleShown())) B.drawArticle(spot ? spot.article : mainArticle());
    if (spot) B.showInArticle(spot.article, spot.span);
    if (state.tab === "graph") {
      if (node) B.reveal([node.i]);
      if (edge) B.reveal([edge.from, edge.to]);
    }
    B.id("live").textContent = node ? B.say(node.kind.short) + ": " + node.label : edge ? B.nodes[edge.from].label + " " + B.edgeCaption(edge) + " " + B.nodes[edge.to].label : "";
  }

  /** The facts that introduce a node: its posts, else whatever is said of it, else its mentions. */
  function tellingFacts(node) {
    const all = node.out.concat(node.in);
    const posts = node.out.filter((f) => f.p.id === "bb:holds");
    const said = all.filter((f) => f.p.id !== "bb:mentions");
    return posts.length ? posts : said.length ? said : all;
  }

  /** The article that tells of the event in the middle. */
  function mainArticle() {
    const middle = B.items.find((n) => n.middle);
    const dated = middle && B.nodes[middle.id].out.find((f) => f.p.id === "schema:startDate");
    return Math.max(0, dated ? dated.supports[0].a : 0);
  }

  B.start = async function () {
    await B.read();
    B.state.start();
    B.applyTheme();
    B.startGraph();
    B.listenKeys();
    B.listenMap();
    B.listenPrint();
    B.state.listen(update);
    B.watchTheme(() => { B.applyTheme(); B.repaint(); });
    B.state.first();
    B.network.redraw();
    B.open();
    document.documentElement.dataset.ready = "1";
  };

  B.start();
})(bienban);
