/* The network on the stage: vis-network with our cards, what is visible, what is lit, where the reader looks. */
(function (B) {
  const narrow = window.matchMedia("(max-width: 760px)");
  const lit = { nodes: new Set(), edges: new Set(), dim: false };
  const hover = { node: -1, edge: -1 };
  let network, nodes, edges, items;

  B.narrow = () => narrow.matches;

  function place() {
    if (!narrow.matches) return items.map((n) => ({ id: n.id, x: n.x, y: n.y }));
    return items.map((n) => ({ id: n.id, x: B.data.narrow[n.id][0], y: B.data.narrow[n.id][1] }));
  }

  function bend(e) {
    const round = narrow.matches ? B.data.bends[e.id] : null;
    if (round === null) return e.smooth || false;
    return round ? { enabled: true, type: round > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(round) } : false;
  }

  function look(id) {
    const chosen = B.chosenNode();
    return {
      chosen: chosen !== null && chosen.i === id,
      lit: lit.nodes.has(id),
      dim: lit.dim && !lit.nodes.has(id) && !(chosen && chosen.i === id),
      hover: hover.node === id,
    };
  }

  function card({ ctx, id, x, y }) {
    const item = items[id];
    return {
      drawNode() { B.drawCard(ctx, item, x, y, look(id)); },
      nodeDimensions: B.cardSize(id) || { width: 150, height: 60 },
    };
  }

  B.startGraph = function () {
    items = B.drawing.nodes;
    for (const n of items) n.hidden = Boolean(n.hidden);
    B.atFirstHidden = new Set(items.filter((n) => n.hidden).map((n) => n.id));
    for (const e of B.edges) e.hidden = Boolean(e.hidden);
    const options = B.drawing.options;
    for (const kind of Object.keys(options.groups)) options.groups[kind] = { shape: "custom", ctxRenderer: card };
    const at = place();
    nodes = new vis.DataSet(items.map((n, k) => ({ id: n.id, label: n.label, group: n.group, hidden: n.hidden, x: at[k].x, y: at[k].y })));
    edges = new vis.DataSet(B.edges.map((e) => ({ ...edgeLook(e), from: e.from, to: e.to, arrows: e.arrows, smooth: bend(e), hidden: e.hidden })));
    network = new vis.Network(B.id("network"), { nodes, edges }, options);
    B.network = network;
    network.on("afterDrawing", captions);
    network.on("hoverNode", (p) => { hover.node = p.node; pointer(true); });
    network.on("blurNode", () => { hover.node = -1; pointer(false); });
    network.on("hoverEdge", (p) => { hover.edge = p.edge; pointer(true); restyle([p.edge]); });
    network.on("blurEdge", (p) => { hover.edge = -1; pointer(false); restyle([p.edge]); });
    network.on("click", (p) => {
      if (p.nodes.length) B.choose.node(p.nodes[0]);
      else if (p.edges.length) B.choose.edge(B.edges[p.edges[0]]);
      else B.choose.nothing();
    });
    narrow.addEventListener("change", () => {
      nodes.update(place());
      edges.update(B.edges.map((e) => ({ id: e.id, smooth: bend(e) })));
      B.fit(false);
    });
  };

  const pointer = (on) => { B.id("network").style.cursor = on ? "pointer" : ""; };

  /** Colour and width of an edge: plain, lit, or stepped back. */
  function edgeLook(e) {
    const strong = lit.edges.has(e.id) || hover.edge === e.id;
    const colour = strong ? B.paint.accent : B.paint.edge;
    const opacity = !strong && lit.dim ? 0.2 : 1;
    return { id: e.id, color: { color: colour, hover: B.paint.accent, highlight: B.paint.accent, opacity }, width: strong ? 2.6 : 1.3, dashes: e.derived ? [5, 5] : e.past ? [2, 4] : false };
  }

  function restyle(ids) { edges.update(ids.map((id) => edgeLook(B.edges[id]))); }

  B.repaint = function () {
    edges.update(B.edges.map(edgeLook));
    network.redraw();
  };

  /** Which nodes and edges are on the stage. */
  B.show = function (visibleNode, visibleEdge) {
    const changedNodes = items.filter((n) => n.hidden === visibleNode(n.id));
    for (const n of changedNodes) n.hidden = !n.hidden;
    const changedEdges = B.edges.filter((e) => e.hidden === visibleEdge(e));
    for (const e of changedEdges) e.hidden = !e.hidden;
    if (changedNodes.length) nodes.update(changedNodes.map((n) => ({ id: n.id, hidden: n.hidden })));
    if (changedEdges.length) edges.update(changedEdges.map((e) => ({ id: e.id, hidden: e.hidden })));
    return changedNodes.length;
  };

  B.visible = (id) => !items[id].hidden;
  B.visibleNodes = () => items.filter((n) => !n.hidden).map((n) => n.id);

  /** Light some nodes and edges; `dim` steps the rest back. */
  B.light = function (nodeIds, edgeIds, dim = false) {
    const changed = new Set([...lit.edges, ...edgeIds]);
    const all = dim !== lit.dim;
    lit.nodes = new Set(nodeIds);
    lit.edges = new Set(edgeIds);
    lit.dim = dim;
    restyle(all ? B.edges.map((e) => e.id) : [...changed]);
    network.redraw();
  };
  B.lit = lit;

  /** Captions of edges: only of those that are lit or under the pointer. */
  function captions(ctx) {
    const ids = new Set(lit.edges);
    if (hover.edge >= 0) ids.add(hover.edge);
    if (ids.size > 60) return;
    const drawn = [...ids].map((id) => network.body.edges[id]).filter((e) => e && e.connected && !B.edges[e.id].hidden);
    B.drawCaptions(ctx, drawn, network.getScale(), items.filter((n) => !n.hidden).map((n) => ({ id: n.id, ...network.body.nodes[n.id] && at(n.id) })));
  }

  const at = (id) => ({ x: network.body.nodes[id].x, y: network.body.nodes[id].y });

  /** Let the network find its own places (a switch; off at first). */
  B.physics = function (on) {
    network.setOptions({ physics: { enabled: on, solver: "barnesHut", stabilization: false, barnesHut: { gravitationalConstant: -9000, springLength: 170, avoidOverlap: 0.9, damping: 0.4 } } });
    if (!on) nodes.update(place());
  };

  const motion = () => (window.matchMedia("(prefers-reduced-motion: reduce)").matches ? false : { duration: 350, easingFunction: "easeInOutQuad" });

  function bounds(ids) {
    const all = ids.map((id) => {
      const size = B.cardSize(id) || { width: 160, height: 70 };
      const at = network.getPosition(id);
      return [at.x - size.width / 2, at.y - size.height / 2, at.x + size.width / 2, at.y + size.height / 2];
    });
    return [0, 1].map((k) => Math.min(...all.map((b) => b[k]))).concat([2, 3].map((k) => Math.max(...all.map((b) => b[k]))));
  }

  let waiting = false;

  /** The stage is in view again: make up for what could not be done while it was not. */
  B.stageShown = function () {
    if (!waiting) return;
    network.setSize("100%", "100%");
    network.redraw();
    B.fit(false);
  };

  /** Show these nodes (all visible ones) as large as they fit, within what is pleasant to read. */
  B.fit = function (animate = true, ids = B.visibleNodes()) {
    if (!ids.length) return;
    const [left, top, right, bottom] = bounds(ids);
    const stage = B.id("network").getBoundingClientRect();
    waiting = !stage.width;
    if (waiting) return;
    const scale = Math.min((stage.width - 28) / (right - left), (stage.height - 24) / (bottom - top), 1.2);
    const least = narrow.matches ? Math.min(0.72, (stage.width - 12) / (right - left)) : 0;
    network.moveTo({
      position: { x: (left + right) / 2, y: (top + bottom) / 2 },
      scale: Math.max(scale, least),
      animation: animate && motion(),
    });
  };

  /** Bring a node into view without losing the reader's scale. */
  B.reveal = function (ids) {
    const shown = ids.filter(B.visible);
    if (!shown.length || waiting) return;
    const stage = B.id("network").getBoundingClientRect();
    const inside = shown.every((id) => {
      const p = network.canvasToDOM(network.getPosition(id));
      return p.x > 60 && p.y > 30 && p.x < stage.width - 60 && p.y < stage.height - 30;
    });
    if (!inside) {
      const [left, top, right, bottom] = bounds(shown);
      network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, animation: motion() });
    }
  };

  B.zoom = (factor) => network.moveTo({ scale: Math.min(4, Math.max(0.05, network.getScale() * factor)), animation: motion() });
})(bienban);
