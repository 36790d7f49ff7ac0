/* What is on the stage as data: Turtle in the terms of the ontology, and GraphML. */
(function (B) {
  /* ---- Turtle ---- */

  const hex = (c) => "\\u" + c.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
  const SHORT = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t" };
  const UNSEEN = /["\\\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

  const text = (value) => '"' + value.replace(UNSEEN, (c) => SHORT[c] || hex(c)) + '"';
  const iri = (value) => "<" + value.replace(/[\u0000-\u0020<>"{}|^`\\\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, encodeURIComponent) + ">";
  const node = (i) => iri(B.data.base + encodeURI(B.nodes[i].id));

  function term(value) {
    if (typeof value === "number") return node(value);
    if (value.c) return iri(value.c);
    if (value.d) return text(value.v) + "^^" + value.d;
    return text(value.v) + (value.g ? "@" + value.g : "");
  }

  function described(i) {
    const n = B.nodes[i];
    const lines = n.kind.types.map((t) => `a ${t}`);
    lines.push(`rdfs:label ${text(n.label)}@vi`);
    for (const name of n.alt) lines.push(`skos:altLabel ${text(name)}@vi`);
    for (const [p, values] of Object.entries(n.attributes)) for (const v of values) lines.push(`${p} ${term(v)}`);
    return `${node(i)} ${lines.join(" ;\n    ")} .`;
  }

  function evidence(spans) {
    return spans.map(({ article, span }) => {
      const [start, end] = B.codePoints(article, span);
      const a = B.nodes[B.articles[article].node];
      return `${iri(B.data.base + encodeURI(a.id) + "#char=" + start + "," + end)} a bb:Evidence ;\n    bb:quote ${text(B.quote(article, span))} ;\n    bb:start ${start} ; bb:end ${end} ; bb:inArticle ${node(B.articles[article].node)} .`;
    });
  }

  function asserted(f) {
    return f.supports.map((u) => {
      const spans = u.e.map((span) => {
        const [start, end] = B.codePoints(u.a, span);
        return iri(B.data.base + encodeURI(B.nodes[B.articles[u.a].node].id) + "#char=" + start + "," + end);
      });
      const lines = [`a bb:Assertion`, `rdf:subject ${node(f.s)}`, `rdf:predicate ${f.p.id}`, `rdf:object ${term(f.o)}`, `bb:evidence ${spans.join(" , ")}`];
      if (u.i) lines.push(`bb:inferred ${text(u.i)}@vi`);
      for (const [p, v] of u.q || []) lines.push(`${B.predicates[p].id} ${term(v)}`);
      return `[] ${lines.join(" ;\n    ")} .`;
    });
  }

  /** Nodes that some facts and attributes need to be whole. */
  function nodesOf(facts) {
    const all = new Set(B.visibleNodes());
    for (const f of facts) {
      all.add(f.s);
      if (typeof f.o === "number") all.add(f.o);
      for (const u of f.supports) {
        if (u.a >= 0) all.add(B.articles[u.a].node);
        for (const [, v] of u.q || []) if (typeof v === "number") all.add(v);
      }
    }
    for (const i of all) for (const v of Object.values(B.nodes[i].attributes).flat()) if (typeof v === "number") all.add(v);
    return [...all].sort((a, b) => a - b);
  }

  B.turtle = function () {
    const facts = B.factsOnStage();
    const ids = nodesOf(facts);
    const prefixes = Object.entries(B.data.prefixes).map(([p, ns]) => `@prefix ${p}: ${iri(ns)} .`);
    const edges = facts.map((f) => `${node(f.s)} ${f.p.id} ${term(f.o)} .`);
    const spans = [...new Map(facts.flatMap(B.spans).filter((s) => s.article >= 0).map((s) => [s.article + ":" + s.span.slice(0, 2), s])).values()];
    return [...prefixes, "", ...ids.map(described), "", ...edges, "", ...facts.flatMap(asserted), "", ...evidence(spans), ""].join("\n");
  };

  /* ---- GraphML ---- */

  const xml = (value) =>
    String(value).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/g, (c) => (/[\ud800-\udfff]/.test(c) ? c : "")).replace(/[&<>"]/g, (c) => "&#" + c.charCodeAt(0) + ";");

  B.graphml = function () {
    const facts = B.factsOnStage().filter((f) => typeof f.o === "number");
    const ids = [...new Set([...B.visibleNodes(), ...facts.flatMap((f) => [f.s, f.o])])].sort((a, b) => a - b);
    const data = (key, value) => `<data key="${key}">${xml(value)}</data>`;
    const keys = [["label", "node"], ["kind", "node"], ["predicate", "edge"], ["caption", "edge"], ["quote", "edge"], ["inferred", "edge"]];
    return [
      '<?xml version="1.0" encoding="UTF-8"?>', '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
      ...keys.map(([k, f]) => `<key id="${k}" for="${f}" attr.name="${k}" attr.type="string"/>`), '<graph edgedefault="directed">',
      ...ids.map((i) => `<node id="${xml(B.nodes[i].id)}">${data("label", B.nodes[i].label)}${data("kind", B.nodes[i].kind.id)}</node>`),
      ...facts.map((f) => `<edge source="${xml(B.nodes[f.s].id)}" target="${xml(B.nodes[f.o].id)}">${data("predicate", f.p.id)}${data("caption", B.say(f.p.edge))}` +
        `${data("quote", B.spans(f).map((s) => B.quote(s.article, s.span)).join(" … "))}${B.inferred(f) ? data("inferred", B.inferred(f)) : ""}</edge>`),
      "</graph>", "</graphml>", "",
    ].join("\n");
  };
})(bienban);
