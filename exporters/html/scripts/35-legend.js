/* The legend, which is also the filter by kind. */
(function (B) {
  let open = false;
  let first = null;

  /** Kinds of which something is on the stage at first sight. */
  function atFirst(kind) {
    first = first || new Set(B.nodes.filter((n) => n.kind.level === 1 && !B.drawing.nodes[n.i].quiet).map((n) => n.kind.id));
    return first.has(kind.id);
  }

  /** Kinds on the stage: those of the first sight, unless the reader has said otherwise. */
  B.kindsShown = function () {
    const chosen = B.state.get().kinds;
    const shown = new Set(B.kinds.filter(atFirst).map((k) => k.id));
    for (const change of chosen ? chosen.split(",") : []) {
      if (change.startsWith("-")) shown.delete(change.slice(1));
      else shown.add(change);
    }
    return shown;
  };

  function toggle(kind) {
    const shown = B.kindsShown();
    if (shown.has(kind.id)) shown.delete(kind.id);
    else shown.add(kind.id);
    const changes = B.kinds.flatMap((k) => {
      if (atFirst(k) && !shown.has(k.id)) return ["-" + k.id];
      return !atFirst(k) && shown.has(k.id) ? [k.id] : [];
    });
    B.state.set({ kinds: changes.join(",") });
  }

  function chip(kind, shown, count) {
    return B.el("button.chip", {
      type: "button", "aria-pressed": shown.has(kind.id), title: B.say(kind.caption) + ". " + B.t("legend.hint"), "data-kind": kind.id,
      on: { click: () => toggle(kind) },
    }, B.symbol(kind), B.say(kind.short), B.el("span.count", {}, B.number(count)));
  }

  B.drawLegend = function () {
    const shown = B.kindsShown();
    const counts = new Map();
    for (const n of B.nodes) counts.set(n.kind.id, (counts.get(n.kind.id) || 0) + 1);
    const usual = B.kinds.filter(atFirst);
    const rest = B.kinds.filter((k) => !atFirst(k));
    const more = B.el("button.chip.quiet", {
      type: "button", "aria-expanded": open, on: { click: () => { open = !open; B.drawLegend(); } },
    }, B.t(open ? "legend.less" : "legend.more"));
    const derived = B.el("button.chip", {
      type: "button", "aria-pressed": Boolean(B.state.get().derived), "data-kind": "derived",
      on: { click: () => B.state.set({ derived: B.state.get().derived ? "" : "1" }) },
    }, B.el("span.dashed"), B.t("legend.derived"));
    const extra = open ? rest : rest.filter((k) => shown.has(k.id));
    B.id("legend").setAttribute("role", "group");
    B.id("legend").setAttribute("aria-label", B.t("legend"));
    B.fill(B.id("legend"), [...usual, ...extra].map((k) => chip(k, shown, counts.get(k.id))), open || B.state.get().derived ? derived : null);
    B.fill(B.id("more"), more);
  };

  /** Nodes of the first sight that are of a kind shown; of the other kinds, all. */
  B.kindShows = function (i, shown) {
    const n = B.nodes[i];
    return shown.has(n.kind.id) && (!atFirst(n.kind) || !B.drawing.nodes[i].quiet || shown.has("Article"));
  };
})(bienban);
