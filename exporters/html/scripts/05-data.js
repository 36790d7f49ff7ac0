/* The data of the page, and the indexes over it. */
(function (B) {
  /** A block of data: JSON, or gzip in Base64 where there is much of it. */
  async function block(id) {
    const element = B.id(id);
    const text = element.textContent;
    element.remove();
    if (element.type !== "application/gzip") return JSON.parse(text);
    const packed = atob(text);
    const bytes = new Uint8Array(packed.length);
    for (let i = 0; i < packed.length; i++) bytes[i] = packed.charCodeAt(i);
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return JSON.parse(await new Response(stream).text());
  }

  B.read = async function () {
    const [data, drawing] = await Promise.all([block("data"), block("drawing")]);
    drawing.options = JSON.parse(drawing.options);
    B.data = data;
    B.drawing = drawing;
    B.kinds = data.kinds;
    B.kindOf = Object.fromEntries(data.kinds.map((k) => [k.id, k]));
    B.nodes = data.nodes.map((n, i) => ({
      i, id: n.id, kind: data.kinds[n.k], label: n.l, alt: n.a || [], attributes: n.t || {}, out: [], in: [], edges: [],
    }));
    B.byId = new Map(B.nodes.map((n) => [n.id, n.i]));
    B.predicates = data.predicates;
    B.facts = data.facts.map((f, i) => ({ i, s: f.s, p: data.predicates[f.p], o: f.o, supports: f.u, edges: [] }));
    for (const f of B.facts) {
      B.nodes[f.s].out.push(f);
      if (typeof f.o === "number") B.nodes[f.o].in.push(f);
    }
    B.edges = drawing.edges;
    for (const e of B.edges) {
      e.via = e.via === undefined ? -1 : e.via;
      e.bend = e.smooth ? (e.smooth.type === "curvedCW" ? 1 : -1) * e.smooth.roundness : 0;
      B.nodes[e.from].edges.push(e);
      if (e.to !== e.from) B.nodes[e.to].edges.push(e);
      for (const f of e.facts) B.facts[f].edges.push(e.id);
    }
    B.articles = data.articles;
  };

  /** The words of a span, out of the article's own text. */
  B.quote = (article, span) => (span.length > 2 ? span[2] : B.articles[article].text.slice(span[0], span[1]));

  /** Offsets of a span in code points, as the ontology counts them. */
  B.codePoints = function (article, span) {
    const text = span.length > 2 ? "" : B.articles[article].text;
    if (!/[\ud800-\udfff]/.test(text)) return [span[0], span[1]];
    return [0, 1].map((k) => Array.from(text.slice(0, span[k])).length);
  };

  /** All spans of a fact: `{article, span}`. */
  B.spans = (fact) => fact.supports.flatMap((u) => u.e.map((span) => ({ article: u.a, span })));

  /** How a fact was completed, in the page's language; "" when an article states it in full. */
  B.inferred = (fact) => B.explain(B.rawInferred(fact));

  B.rawInferred = (fact) => (fact.supports.every((u) => u.i) ? [...new Set(fact.supports.map((u) => u.i))].sort().join("; ") : "");

  function reason(text) {
    for (const [pattern, wording] of B.data.reasons.reasons) {
      const match = new RegExp("^(?:" + pattern + ")$", "u").exec(text);
      if (match) return wording.replace("{1}", () => { const group = match[1] || ""; return B.data.reasons.words[group] || group; });
    }
    return text;
  }

  /** Reasons in Vietnamese where that is the language; as they are where nobody has worded them. */
  B.explain = (text) => (B.language ? text : [...new Set(text.split("; ").map(reason))].join("; "));

  /** A value (node number, code, literal) as text in the page's language. */
  B.valueText = function (value) {
    if (typeof value === "number") return B.nodes[value].label;
    if (value.c) return B.language === 1 && value.en ? value.en : value.vi;
    if (value.d === "xsd:date") return B.date(value.v);
    if (value.d === "xsd:dateTime") return B.date(value.v.slice(0, 10)) + " " + value.v.slice(11, 16);
    if (value.d === "xsd:boolean") return B.t(value.v === "true" ? "yes" : "no");
    return value.v;
  };

  /** 2022-12-29 -> 29/12/2022, as Vietnamese papers write it; English keeps ISO. */
  B.date = (iso) => {
    const m = /^(\d{4})-(\d\d)-(\d\d)/.exec(iso);
    return m && B.language === 0 ? `${m[3]}/${m[2]}/${m[1]}` : iso;
  };
})(bienban);
