/* What is on the stage as data: its triples (65) as Turtle, and GraphML. */
(function (B) {
  /* ---- Turtle ---- */

  const hex = (c) => "\\u" + c.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
  const SHORT = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t" };
  const UNSEEN = /["\\\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

  const text = (value) => '"' + value.replace(UNSEEN, (c) => SHORT[c] || hex(c)) + '"';
  const iri = (value) => "<" + value.replace(/[\u0000-\u0020<>"{}|^`\\\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, encodeURIComponent) + ">";

  /** Writes a term of the store; an address by its prefix where what follows is a plain word. */
  function writer(prefixes) {
    const known = new Map();
    const address = (value) => {
      for (const [prefix, namespace] of prefixes) {
        if (value.startsWith(namespace) && /^[A-Za-z]\w*$/.test(value.slice(namespace.length))) return prefix + ":" + value.slice(namespace.length);
      }
      return iri(value);
    };
    const name = (value) => known.get(value) || known.set(value, address(value)).get(value);
    return (term) => {
      const literal = B.parts(term);
      if (!literal) return term[0] === "<" ? name(term.slice(1, -1)) : term;
      if (literal.language) return text(literal.value) + "@" + literal.language;
      return text(literal.value) + (literal.datatype === B.XSD + "string" ? "" : "^^" + name(literal.datatype));
    };
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
    const prefixes = Object.entries(B.data.prefixes);
    const written = writer(prefixes);
    const subjects = new Map();
    for (const { s, p, o } of B.triplesOf(facts, nodesOf(facts))) {
      if (!subjects.has(s)) subjects.set(s, new Map());
      const said = subjects.get(s);
      if (!said.has(p)) said.set(p, []);
      said.get(p).push(written(o));
    }
    const TYPE = B.curie("rdf:type");
    const line = ([p, all]) => (p === TYPE ? "a" : written(p)) + " " + all.join(" , ");
    const block = ([s, said]) => "\n" + written(s) + " " + [...said].sort(([p], [q]) => (q === TYPE) - (p === TYPE)).map(line).join(" ;\n    ") + " .";
    return [...prefixes.map(([p, namespace]) => `@prefix ${p}: ${iri(namespace)} .`), ...[...subjects].map(block), ""].join("\n");
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
