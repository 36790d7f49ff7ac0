/* Where the reader looks: fitting, revealing, zooming, and a small map when not everything is in view. */
(function (B) {
  /** Names are readable from this scale on. */
  const READABLE = 0.8;
  let waiting = false;

  const motion = () => (window.matchMedia("(prefers-reduced-motion: reduce)").matches ? false : { duration: 350, easingFunction: "easeInOutQuad" });
  const stage = () => B.id("network").getBoundingClientRect();

  function bounds(ids) {
    const all = ids.map((id) => {
      const size = B.measureCard(B.items[id]);
      const at = B.at(id);
      return [at.x - size.width / 2, at.y - size.height / 2, at.x + size.width / 2, at.y + size.height / 2];
    });
    const least = (k) => all.reduce((m, b) => Math.min(m, b[k]), Infinity);
    const most = (k) => all.reduce((m, b) => Math.max(m, b[k]), -Infinity);
    return [least(0), least(1), most(2), most(3)];
  }

  function scaleFor([left, top, right, bottom]) {
    const { width, height } = stage();
    return Math.min((width - 28) / (right - left), (height - 24) / (bottom - top), 1.2);
  }

  /** The scale at which seats would fit the stage. */
  B.scaleOf = function (seats) {
    const all = [...seats];
    const xs = all.map((p) => p.x);
    const ys = all.map((p) => p.y);
    return scaleFor([Math.min(...xs) - 80, Math.min(...ys) - 45, Math.max(...xs) + 80, Math.max(...ys) + 45]);
  };

  B.aspect = () => { const { width, height } = stage(); return width && height ? (width / height) * 0.9 : 1.15; };

  /** Show these nodes (all visible ones) as large as they fit, within what is pleasant to read. */
  B.fit = function (animate = true, ids = B.visibleNodes(), least = 0) {
    if (!ids.length) return;
    waiting = !stage().width;
    if (waiting) return;
    const box = bounds(ids);
    B.network.moveTo({
      position: { x: (box[0] + box[2]) / 2, y: (box[1] + box[3]) / 2 },
      scale: Math.max(scaleFor(box), least),
      animation: animate && motion(),
    });
  };

  /** The first look: everything, if its names can be read so; else the main event and what is around it. */
  B.open = function () {
    const ids = B.visibleNodes();
    if (!ids.length || !stage().width) { waiting = ids.length > 0; return; }
    const least = B.narrow() ? 0.72 : READABLE;
    if (scaleFor(bounds(ids)) >= least * 0.97 || ids.length > 1200) { B.fit(false); return; }
    const middle = ids.find((id) => B.items[id].middle);
    const at = middle === undefined ? { x: 0, y: 0 } : B.at(middle);
    B.network.moveTo({ position: at, scale: least, animation: false });
  };

  /** The stage is in view again: make up for what could not be done while it was not. */
  B.stageShown = function () {
    if (!waiting) return;
    waiting = false;
    B.network.setSize("100%", "100%");
    B.network.redraw();
    B.open();
  };

  /** Bring nodes into view, readable, without moving more than needed. */
  B.reveal = function (ids) {
    const shown = ids.filter(B.visible);
    if (!shown.length || waiting || !stage().width) return;
    const { width, height } = stage();
    const inside = shown.every((id) => {
      const p = B.network.canvasToDOM(B.at(id));
      return p.x > 60 && p.y > 30 && p.x < width - 60 && p.y < height - 30;
    });
    const scale = B.network.getScale();
    if (inside && scale >= B.FAR) return;
    const box = bounds(shown);
    const wanted = Math.min(Math.max(scale, READABLE), Math.max(scaleFor(box), B.FAR));
    B.network.moveTo({ position: { x: (box[0] + box[2]) / 2, y: (box[1] + box[3]) / 2 }, scale: wanted, animation: motion() });
  };

  B.zoom = (factor) => B.network.moveTo({ scale: Math.min(4, Math.max(0.02, B.network.getScale() * factor)), animation: motion() });

  let dots = null;

  /** The dots of the small map, painted anew only when nodes have come, gone or moved. */
  function paintDots(ids) {
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    const seats = ids.map((id) => B.at(id));
    for (const p of seats) {
      left = Math.min(left, p.x); right = Math.max(right, p.x); top = Math.min(top, p.y); bottom = Math.max(bottom, p.y);
    }
    const frame = [left - 100, top - 60, right + 100, bottom + 60];
    const scale = Math.min(150 / (frame[2] - frame[0]), 110 / (frame[3] - frame[1]));
    const picture = document.createElement("canvas");
    picture.width = Math.max(1, Math.round((frame[2] - frame[0]) * scale));
    picture.height = Math.max(1, Math.round((frame[3] - frame[1]) * scale));
    const ctx = picture.getContext("2d");
    ids.forEach((id, k) => {
      const side = B.items[id].group === "Meeting" || B.items[id].group === "Event" ? 5 : 2.5;
      ctx.fillStyle = B.colour(B.nodes[id].kind);
      ctx.fillRect((seats[k].x - frame[0]) * scale - side / 2, (seats[k].y - frame[1]) * scale - side / 2, side, side);
    });
    dots = { picture, left, top, right, bottom, frame, scale };
  }

  B.forgetMap = () => { dots = null; };

  /** The small map: dots for nodes, a frame for what is in view; gone when everything is. */
  B.drawMap = function () {
    const map = B.id("map");
    const ids = B.visibleNodes();
    if (!ids.length || B.narrow()) { map.hidden = true; return; }
    if (!dots) paintDots(ids);
    const canvas = B.network.canvas.frame.canvas;
    const from = B.network.DOMtoCanvas({ x: 0, y: 0 });
    const to = B.network.DOMtoCanvas({ x: canvas.clientWidth, y: canvas.clientHeight });
    map.hidden = from.x <= dots.left && from.y <= dots.top && to.x >= dots.right && to.y >= dots.bottom;
    if (map.hidden) return;
    const { frame, scale, picture } = dots;
    if (map.width !== picture.width || map.height !== picture.height) { map.width = picture.width; map.height = picture.height; }
    const ctx = map.getContext("2d");
    ctx.clearRect(0, 0, map.width, map.height);
    ctx.drawImage(picture, 0, 0);
    ctx.strokeStyle = B.paint.accent;
    ctx.lineWidth = 1.5;
    ctx.strokeRect((from.x - frame[0]) * scale, (from.y - frame[1]) * scale, (to.x - from.x) * scale, (to.y - from.y) * scale);
    B.mapFrame = [frame[0], frame[1], scale];
  };

  /** A press on the map goes there. */
  B.listenMap = function () {
    const map = B.id("map");
    const go = (event) => {
      if (event.type === "pointermove" && !event.buttons) return;
      const [left, top, scale] = B.mapFrame;
      const box = map.getBoundingClientRect();
      B.network.moveTo({ position: { x: left + (event.clientX - box.left) / scale, y: top + (event.clientY - box.top) / scale } });
    };
    map.addEventListener("pointerdown", go);
    map.addEventListener("pointermove", go);
  };
})(bienban);
