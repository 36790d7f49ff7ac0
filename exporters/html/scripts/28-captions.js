/* Captions on lit edges: each where it covers no name and no other caption, if there is such a place. */
(function (B) {
  /* Along the edge from its middle outwards, then a little above and below it: [part of the way, lines aside]. */
  const TRIES = [0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73, 0.2, 0.8].map((t) => [t, 0])
    .concat([0.5, 0.35, 0.65].flatMap((t) => [-1.2, 1.2, -2.2, 2.2].map((aside) => [t, aside])));

  const overlap = (a, b) =>
    Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) *
    Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));

  const around = (x, y, width, height) => ({ left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 });

  /** Edges between the same two nodes share one caption: "chủ trì · phát biểu tại". */
  function together(drawn) {
    const bundles = new Map();
    for (const edge of [...drawn].sort((a, b) => a.id - b.id)) {
      const key = Math.min(edge.fromId, edge.toId) + ":" + Math.max(edge.fromId, edge.toId);
      if (!bundles.has(key)) bundles.set(key, []);
      bundles.get(key).push(edge);
    }
    return [...bundles.values()].map((edges) => [
      edges[Math.floor((edges.length - 1) / 2)],
      [...new Set(edges.map((e) => B.edgeCaption(B.edges[e.id])))].join(" · "),
    ]);
  }

  /** What stands on edges now. */
  B.captions = [];

  /** `drawn`: vis edges; `cards`: {id, x, y} of the nodes on the stage. */
  B.drawCaptions = function (ctx, drawn, scale, cards) {
    if (!drawn.length) return;
    const size = Math.max(11.5, 12 / scale);
    const boxes = cards.map((c) => {
      const card = B.cardSize(c.id);
      return card ? around(c.x, c.y, card.width, card.height) : null;
    }).filter(Boolean);
    ctx.save();
    ctx.font = B.font(size, false);
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    const captions = together(drawn).map(([edge, text]) => {
      const length = Math.hypot(edge.from.x - edge.to.x, edge.from.y - edge.to.y);
      return { edge, text, length, width: ctx.measureText(text).width + size, height: size * 1.6 };
    });
    B.captions = captions.map((c) => c.text);
    captions.sort((a, b) => a.length - b.length || a.edge.id - b.edge.id);
    for (const c of captions) {
      let best = null;
      for (const [t, aside] of TRIES) {
        const on = c.edge.edgeType.getPoint(t);
        const at = { x: on.x, y: on.y + aside * size };
        const place = around(at.x, at.y, c.width, c.height);
        const covered = boxes.reduce((sum, box) => sum + overlap(place, box), 0);
        if (!best || covered < best.covered - 1) best = { at, place, covered };
        if (!covered) break;
      }
      boxes.push(best.place);
      ctx.fillStyle = B.paint.ground;
      ctx.beginPath();
      ctx.roundRect(best.place.left, best.place.top, c.width, c.height, size * 0.5);
      ctx.fill();
      ctx.strokeStyle = B.paint.accent;
      ctx.lineWidth = 1 / scale;
      ctx.stroke();
      ctx.fillStyle = B.paint.text;
      ctx.fillText(c.text, best.at.x, best.at.y + size * 0.05);
    }
    ctx.restore();
  };
})(bienban);
