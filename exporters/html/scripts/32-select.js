/* What is on the stage: kinds, articles, a body with everything under it, days, neighbours, a path. */
(function (B) {
  const dayOf = new Map();
  let held = null;

  /** Article -> the days of its events. */
  function eventDays(a) {
    if (!held) {
      held = new Map();
      for (const f of B.facts) {
        if (f.p.id !== "schema:startDate" || !f.o.v) continue;
        for (const u of f.supports) held.set(u.a, [...(held.get(u.a) || []), f.o.v]);
      }
    }
    return held.get(a) || [];
  }

  /** The day of an article: when it appeared, else when its event was. */
  B.articleDay = function (a) {
    if (!dayOf.has(a)) {
      const node = B.nodes[B.articles[a].node];
      const dated = node.out.filter((f) => /date(Published|Modified)$/.test(f.p.id) && f.o.v).map((f) => f.o.v.slice(0, 10));
      dayOf.set(a, dated.sort()[0] || eventDays(a).sort()[0] || "");
    }
    return dayOf.get(a);
  };

  /** Articles by their days, as lists show them: [number, "29/12/2022 · headline"]. */
  B.articlesByDay = function () {
    const sign = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
    const order = B.articles.map((_, i) => i).sort((a, b) => sign(B.articleDay(a), B.articleDay(b)) || a - b);
    return order.map((i) => [i, [B.date(B.articleDay(i)), B.nodes[B.articles[i].node].label].filter(Boolean).join(" · ")]);
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

  /** What one article says of a post: the day it is for, and the code of how it is held. */
  B.shownIn = function (u) {
    const q = Object.fromEntries((u.q || []).map(([p, v]) => [B.predicates[p].id, v]));
    return {
      on: (q["bb:attestedOn"] && q["bb:attestedOn"].v) || (u.a >= 0 ? B.articleDay(u.a) : ""),
      code: (q["bb:tenure"] && q["bb:tenure"].c) || "",
    };
  };

  /** How a post stands on a day (no day: last known): "held", "left", "unknown". */
  B.tenure = function (fact, day) {
    let last = null;
    for (const u of fact.supports) {
      const said = B.shownIn(u);
      if (day && said.on > day) continue;
      if (!last || said.on > last.on) last = said;
    }
    if (!last) return "unknown";
    return /\/(nguyen|thoi-giu)$/.test(last.code) ? "left" : "held";
  };

  /** Neighbours of a node up to a depth, over these edges. */
  function around(start, depth, open) {
    const seen = new Set([start]);
    let frontier = [start];
    for (let d = 0; d < depth; d++) {
      const next = [];
      for (const i of frontier) {
        for (const e of B.nodes[i].edges) {
          const other = e.from === i ? e.to : e.from;
          if (open(e) && !seen.has(other)) { seen.add(other); next.push(other); }
        }
      }
      frontier = next;
    }
    return seen;
  }

  /** The shortest way between two nodes over these edges: nodes and edges, or null. */
  B.way = function (a, b, open) {
    const from = new Map([[a, null]]);
    let frontier = [a];
    while (frontier.length && !from.has(b)) {
      const next = [];
      for (const i of frontier) {
        for (const e of B.nodes[i].edges) {
          const other = e.from === i ? e.to : e.from;
          if (open(e) && !from.has(other)) { from.set(other, e); next.push(other); }
        }
      }
      frontier = next;
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

  const NARROWS = ["focus", "body", "article", "since", "until"];

  /** Which nodes and edges the reader's choices let through, as questions about one. */
  function rules(state) {
    const shown = B.kindsShown();
    const derived = Boolean(state.derived);
    const wanted = articlesWanted(state);
    const named = wanted && new Set(B.facts.filter((f) => says(f, wanted)).flatMap(ends));
    const body = B.nodeOf(state.body);
    const under = body >= 0 ? B.under(body) : null;
    const related = under && new Set([...under].flatMap((i) => B.nodes[i].edges.flatMap((e) => [e.from, e.to])).concat([...under]));
    const node = (i) => B.kindShows(i, shown) && (!named || named.has(i)) && (!related || related.has(i));
    const live = (e) => {
      if (!wanted && !state.asof) return true;
      const facts = e.facts.map((f) => B.facts[f]);
      if (wanted && facts.length && !facts.some((f) => says(f, wanted))) return false;
      return !state.asof || facts.every((f) => f.p.id !== "bb:holds" || B.tenure(f, state.asof) === "held");
    };
    const direct = (e) => e.via < 0 || !B.kindShows(e.via, shown);
    return { node, live, direct, edge: (e) => node(e.from) && node(e.to) && direct(e) && (!e.derived || derived) && live(e) };
  }

  const busiest = (ids, most) =>
    ids.length <= most ? ids : [...ids].sort((a, b) => B.nodes[b].edges.length - B.nodes[a].edges.length || a - b).slice(0, most);

  /** The way that was asked for, if there is one: over any edge that can be drawn, whatever kinds are on the stage. */
  function wayFor(state, rule) {
    const a = B.nodeOf(state.from);
    const b = B.nodeOf(state.to);
    if (a < 0 || b < 0) return null;
    const far = new Set(["bb:jurisdiction", "schema:containedInPlace"]);
    return B.way(a, b, (e) => !far.has(e.predicate) && rule.direct(e) && rule.live(e));
  }

  /** Nodes of a graph too large to draw whole: the overview, and neighbours of what the reader has opened. */
  function overview(state, rule) {
    const ids = new Set(B.data.overview.filter(rule.node));
    const seats = new Map();
    for (const id of state.open ? state.open.split(",") : []) {
      const i = B.nodeOf(id);
      if (i < 0) continue;
      const fresh = busiest([...new Set(B.nodes[i].edges.filter(rule.edge).flatMap((e) => [e.from, e.to]))].filter((j) => j !== i && !ids.has(j)), 60);
      const used = [...ids].map((j) => seats.get(j) || B.seat(j)).filter(Boolean);
      const at = seats.get(i) || B.seat(i) || { x: 0, y: 0 };
      if (!ids.has(i)) { ids.add(i); seats.set(i, B.seatsAround(at, 1, used)[0]); used.push(seats.get(i)); }
      B.seatsAround(at, fresh.length, used).forEach((seat, k) => { ids.add(fresh[k]); seats.set(fresh[k], seat); });
    }
    return { ids, seats };
  }

  /** Work out the stage from the state: nodes, edges, a way, new seats, and how many more there would be. */
  B.stage = function (state) {
    const rule = rules(state);
    const way = wayFor(state, rule);
    const focus = B.nodeOf(state.focus);
    let ids;
    let seats = null;
    let more = 0;
    let edge = rule.edge;
    if (way) {
      ids = new Set(way.nodes);
      const over = new Set(way.edges);
      edge = (e) => over.has(e.id) || rule.edge(e);
      seats = B.arrangeWay(way.nodes, B.aspect());
    } else if (B.data.overview && !NARROWS.some((k) => state[k])) {
      const made = overview(state, rule);
      ids = made.ids;
      seats = made.seats.size ? made.seats : null;
      more = B.nodes.length - ids.size;
    } else {
      const all = focus >= 0 ? [...around(focus, Number(state.depth) || 1, rule.edge)].filter((i) => i === focus || rule.node(i)) : B.nodes.map((n) => n.i).filter(rule.node);
      ids = new Set(busiest(all, B.MOST));
      more = all.length - ids.size;
    }
    const drawn = B.edges.filter((e) => ids.has(e.from) && ids.has(e.to) && edge(e));
    const list = [...ids];
    const known = list.every((i) => B.seat(i));
    if (!way && NARROWS.some((k) => state[k]) && list.length > 1 && (!known || (list.length <= 400 && B.scaleOf(list.map(B.base)) < 0.8))) {
      seats = B.arrange(list, drawn, B.aspect(), focus);
    }
    return { nodes: ids, edges: new Set(drawn.map((e) => e.id)), way, seats, more };
  };

  /** At most so many nodes are drawn at once. */
  B.MOST = 1500;

  /** Open a node: in an overview its neighbours join it; else they are shown alone. */
  B.expand = function (i) {
    const id = B.nodes[i].id;
    if (!B.data.overview) { B.state.set({ focus: id, depth: "1" }); return; }
    const open = B.state.get().open.split(",").filter(Boolean);
    if (!open.includes(id)) B.state.set({ open: [...open, id].join(","), node: id, edge: "" });
  };

  B.chosenFilters = (state) => NARROWS.concat("asof", "from").filter((k) => state[k]);
})(bienban);
