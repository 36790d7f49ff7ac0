/* The stage as a picture: SVG written from what is drawn, PNG painted from that SVG. */
(function (B) {
  const escape = (text) =>
    String(text).replace(/[&<>"']/g, (c) => "&#" + c.charCodeAt(0) + ";").replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\u202a-\u202e\u2066-\u2069\u200e\u200f]/g, "");

  const inside = (p, c) => Math.abs(p.x - c.x) <= c.width / 2 + 1 && Math.abs(p.y - c.y) <= c.height / 2 + 1;

  /** Points along an edge from border to border. */
  function line(edge, cards) {
    const points = [];
    for (let k = 0; k <= 60; k++) {
      const p = edge.edgeType.getPoint(k / 60);
      if (!inside(p, cards.get(edge.fromId)) && !inside(p, cards.get(edge.toId))) points.push(p);
    }
    return points;
  }

  const round = (n) => Math.round(n * 10) / 10;

  function arrow(points) {
    const [a, b] = points.slice(-2);
    const angle = Math.atan2(b.y - a.y, b.x - a.x);
    const wing = (turn) => round(b.x - 9 * Math.cos(angle + turn)) + " " + round(b.y - 9 * Math.sin(angle + turn));
    return `M${round(b.x)} ${round(b.y)}L${wing(0.4)}L${wing(-0.4)}Z`;
  }

  function card(item, c) {
    const kind = B.kindOf[item.group];
    const colour = B.colour(kind);
    const left = c.x - c.width / 2;
    const top = c.y - c.height / 2;
    const sign = c.strong ? 24 : 18;
    const ink = c.strong ? B.paint["on-strong"] : B.paint.text;
    const text = c.lines.map((words, k) =>
      `<tspan x="${round(left + (c.strong ? 44 : 33))}" y="${round(c.y + (k - (c.lines.length - 1) / 2) * c.line + c.font * 0.35)}">${escape(words)}</tspan>`).join("");
    return `<g><title>${escape(B.nodes[item.id].label)} (${escape(B.say(kind.caption))})</title>` +
      `<rect x="${round(left)}" y="${round(top)}" width="${c.width}" height="${c.height}" rx="9" fill="${c.strong ? colour : B.paint.surface}" stroke="${colour}" stroke-width="1.6"/>` +
      `<path transform="translate(${round(left + (c.strong ? 12 : 8))} ${round(c.y - sign / 2)}) scale(${sign / 24})" d="${B.data.symbols[kind.symbol]}" fill="${c.strong ? ink : colour}" fill-rule="evenodd"/>` +
      `<text font-size="${c.font}"${c.strong ? ' font-weight="600"' : ""} fill="${ink}">${text}</text></g>`;
  }

  /** The legend in rows no wider than the picture: {rows, draw(x, y)}. */
  function legend(width) {
    const kinds = [...new Set(B.visibleNodes().map((i) => B.nodes[i].kind))].sort((a, b) => B.kinds.indexOf(a) - B.kinds.indexOf(b));
    let [at, row] = [0, 0];
    const seats = kinds.map((kind) => {
      const step = 36 + B.say(kind.short).length * 7;
      if (at + step > width && at) { at = 0; row++; }
      const seat = { kind, at, row };
      at += step;
      return seat;
    });
    const draw = (x, y) => seats.map(({ kind, at: dx, row: dy }) =>
      `<path transform="translate(${round(x + dx)} ${round(y + dy * 22)}) scale(0.6)" d="${B.data.symbols[kind.symbol]}" fill="${B.colour(kind)}" fill-rule="evenodd"/>` +
      `<text x="${round(x + dx + 20)}" y="${round(y + dy * 22 + 12)}" font-size="12" fill="${B.paint.text}">${escape(B.say(kind.short))}</text>`).join("");
    return { rows: row + 1, draw };
  }

  B.svg = function () {
    const items = B.drawing.nodes.filter((n) => !n.hidden);
    const cards = new Map(items.map((n) => [n.id, { ...B.measureCard(n), ...B.at(n.id) }]));
    const all = [...cards.values()];
    const left = Math.min(...all.map((c) => c.x - c.width / 2)) - 24;
    const top = Math.min(...all.map((c) => c.y - c.height / 2)) - 64;
    const width = Math.max(...all.map((c) => c.x + c.width / 2), left + 700) + 24 - left;
    const below = legend(width - 40);
    const bottom = Math.max(...all.map((c) => c.y + c.height / 2)) + 28;
    const height = bottom + below.rows * 22 + 14 - top;
    const edges = B.edges.filter((e) => !e.hidden).map((e) => {
      const points = line(B.network.body.edges[e.id], cards);
      if (points.length < 2) return "";
      const path = "M" + points.map((p) => round(p.x) + " " + round(p.y)).join("L");
      return `<g><title>${escape(B.nodes[e.from].label)} – ${escape(B.edgeCaption(e))} → ${escape(B.nodes[e.to].label)}</title>` +
        `<path d="${path}" fill="none" stroke="${B.paint.edge}" stroke-width="1.3"${e.derived ? ' stroke-dasharray="5 5"' : ""}/><path d="${arrow(points)}" fill="${B.paint.edge}"/></g>`;
    });
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${round(left)} ${round(top)} ${round(width)} ${round(height)}" width="${Math.round(width)}" height="${Math.round(height)}" lang="vi" font-family="Noto Sans, Segoe UI, Roboto, Arial, sans-serif">` +
      `<title>${escape(B.data.title)}</title><rect x="${round(left)}" y="${round(top)}" width="${round(width)}" height="${round(height)}" fill="${B.paint.ground}"/>` +
      `<text x="${round(left + 20)}" y="${round(top + 30)}" font-size="17" font-weight="600" fill="${B.paint.text}">${escape(B.data.title)}</text>` +
      edges.join("") + items.map((n) => card(n, cards.get(n.id))).join("") + below.draw(left + 20, bottom) + "</svg>\n";
  };

  /** On paper the stage is the picture, in light colours, whatever the screen shows. */
  B.listenPrint = function () {
    window.addEventListener("beforeprint", () => {
      if (document.body.dataset.tab !== "graph" || !B.visibleNodes().length) return;
      const drawn = new DOMParser().parseFromString(B.inLight(B.svg), "image/svg+xml").documentElement;
      drawn.id = "paper";
      B.id("stage").prepend(document.adoptNode(drawn));
    });
    window.addEventListener("afterprint", () => { const paper = B.id("paper"); if (paper) paper.remove(); });
  };

  /** PNG of the same picture, at twice the size; resolves to a blob. */
  B.png = function () {
    return new Promise((resolve, reject) => {
      const address = URL.createObjectURL(new Blob([B.svg()], { type: "image/svg+xml" }));
      const image = new Image();
      image.onload = () => {
        const scale = Math.min(2, 8000 / Math.max(image.width, image.height));
        const canvas = document.createElement("canvas");
        canvas.width = Math.round(image.width * scale);
        canvas.height = Math.round(image.height * scale);
        canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
        URL.revokeObjectURL(address);
        canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png");
      };
      image.onerror = () => reject(new Error("no picture"));
      image.src = address;
    });
  };
})(bienban);
