/* Places worked out in the page, for parts of a graph that the page's own layout shows too far apart (or not at all):
   the same brick pattern, each node near its neighbours, then swaps that shorten edges. No chance in it. */
(function (B) {
  /* A place is as large as in the page's own layout (slots.py). */
  const width = () => B.data.place[0];
  const height = () => B.data.place[1];

  function places(count, aspect) {
    const reach = Math.ceil(Math.sqrt(count * Math.max(aspect, 1 / aspect))) + 3;
    const all = [];
    for (let row = -reach; row <= reach; row++) {
      for (let column = -reach; column <= reach; column++) {
        const x = (column + (row % 2 ? 0.5 : 0)) * width();
        const y = row * height();
        all.push({ x, y, ring: Math.pow(Math.abs(x) / aspect, 4) + Math.pow(Math.abs(y), 4) });
      }
    }
    all.sort((a, b) => a.ring - b.ring || a.y - b.y || a.x - b.x);
    return all.slice(0, count);
  }

  const near = (a, b) => Math.hypot((a.x - b.x) / width(), (a.y - b.y) / height());

  /** Neighbours of each node among these, over these edges. */
  function neighbours(ids, edges) {
    const of = new Map(ids.map((i) => [i, new Set()]));
    for (const e of edges) {
      if (e.from === e.to) continue;
      of.get(e.from).add(e.to);
      of.get(e.to).add(e.from);
    }
    return of;
  }

  function improve(where, free, of, first) {
    const ids = [...where.keys()].filter((i) => i !== first);
    const cost = (i, at) => [...of.get(i)].reduce((sum, j) => sum + near(at, where.get(j)), 0);
    for (let pass = 0; pass < (ids.length > 150 ? 1 : 5); pass++) {
      for (const i of ids) {
        for (const j of ids) {
          if (i >= j) continue;
          const [a, b] = [where.get(i), where.get(j)];
          const before = cost(i, a) + cost(j, b);
          where.set(i, b);
          where.set(j, a);
          if (cost(i, b) + cost(j, a) >= before - 1e-6) { where.set(i, a); where.set(j, b); }
        }
        for (let k = 0; k < free.length; k++) {
          const at = where.get(i);
          if (cost(i, free[k]) < cost(i, at) - 1e-6) { where.set(i, free[k]); free[k] = at; }
        }
      }
    }
  }

  /** node -> {x, y} for all of them, the first one (or the best connected) in the middle. */
  B.arrange = function (ids, edges, aspect, first = -1) {
    const of = neighbours(ids, edges);
    const order = [...ids].sort((a, b) => of.get(b).size - of.get(a).size || a - b);
    const start = first >= 0 ? first : order[0];
    const free = places(ids.length + Math.max(3, Math.floor(ids.length / 6)), aspect);
    const where = new Map();
    const take = (i, at) => { where.set(i, at); free.splice(free.indexOf(at), 1); };
    const seat = (i) => {
      const known = [...of.get(i)].filter((j) => where.has(j)).map((j) => where.get(j));
      if (!known.length) return take(i, where.size ? free[free.length - 1] : free[0]);
      const x = known.reduce((s, p) => s + p.x, 0) / known.length;
      const y = known.reduce((s, p) => s + p.y, 0) / known.length;
      return take(i, free.reduce((a, b) => (near(b, { x, y }) < near(a, { x, y }) - 1e-9 ? b : a)));
    };
    const waiting = [start];
    const seen = new Set(waiting);
    const follow = () => {
      while (waiting.length) {
        const i = waiting.shift();
        seat(i);
        for (const j of [...of.get(i)].sort((a, b) => of.get(b).size - of.get(a).size || a - b)) {
          if (!seen.has(j)) { seen.add(j); waiting.push(j); }
        }
      }
    };
    follow();
    for (const i of order) if (!seen.has(i)) { seen.add(i); waiting.push(i); follow(); }
    if (ids.length <= 400) improve(where, free, of, start);
    return where;
  };

  /** A way as a line that turns at the edge of the stage. */
  B.arrangeWay = function (ids, aspect) {
    const columns = Math.max(2, Math.min(ids.length, Math.ceil(Math.sqrt(ids.length * aspect * 0.9))));
    return new Map(ids.map((i, k) => {
      const row = Math.floor(k / columns);
      const column = row % 2 ? columns - 1 - (k % columns) : k % columns;
      return [i, { x: column * (width() + 90), y: row * (height() + 60) }];
    }));
  };

  /** Places for newcomers around a node, none of them taken; places is a list of {x, y} already in use. */
  B.seatsAround = function (at, count, used) {
    const taken = new Set(used.map((p) => Math.round(p.x / width() * 2) + ":" + Math.round(p.y / height())));
    const seats = [];
    for (const p of places((count + used.length) * 2 + 40, 1.2)) {
      const row = Math.round((at.y + p.y) / height());
      const column = Math.round((at.x + p.x) / width() - (row % 2 ? 0.5 : 0));
      const seat = { x: (column + (row % 2 ? 0.5 : 0)) * width(), y: row * height() };
      const keys = [-1, 0, 1].map((d) => Math.round(seat.x / width() * 2) + d + ":" + row);
      if (keys.some((k) => taken.has(k))) continue;
      taken.add(keys[1]);
      seats.push(seat);
      if (seats.length === count) break;
    }
    return seats;
  };
})(bienban);
