/* Lines of facts and the words behind them, as the panel shows them. */
(function (B) {
  const FIRST = 2;
  const DAYS = 3;

  /** A name that can be followed. */
  B.nodeLink = function (i, text) {
    const n = B.nodes[i];
    return B.el("a.link", { href: "#" + new URLSearchParams({ node: n.id }), "data-node": n.id, on: {
      click: (event) => { event.preventDefault(); B.choose.node(i); },
      mouseenter: () => B.light([i], B.chosenEdges()),
      mouseleave: () => B.lightChosen(),
    } }, B.symbol(n.kind, 14), B.words(text || n.label));
  };

  B.value = (v) => (typeof v === "number" ? B.nodeLink(v) : B.words(B.valueText(v)));

  /** The quoted words of a fact: hovering lights the edge, a click goes to the place in the article. Words that stand in
      several places are shown once; each further click goes to the next place. */
  B.quotes = function (fact) {
    const places = new Map();
    for (const spot of B.spans(fact)) {
      const words = B.quote(spot.article, spot.span);
      if (!places.has(words)) places.set(words, []);
      places.get(words).push(spot);
    }
    const list = B.el("span.quotes");
    const show = (some) => some.forEach(([words, spots]) => list.append(quote(fact, words, spots)));
    const all = [...places];
    show(all.slice(0, FIRST));
    if (all.length > FIRST) {
      const more = B.el("button.quiet.more", { type: "button", on: { click: () => {
        more.remove();
        show(all.slice(FIRST));
      } } }, B.t("more.quotes", B.number(all.length - FIRST)));
      list.append(more);
    }
    return list;
  };

  function quote(fact, words, spots) {
    let next = 0;
    const light = () => B.lightFact(fact, spots[next].article, spots[next].span);
    return B.el("button.quote", { type: "button", on: {
      mouseenter: light,
      focus: light,
      mouseleave: () => B.lightChosen(),
      blur: () => B.lightChosen(),
      click: () => {
        const { article, span } = spots[next];
        B.showHalf("article");
        B.showInArticle(article, span, true);
        next = (next + 1) % spots.length;
      },
    } }, B.words(words), spots.length > 1 ? B.el("span.count", {}, B.t("places", B.number(spots.length))) : null);
  }

  /** Values side by side; days in their order, and many of them as the first and the last. */
  function told(values) {
    if (!values.every((v) => v.d === "xsd:date")) return values.map((v, i) => [i ? ", " : "", B.value(v)]);
    const days = values.map((v) => v.v).sort().map(B.date);
    return days.length <= DAYS ? days.join(", ") : [days[0], " – ", days[days.length - 1], " (", B.t("days", B.number(days.length)), ")"];
  }

  /** What goes with a fact: tenure, day of attestation, capacity. Not what its line already says. */
  B.qualifiers = function (fact) {
    const rows = new Map();
    for (const u of fact.supports) {
      for (const [p, v] of u.q || []) {
        const id = B.predicates[p].id;
        if (id === "bb:tenure" && v.c && v.c.endsWith("/duong-nhiem")) continue;
        if (!rows.has(id)) rows.set(id, { predicate: B.predicates[p], values: new Map() });
        rows.get(id).values.set(JSON.stringify(v), v);
      }
    }
    return [...rows.values()].map((row) => B.el("span.qualifier", {}, B.say(row.predicate.out), ": ", told([...row.values.values()])));
  };

  B.inferredMark = function (fact) {
    const how = B.inferred(fact);
    return how ? B.el("span.inferred", { title: how }, B.t("inferred"), B.el("span.how", {}, ": ", B.words(how))) : null;
  };

  /** One fact as a line: its other end, what goes with it, its words. */
  B.factLine = function (fact, end, extra = []) {
    return B.el("li.fact", { "data-fact": fact.i, on: {
      mouseenter: () => B.lightFact(fact),
      mouseleave: () => B.lightChosen(),
    } }, B.el("div.what", {}, end, extra, B.inferredMark(fact)), B.qualifiers(fact), B.quotes(fact));
  };

  /** Edges of a fact that are on the stage. */
  B.edgesOf = (fact) => fact.edges.filter((id) => !B.edges[id].hidden);

  /** Light everything that one fact is about, and its words in the article. */
  B.lightFact = function (fact, article, span) {
    const ids = B.edgesOf(fact);
    const ends = ids.length ? ids.flatMap((id) => [B.edges[id].from, B.edges[id].to]) : [fact.s];
    B.light(ends, ids, ids.length > 0);
    B.markFacts([fact.i], article, span);
  };

  B.chosenEdges = function () {
    const edge = B.chosenEdge();
    if (edge) return [edge.id];
    const node = B.chosenNode();
    return node ? node.edges.filter((e) => !e.hidden).map((e) => e.id) : [];
  };

  /** Back to what the reader's choice lights: an edge with its ends, or a node with its neighbours. */
  B.lightChosen = function () {
    const ids = B.chosenEdges();
    const ends = new Set(ids.flatMap((id) => [B.edges[id].from, B.edges[id].to]));
    const node = B.chosenNode();
    if (node) ends.add(node.i);
    B.light(B.chosenEdge() ? ends : [], ids, ids.length > 0 && Boolean(B.chosenEdge() || node));
    if (node) for (const i of ends) B.lit.nodes.add(i);
    B.network.redraw();
    const edge = B.chosenEdge();
    B.markFacts(edge ? edge.facts : node ? [...node.out, ...node.in].map((f) => f.i) : []);
  };
})(bienban);
