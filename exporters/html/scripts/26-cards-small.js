/* How one node is drawn when the reader looks from far away: a sign, and a name only for events and what is chosen. */
(function (B) {
  /** Below this scale the names on cards would be too small to read. */
  B.FAR = 0.5;

  const paths = {};
  const path = (name) => (paths[name] = paths[name] || new Path2D(B.data.symbols[name]));
  const NAMED = new Set(["Meeting", "Event"]);

  B.namedFromAfar = (item, look) => item.middle || NAMED.has(item.group) || look.chosen || look.lit || look.hover;

  /** Draw the sign; its size on the screen hardly changes with the scale. */
  B.drawSign = function (ctx, item, x, y, look, scale) {
    const kind = B.kindOf[item.group];
    const colour = B.colour(kind);
    const strong = NAMED.has(item.group);
    const side = Math.min((strong ? 20 : 13) / scale, strong ? 96 : 62);
    ctx.save();
    if (look.chosen || look.lit) {
      ctx.beginPath();
      ctx.arc(x, y, side * 0.9, 0, Math.PI * 2);
      ctx.fillStyle = B.paint.accent;
      ctx.globalAlpha = look.chosen ? 1 : 0.45;
      ctx.fill();
      ctx.globalAlpha = 1;
    }
    ctx.beginPath();
    ctx.arc(x, y, side * 0.72, 0, Math.PI * 2);
    ctx.fillStyle = B.paint.surface;
    ctx.fill();
    if (look.dim) ctx.globalAlpha = 0.35;
    ctx.translate(x - side / 2, y - side / 2);
    ctx.scale(side / 24, side / 24);
    ctx.fillStyle = colour;
    ctx.fill(path(kind.symbol), "evenodd");
    ctx.restore();
    return { width: side * 1.5, height: side * 1.5 };
  };

  /** Names from afar, all of one size on the screen, none over another; the best known first. */
  B.drawFarNames = function (ctx, named, scale) {
    const size = 12 / scale;
    const taken = [];
    ctx.save();
    ctx.font = B.font(size, true);
    ctx.textAlign = "center";
    ctx.textBaseline = "top";
    ctx.lineJoin = "round";
    for (const { item, x, y } of named) {
      const lines = item.label.split("\n");
      const width = Math.max(...lines.map((l) => ctx.measureText(l).width));
      const box = { left: x - width / 2, right: x + width / 2, top: y + 15 / scale, bottom: y + 15 / scale + lines.length * size * 1.2 };
      if (taken.some((t) => t.left < box.right && box.left < t.right && t.top < box.bottom && box.top < t.bottom)) continue;
      taken.push(box);
      ctx.strokeStyle = B.paint.ground;
      ctx.lineWidth = 4 / scale;
      ctx.fillStyle = B.paint.text;
      lines.forEach((line, k) => {
        ctx.strokeText(line, x, box.top + k * size * 1.2);
        ctx.fillText(line, x, box.top + k * size * 1.2);
      });
    }
    ctx.restore();
  };
})(bienban);
