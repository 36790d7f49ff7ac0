/* What is on the stage: kinds, articles, a body with everything under it, days, neighbours, a path. */
(function (B) {
  const dayOf = new Map();

  /** The day of an article: when it appeared, else when its event was. */
  B.articleDay = function (a) {
    if (!dayOf.has(a)) {
      const node = B.nodes[B.articles[a].node];
      const dated = node.out.filter((f) => /date(Published|Modified)$/.test(f.p.id) && f.o.v).map((f) => f.o.v.slice(0, 10));
      const held = B.facts.filter((f) => f.p.id === "schema:startDate" && f.o.v && f.supports.some((u) => u.a === a)).map((f) => f.o.v);
      dayOf.set(a, dated.sort()[0] || held.sort()[0] || "");
    }
    return dayOf.get(a);
  };

  /** Articles that the filters by article and by day let through; null: all. */
  function articlesWanted(state) {
    if (!state.article && !state.since && !state.until) return null;
    const wanted = new Set();
    B.articles.forEach((a, i) => {
      const day = B.articleDay(i);
      if (state.article && B.nodes[a.node].id !== state.article) return;
      if (state.since && (!day || day < state.since)) return;
      if (state.until && (!day || day > state.until)) return;
      wanted.add(i);
    });
    return wanted;
  }

  const ends = (f) => (typeof f.o === "number" ? [f.s, f.o] : [f.s]);
  const says = (f, wanted) => f.supports.some((u) => wanted.has(u.a));

  /** A body and all that is part of it, however deep. */
  B.under = function (body) {
    const all = new Set([body]);
    const waiting = [body];
    while (waiting.length) {
      for (const f of B.nodes[waiting.pop()].in) {
        if (f.p.id === "bb:partOf" && !all.has(f.s)) { all.add(f.s); waiting.push(f.s); }
      }
    }
    return all;
  };

  /** How a post stands on a day (no day: last known): "held", "left", "unknown". */
  B.tenure = function (fact, day) {
    let last = null;
    for (const u of fact.supports) {
      const q = Object.fromEntries((u.q || []).map(([p, v]) => [B.predicates[p].id, v]));
      const on = (q["bb:attestedOn"] && q["bb:attestedOn"].v) || (u.a >= 0 ? B.articleDay(u.a) : "");
      if (day && on > day) continue;
      if (!last || on > last.on) last = { on, code: q["bb:tenure"] ? q["bb:tenure"].c : "" };
    }
    if (!last) return "unknown";
    return /\/(nguyen|thoi-giu)$/.test(last.code) ? "left" : "held";
  };

  /** Neighbours of a node up to a depth, over these edges. */
  function around(start, depth, open) {
    const seen = new Set([start]);
    let edge = [start];
    for (let d = 0; d < depth; d++) {
      const next = [];
      for (const i of edge) {
        for (const e of B.nodes[i].edges) {
          const other = e.from === i ? e.to : e.from;
          if (open(e) && !seen.has(other)) { seen.add(other); next.push(other); }
        }
      }
      edge = next;
    }
    return seen;
  }

  /** The shortest way between two nodes over these edges: nodes and edges, or null. */
  B.way = function (a, b, open) {
    const from = new Map([[a, null]]);
    let edge = [a];
    while (edge.length && !from.has(b)) {
      const next = [];
      for (const i of edge) {
        for (const e of B.nodes[i].edges) {
          const other = e.from === i ? e.to : e.from;
          if (open(e) && !from.has(other)) { from.set(other, e); next.push(other); }
        }
      }
      edge = next;
    }
    if (!from.has(b)) return null;
    const way = { nodes: [b], edges: [] };
    for (let i = b; from.get(i); ) {
      const e = from.get(i);
      way.edges.unshift(e.id);
      i = e.from === i ? e.to : e.from;
      way.nodes.unshift(i);
    }
    return way;
  };

  B.nodeOf = (id) => (B.byId.has(id) ? B.byId.get(id) : -1);

  /** Work out the stage from the state: `{node(i), edge(e), way}`. */
  B.stage = function (state) {
    const shown = B.kindsShown();
    const derived = Boolean(state.derived);
    const wanted = articlesWanted(state);
    const named = wanted && new Set(B.facts.filter((f) => says(f, wanted)).flatMap(ends));
    const body = B.nodeOf(state.body);
    const under = body >= 0 ? B.under(body) : null;
    const related = under && new Set([...under].flatMap((i) => B.nodes[i].edges.flatMap((e) => [e.from, e.to])).concat([...under]));

    let node = (i) => B.kindShows(i, shown) && (!named || named.has(i)) && (!related || related.has(i));
    const live = (e) => {
      if (!wanted && !state.asof) return true;
      const facts = e.facts.map((f) => B.facts[f]);
      if (wanted && facts.length && !facts.some((f) => says(f, wanted))) return false;
      return !state.asof || facts.every((f) => f.p.id !== "bb:holds" || B.tenure(f, state.asof) === "held");
    };
    const between = (e) => node(e.from) && node(e.to) && (e.via < 0 || !B.kindShows(e.via, shown)) && (!e.derived || derived) && live(e);
    let edge = between;

    const focus = B.nodeOf(state.focus);
    if (focus >= 0) {
      const near = around(focus, Number(state.depth) || 1, between);
      const before = node;
      node = (i) => near.has(i) && (before(i) || i === focus);
      edge = (e) => near.has(e.from) && near.has(e.to) && between(e);
    }
    const a = B.nodeOf(state.from);
    const b = B.nodeOf(state.to);
    let way = null;
    if (a >= 0 && b >= 0) {
      // Any drawable edge may lead there, whatever kinds are on the stage.
      way = B.way(a, b, (e) => e.predicate !== "bb:jurisdiction" && e.predicate !== "schema:containedInPlace" && (e.via < 0 || !B.kindShows(e.via, shown)) && live(e));
      if (way) {
        const on = new Set(way.nodes);
        const over = new Set(way.edges);
        node = (i) => on.has(i);
        edge = (e) => over.has(e.id) || (on.has(e.from) && on.has(e.to) && between(e));
      }
    }
    return { node, edge, way };
  };

  B.chosenFilters = (state) => ["article", "body", "since", "until", "asof", "focus", "from"].filter((k) => state[k]);
})(bienban);
