/* How one node is drawn: a card with its symbol and its name. */
(function (B) {
  const FONT = '"Noto Sans", "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';
  const paths = {};
  const sizes = new Map();

  B.font = (size, strong) => `${strong ? "600 " : ""}${size}px ${FONT}`;

  const path = (name) => (paths[name] = paths[name] || new Path2D(B.data.symbols[name]));

  function measure(ctx, item) {
    let size = sizes.get(item.id);
    if (!size || size.label !== item.label) {
      const strong = Boolean(item.middle);
      const font = strong ? 15 : 13;
      ctx.font = B.font(font, strong);
      const lines = item.label.split("\n");
      const line = strong ? 20 : 16.5;
      const width = Math.max(...lines.map((l) => ctx.measureText(l).width));
      size = {
        label: item.label, lines, font, line, strong,
        width: Math.ceil(width) + (strong ? 54 : 42), height: Math.ceil(Math.max(lines.length * line, 20)) + (strong ? 20 : 13),
      };
      sizes.set(item.id, size);
    }
    return size;
  }

  B.cardSize = (id) => sizes.get(id);

  const ruler = document.createElement("canvas").getContext("2d");

  /** The size of a card that may not have been drawn yet. */
  B.measureCard = (item) => measure(ruler, item);

  function box(ctx, x, y, width, height, radius) {
    ctx.beginPath();
    ctx.roundRect(x, y, width, height, radius);
  }

  /** Draw one card; `look` says how: {chosen, lit, dim, hover}. */
  B.drawCard = function (ctx, item, x, y, look) {
    const kind = B.kindOf[item.group];
    const size = measure(ctx, item);
    const colour = B.colour(kind);
    const left = x - size.width / 2;
    const top = y - size.height / 2;
    ctx.save();
    if (look.chosen || look.lit) {
      box(ctx, left - 4, top - 4, size.width + 8, size.height + 8, 12);
      ctx.fillStyle = B.paint.accent;
      ctx.globalAlpha = look.chosen ? 1 : 0.45;
      ctx.fill();
      ctx.globalAlpha = 1;
    }
    box(ctx, left, top, size.width, size.height, 9);
    ctx.fillStyle = B.paint.surface;
    ctx.fill();
    // Stepped back, a card stays opaque to the edges behind it; only what stands on it fades.
    if (look.dim) ctx.globalAlpha = 0.38;
    if (size.strong) {
      ctx.fillStyle = colour;
      ctx.fill();
    }
    ctx.lineWidth = look.hover ? 2.6 : 1.6;
    ctx.strokeStyle = colour;
    ctx.stroke();
    const sign = size.strong ? 24 : 18;
    ctx.save();
    ctx.translate(left + (size.strong ? 12 : 8), y - sign / 2);
    ctx.scale(sign / 24, sign / 24);
    ctx.fillStyle = size.strong ? B.paint["on-strong"] : colour;
    ctx.fill(path(kind.symbol), "evenodd");
    ctx.restore();
    ctx.font = B.font(size.font, size.strong);
    ctx.fillStyle = size.strong ? B.paint["on-strong"] : B.paint.text;
    ctx.textAlign = "left";
    ctx.textBaseline = "middle";
    size.lines.forEach((line, k) => {
      ctx.fillText(line, left + (size.strong ? 44 : 33), y + (k - (size.lines.length - 1) / 2) * size.line + 0.5);
    });
    ctx.restore();
    return size;
  };
})(bienban);
