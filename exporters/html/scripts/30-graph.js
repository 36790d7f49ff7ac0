/* The network on the stage: vis-network with our cards, what is visible, what is lit. */
(function (B) {
  const narrow = window.matchMedia("screen and (max-width: 760px)");
  const lit = { nodes: new Set(), edges: new Set(), dim: false };
  const hover = { node: -1, edge: -1 };
  const moved = new Map();
  let network, nodes, edges, items;
  let scale = 1;
  let chosen = -1;
  let onStage = [];

  B.narrow = () => narrow.matches;
  B.lit = lit;

  /** Where a node stands: moved for what is narrowed down to, else where the page's layout put it. */
  B.seat = (id) => moved.get(id) || B.base(id);

  /** Where the page's own layout puts a node; null when it has no place for it. */
  B.base = function (id) {
    const n = items[id];
    if (narrow.matches && B.data.narrow) return { x: B.data.narrow[id][0], y: B.data.narrow[id][1] };
    return n.x === undefined ? null : { x: n.x, y: n.y };
  };

  /** Where a node is now: on the stage it may have been dragged. */
  B.at = function (id) {
    const drawn = network.body.nodes[id];
    return drawn ? { x: drawn.x, y: drawn.y } : B.seat(id) || { x: 0, y: 0 };
  };

  function look(id) {
    const own = chosen === id;
    return { chosen: own, lit: lit.nodes.has(id), dim: lit.dim && !lit.nodes.has(id) && !own, hover: hover.node === id };
  }

  function card({ ctx, id, x, y }) {
    const item = items[id];
    if (scale < B.FAR) {
      const side = 26 / scale;
      return { drawNode() { B.drawSign(ctx, item, x, y, look(id), scale); }, nodeDimensions: { width: side, height: side } };
    }
    return { drawNode() { B.drawCard(ctx, item, x, y, look(id)); }, nodeDimensions: B.measureCard(item) };
  }

  B.startGraph = function () {
    items = B.drawing.nodes;
    B.items = items;
    for (const n of items) n.hidden = true;
    for (const e of B.edges) e.hidden = true;
    const options = B.drawing.options;
    for (const kind of Object.keys(options.groups)) options.groups[kind] = { shape: "custom", ctxRenderer: card };
    nodes = new vis.DataSet([]);
    edges = new vis.DataSet([]);
    network = new vis.Network(B.id("network"), { nodes, edges }, options);
    B.network = network;
    drawFewerEdges();
    network.on("beforeDrawing", () => {
      scale = network.getScale();
      const node = B.chosenNode();
      chosen = node ? node.i : -1;
    });
    network.on("afterDrawing", over);
    network.on("hoverNode", (p) => { hover.node = p.node; pointer(true); });
    network.on("blurNode", () => { hover.node = -1; pointer(false); });
    network.on("hoverEdge", (p) => { hover.edge = p.edge; pointer(true); restyle([p.edge]); });
    network.on("blurEdge", (p) => { hover.edge = -1; pointer(false); restyle([p.edge]); });
    B.id("network").addEventListener("mouseleave", () => {
      const last = hover.edge;
      hover.node = hover.edge = -1;
      if (last >= 0) restyle([last]);
      network.redraw();
    });
    network.on("dragEnd", B.forgetMap);
    network.on("click", (p) => {
      if (p.nodes.length) B.choose.node(p.nodes[0]);
      else if (p.edges.length) B.choose.edge(B.edges[p.edges[0]]);
      else B.choose.nothing();
    });
    network.on("doubleClick", (p) => { if (p.nodes.length) B.expand(p.nodes[0]); });
    narrow.addEventListener("change", () => { reseat(); B.fit(false); });
  };

  /** From far away edges are hair lines: drawn in one stroke each for plain, dimmed and lit ones, without heads. */
  function drawHairs(ctx) {
    const lines = { plain: [], lit: [] };
    for (const e of network.body.edgeIndices) (lit.edges.has(e) || hover.edge === e ? lines.lit : lines.plain).push(network.body.edges[e]);
    const stroke = (some, colour, width, alpha) => {
      ctx.beginPath();
      for (const e of some) {
        ctx.moveTo(e.from.x, e.from.y);
        ctx.lineTo(e.to.x, e.to.y);
      }
      ctx.strokeStyle = colour;
      ctx.lineWidth = width / scale;
      ctx.globalAlpha = alpha;
      ctx.stroke();
      ctx.globalAlpha = 1;
    };
    stroke(lines.plain, B.paint.edge, 0.6, lit.dim ? 0.25 : 0.8);
    stroke(lines.lit, B.paint.accent, 1.6, 1);
  }

  /** vis-network draws edges one by one; many of them, seen from afar, are drawn by `drawHairs` instead. */
  function drawFewerEdges() {
    const renderer = network.renderer;
    const far = () => scale < B.FAR / 2 && network.body.edgeIndices.length > 300;
    const [drawEdges, drawArrows] = [renderer._drawEdges, renderer._drawArrows];
    if (!drawEdges || !drawArrows) return;
    renderer._drawEdges = function (ctx) { if (far()) drawHairs(ctx); else drawEdges.call(this, ctx); };
    renderer._drawArrows = function (ctx) { if (!far()) drawArrows.call(this, ctx); };
  }

  const pointer = (on) => { B.id("network").style.cursor = on ? "pointer" : ""; };

  /** How an edge bends: as worked out with the layout; parallel ones apart wherever nodes have been moved. */
  function bend(e) {
    let round = e.bend || 0;
    if (narrow.matches && B.data.bends) round = B.data.bends[e.id];
    if (moved.has(e.from) || moved.has(e.to)) round = e.apart || 0;
    return round ? { enabled: true, type: round > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(round) } : { enabled: false };
  }

  /** Colour and width of an edge: plain, lit, or stepped back. */
  function edgeLook(e) {
    const strong = lit.edges.has(e.id) || hover.edge === e.id;
    const colour = strong ? B.paint.accent : B.paint.edge;
    const opacity = !strong && lit.dim ? 0.2 : 1;
    return {
      id: e.id, color: { color: colour, hover: B.paint.accent, highlight: B.paint.accent, opacity },
      width: strong ? 2.6 : 1.3, dashes: e.derived ? [5, 5] : e.past ? [2, 4] : false,
    };
  }

  function restyle(ids) {
    const drawn = ids.filter((id) => !B.edges[id].hidden);
    if (drawn.length) edges.update(drawn.map((id) => edgeLook(B.edges[id])));
  }

  B.repaint = function () {
    B.forgetMap();
    B.forgetSprites();
    restyle(B.edges.filter((e) => !e.hidden).map((e) => e.id));
    network.redraw();
  };

  const node = (n) => ({ id: n.id, label: n.label, group: n.group, ...B.seat(n.id) });
  const edge = (e) => ({ ...edgeLook(e), from: e.from, to: e.to, arrows: e.arrows, smooth: bend(e) });

  /** Put these nodes and edges on the stage, at new places if `seats` (node -> {x, y}) gives any. */
  B.show = function (visible, drawn, seats = null) {
    const again = seats !== null || moved.size > 0;
    if (seats === null) moved.clear();
    else { moved.clear(); for (const [id, at] of seats) moved.set(id, at); }
    const [came, went] = [items.filter((n) => n.hidden && visible.has(n.id)), items.filter((n) => !n.hidden && !visible.has(n.id))];
    const [cameEdges, wentEdges] = [B.edges.filter((e) => e.hidden && drawn.has(e.id)), B.edges.filter((e) => !e.hidden && !drawn.has(e.id))];
    for (const x of [...came, ...cameEdges]) x.hidden = false;
    for (const x of [...went, ...wentEdges]) x.hidden = true;
    onStage = items.filter((n) => !n.hidden).map((n) => n.id);
    if (wentEdges.length) edges.remove(wentEdges.map((e) => e.id));
    if (went.length) nodes.remove(went.map((n) => n.id));
    if (came.length) nodes.add(came.map(node));
    if (cameEdges.length) edges.add(cameEdges.map(edge));
    if (again) reseat();
    B.forgetMap();
    return came.length + went.length + (again ? 1 : 0);
  };

  /** Everyone back to the place that is theirs now. */
  function reseat() {
    nodes.update(B.visibleNodes().map((id) => ({ id, ...B.seat(id) })));
    edges.update(B.edges.filter((e) => !e.hidden).map((e) => ({ id: e.id, smooth: bend(e) })));
  }

  B.visible = (id) => !items[id].hidden;
  B.visibleNodes = () => onStage;

  /** Light some nodes and edges; `dim` steps the rest back. */
  B.light = function (nodeIds, edgeIds, dim = false) {
    const changed = new Set([...lit.edges, ...edgeIds]);
    const all = dim !== lit.dim;
    lit.nodes = new Set(nodeIds);
    lit.edges = new Set(edgeIds);
    lit.dim = dim;
    restyle(all ? B.edges.filter((e) => !e.hidden).map((e) => e.id) : [...changed]);
    network.redraw();
  };

  /** Over the drawing: captions of lit edges; from afar, the names of events. */
  function over(ctx) {
    const ids = new Set(lit.edges);
    if (hover.edge >= 0) ids.add(hover.edge);
    if (scale < B.FAR) {
      const named = B.visibleNodes().map((id) => ({ item: items[id], ...B.at(id), look: look(id) }))
        .filter((n) => B.namedFromAfar(n.item, n.look) && !n.look.dim);
      const weight = (n) => (n.look.chosen ? 3e6 : n.item.middle ? 2e6 : n.look.lit || n.look.hover ? 1e6 : 0) + B.nodes[n.item.id].edges.length;
      B.drawFarNames(ctx, named.sort((a, b) => weight(b) - weight(a) || a.item.id - b.item.id).slice(0, 120), scale);
    }
    B.captions = [];
    if (ids.size && ids.size <= 60) {
      const drawn = [...ids].map((id) => network.body.edges[id]).filter((e) => e && e.connected && !B.edges[e.id].hidden);
      B.drawCaptions(ctx, drawn, scale, B.visibleNodes().map((id) => ({ id, ...B.at(id) })));
    }
    B.drawMap();
  }

  /** Let the network find its own places (a switch; off at first). */
  B.physics = function (on) {
    network.setOptions({ physics: { enabled: on, solver: "barnesHut", stabilization: false, barnesHut: { gravitationalConstant: -9000, springLength: 170, avoidOverlap: 0.9, damping: 0.4 } } });
    if (!on) reseat();
  };
})(bienban);
