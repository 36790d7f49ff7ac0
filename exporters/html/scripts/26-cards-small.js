/* How one node is drawn when the reader looks from far away: a sign, and a name only for events and what is chosen. */
(function (B) {
  /** Below this scale the names on cards would be too small to read. */
  B.FAR = 0.5;

  const NAMED = new Set(["Meeting", "Event"]);

  B.namedFromAfar = (item, look) => item.middle || NAMED.has(item.group) || look.chosen || look.lit || look.hover;

  const sprites = new Map();

  /** The sign of a kind as a small picture, painted once for each size and look: stamping is faster than drawing. */
  function sprite(kind, side, state) {
    const colour = B.colour(kind);
    const key = kind.id + colour + side + state;
    let found = sprites.get(key);
    if (found) return found;
    if (sprites.size > 400) sprites.clear();
    found = document.createElement("canvas");
    found.width = found.height = Math.ceil(side * 2);
    const ctx = found.getContext("2d");
    const disc = (radius, fill, alpha) => {
      ctx.globalAlpha = alpha;
      ctx.fillStyle = fill;
      ctx.beginPath();
      ctx.arc(side, side, radius, 0, Math.PI * 2);
      ctx.fill();
    };
    if (state === "chosen" || state === "lit") disc(side * 0.95, B.paint.accent, state === "chosen" ? 1 : 0.45);
    disc(side * 0.72, B.paint.surface, 1);
    ctx.globalAlpha = state === "dim" ? 0.35 : 1;
    ctx.translate(side / 2, side / 2);
    ctx.scale(side / 24, side / 24);
    ctx.fillStyle = colour;
    ctx.fill(new Path2D(B.data.symbols[kind.symbol]), "evenodd");
    sprites.set(key, found);
    return found;
  }

  B.forgetSprites = () => sprites.clear();

  /** Draw the sign; its size on the screen hardly changes with the scale. */
  B.drawSign = function (ctx, item, x, y, look, scale) {
    const side = Math.min((NAMED.has(item.group) ? 20 : 13) / scale, NAMED.has(item.group) ? 96 : 62);
    const pixels = Math.max(4, Math.round(side * scale * (window.devicePixelRatio || 1) / 2) * 2);
    const state = look.chosen ? "chosen" : look.lit ? "lit" : look.dim ? "dim" : "";
    ctx.drawImage(sprite(B.kindOf[item.group], pixels, state), x - side, y - side, side * 2, side * 2);
  };

  const widths = new Map();
  const ruler = document.createElement("canvas").getContext("2d");

  /** How wide a name is at a size of one. */
  function nameWidth(label, lines) {
    let width = widths.get(label);
    if (width === undefined) {
      ruler.font = B.font(100, true);
      widths.set(label, (width = Math.max(...lines.map((l) => ruler.measureText(l).width)) / 100));
    }
    return width;
  }

  /** At most so many names are drawn from afar. */
  const MOST = 40;

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
      const width = nameWidth(item.label, lines) * size;
      const box = { left: x - width / 2, right: x + width / 2, top: y + 15 / scale, bottom: y + 15 / scale + lines.length * size * 1.2 };
      if (taken.some((t) => t.left < box.right && box.left < t.right && t.top < box.bottom && box.top < t.bottom)) continue;
      taken.push(box);
      if (taken.length > MOST) break;
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
