/* The panel's lower half: the article, with every span that a fact was read from. */
(function (B) {
  let shown = -1;
  let pieces = [];

  /** Spans of an article with the facts they support, mentions apart (they cover every name). */
  function spansOf(article) {
    const found = new Map();
    for (const f of B.facts) {
      for (const u of f.supports) {
        if (u.a !== article) continue;
        for (const span of u.e) {
          if (span.length > 2) continue;
          const key = span[0] + "," + span[1];
          if (!found.has(key)) found.set(key, { start: span[0], end: span[1], facts: [], mention: true });
          const entry = found.get(key);
          entry.facts.push(f.i);
          if (f.p.id !== "bb:mentions") entry.mention = false;
        }
      }
    }
    return [...found.values()].sort((a, b) => a.start - b.start || b.end - a.end);
  }

  /** The text cut where spans begin and end; each piece knows which spans lie over it. */
  function cut(text, spans) {
    const edges = [...new Set([0, text.length, ...spans.flatMap((s) => [s.start, s.end])])].sort((a, b) => a - b);
    const result = [];
    let open = [];
    let next = 0;
    for (let i = 0; i + 1 < edges.length; i++) {
      open = open.filter((s) => s.end > edges[i]);
      while (next < spans.length && spans[next].start === edges[i]) open.push(spans[next++]);
      result.push({ start: edges[i], end: edges[i + 1], spans: [...open] });
    }
    return result;
  }

  const tightest = (spans) => spans.reduce((a, b) => (b.end - b.start < a.end - a.start ? b : a));

  function choose(piece) {
    const own = tightest(piece.spans).facts.map((i) => B.facts[i]);
    const telling = own.filter((f) => f.p.id !== "bb:mentions");
    for (const f of telling.length ? telling : own) {
      const ids = B.edgesOf(f);
      if (ids.length) return B.choose.edge(B.edges[ids[0]]);
    }
    const f = telling[0] || own[0];
    return B.choose.node(f.p.id === "bb:mentions" && typeof f.o === "number" ? f.o : f.s);
  }

  function light(piece) {
    const facts = tightest(piece.spans).facts;
    const ids = facts.flatMap((i) => B.edgesOf(B.facts[i]));
    const ends = facts.map((i) => B.facts[i]).flatMap((f) => (f.p.id === "bb:mentions" ? [f.o] : [f.s, f.o]));
    B.light(ends.filter((i) => typeof i === "number"), ids, true);
    B.markFacts(facts);
  }

  function mark(piece, text) {
    const strong = piece.spans.some((s) => !s.mention);
    piece.element = B.el(strong ? "mark" : "mark.mention", {
      tabindex: "-1", role: "button", on: {
        click: () => choose(piece),
        keydown: (event) => step(event, piece),
        mouseenter: () => light(piece),
        focus: () => light(piece),
        mouseleave: () => B.lightChosen(),
        blur: () => B.lightChosen(),
      },
    }, text);
    return piece.element;
  }

  /** Arrow keys go from highlight to highlight, Enter opens one. */
  function step(event, piece) {
    if (event.key === "Enter" || event.key === " ") { event.preventDefault(); choose(piece); return; }
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    const marked = pieces.filter((p) => p.element);
    const next = marked[marked.indexOf(piece) + by];
    if (next) {
      piece.element.tabIndex = -1;
      next.element.tabIndex = 0;
      next.element.focus();
    }
  }

  /** Draw one article (unless it stands there already). */
  B.drawArticle = function (article, again = false) {
    if (shown === article && !again) return;
    shown = article;
    const panel = B.id("article");
    panel.setAttribute("aria-label", B.t("article"));
    if (article < 0 || !B.articles[article]) { B.fill(panel); return; }
    const { text, node } = B.articles[article];
    pieces = cut(text, spansOf(article));
    const body = B.el("div.text", { lang: "vi" });
    for (const piece of pieces) {
      const words = text.slice(piece.start, piece.end);
      body.append(piece.spans.length ? mark(piece, words) : document.createTextNode(words));
    }
    const first = pieces.find((p) => p.element);
    if (first) first.element.tabIndex = 0;
    B.fill(panel, B.el("h2.strip", {}, B.symbol(B.nodes[node].kind, 14), B.t("article"), picker(article)), body);
  };

  function picker(article) {
    if (B.articles.length < 2) return null;
    const list = B.el("select", { "aria-label": B.t("article"), on: { change: () => B.drawArticle(Number(list.value)) } },
      B.articlesByDay().map(([i, name]) => B.el("option", { value: i, selected: i === article }, name)));
    return list;
  }

  B.articleShown = () => shown;

  /** Mark the words of these facts in the article that stands in the panel. */
  B.markFacts = function (facts, article, span) {
    const wanted = new Set(facts);
    for (const piece of pieces) {
      if (!piece.element) continue;
      const on = piece.spans.some((s) => s.facts.some((f) => wanted.has(f)) && (!span || (article === shown && s.start === span[0] && s.end === span[1])));
      piece.element.classList.toggle("on", on);
    }
  };

  /** Bring a span of an article into view. */
  B.showInArticle = function (article, span, focus = false) {
    B.drawArticle(article);
    const piece = pieces.find((p) => p.element && p.start >= span[0] && p.end <= span[1]);
    if (!piece) return;
    const box = B.id("article");
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    const top = piece.element.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop;
    box.scrollTo({ top: Math.max(0, top - box.clientHeight / 3), behavior: still ? "auto" : "smooth" });
    if (focus) {
      for (const p of pieces) if (p.element && p.spans.some((s) => s.start === span[0] && s.end === span[1])) {
        p.element.classList.remove("flash");
        void p.element.offsetWidth;
        p.element.classList.add("flash");
      }
    }
  };
})(bienban);
