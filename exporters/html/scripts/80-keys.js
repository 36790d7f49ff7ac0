/* The keyboard: everything that the mouse can do. */
(function (B) {
  const typing = (element) => element && element.matches("input, select, textarea, [contenteditable]");

  /** The neighbour of a node that lies most in one direction; without a choice, the node in the middle. */
  function towards(from, dx, dy) {
    const at = B.at(from);
    let best = null;
    for (const id of B.visibleNodes()) {
      if (id === from) continue;
      const p = B.at(id);
      const ahead = (p.x - at.x) * dx + (p.y - at.y) * dy;
      const aside = Math.abs((p.x - at.x) * dy) + Math.abs((p.y - at.y) * dx);
      if (ahead <= 4) continue;
      const cost = ahead + aside * 2;
      if (!best || cost < best.cost) best = { id, cost };
    }
    return best ? best.id : from;
  }

  function middle() {
    const ids = B.visibleNodes();
    const distance = (id) => { const p = B.at(id); return p.x * p.x + p.y * p.y; };
    return ids.length ? ids.reduce((a, b) => (distance(b) < distance(a) ? b : a)) : -1;
  }

  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  function onStage(event) {
    if (ARROWS[event.key]) {
      const chosen = B.chosenNode();
      const next = chosen && B.visible(chosen.i) ? towards(chosen.i, ...ARROWS[event.key]) : middle();
      if (next >= 0) B.choose.node(next, true);
    } else if (event.key === "Enter") {
      const panel = B.id("details");
      panel.focus();
    } else if (event.key === "e") {
      if (B.chosenNode()) B.expand(B.chosenNode().i);
    } else if (event.key === "+" || event.key === "=") B.zoom(1.25);
    else if (event.key === "-") B.zoom(0.8);
    else if (event.key === "0") B.fit();
    else return;
    event.preventDefault();
  }

  B.listenKeys = function () {
    B.id("network").addEventListener("keydown", onStage);
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        if (!B.closeMenu() && !typing(event.target)) { B.choose.nothing(); B.id("network").focus(); }
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
      if (event.key === "/") { event.preventDefault(); B.id("search").focus(); }
      else if (event.key === "u") B.state.back();
      else if (event.key === "?") B.id("help").click();
      else if (/^[1-4]$/.test(event.key)) B.state.set({ tab: B.TABS[Number(event.key) - 1] || "graph" });
    });
  };
})(bienban);
