/* Over the stage: what narrows it down, each with a button that takes it away; and where a path leads. */
(function (B) {
  const name = (id) => (B.nodeOf(id) >= 0 ? B.nodes[B.nodeOf(id)].label : "?");

  function item(text, patch, extra) {
    return B.el("li.narrowed", {}, text, extra, B.iconButton("close", B.t("filter.remove"), () => B.state.set(patch)));
  }

  function depth(state) {
    const select = B.el("select", { id: "depth", "aria-label": B.t("focus.depth"), on: { change: () => B.state.set({ depth: select.value }) } },
      [1, 2, 3, 4].map((d) => B.el("option", { value: d, selected: String(d) === state.depth }, String(d))));
    return [" · ", B.el("label", {}, B.t("focus.depth"), " ", select)];
  }

  B.drawStrip = function (state, stage) {
    const items = [];
    const way = stage.way;
    if (stage.more) items.push(B.el("li.narrowed.plain", {}, B.t(B.data.overview ? "overview" : "most", B.number(stage.nodes.size), B.number(stage.more))));
    if (state.open) items.push(item([B.t("opened", B.number(state.open.split(",").length))], { open: "" }));
    if (state.focus) items.push(item([B.t("focus.of"), " ", B.words(name(state.focus))], { focus: "", depth: "1" }, depth(state)));
    if (state.from && !state.to) items.push(item([B.t("path.from"), " ", B.words(name(state.from)), " → ", B.el("em", {}, B.t("path.pick"))], { from: "", to: "" }));
    if (state.from && state.to) {
      const end = way ? B.t("path.steps", B.number(way.nodes.length - 1)) : B.t("path.none");
      items.push(item([B.t("path.from"), " ", B.words(name(state.from)), " → ", B.words(name(state.to)), " · ", end], { from: "", to: "" }));
    }
    if (state.article) items.push(item([B.t("filter.article"), ": ", B.words(name(state.article))], { article: "" }));
    if (state.body) items.push(item([B.t("filter.body"), ": ", B.words(name(state.body))], { body: "" }));
    if (state.since) items.push(item([B.t("filter.since"), " ", B.date(state.since)], { since: "" }));
    if (state.until) items.push(item([B.t("filter.until"), " ", B.date(state.until)], { until: "" }));
    if (state.asof) items.push(item([B.t("filter.asof"), " ", B.date(state.asof)], { asof: "" }));
    const strip = B.id("strip");
    strip.hidden = !items.length;
    B.fill(strip, items);
  };
})(bienban);
