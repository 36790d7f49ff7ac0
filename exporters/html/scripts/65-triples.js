/* The facts of the page as RDF, made when a question first asks or somebody takes them away: the plain edges, and behind each the assertions with
   their words. A term is written as in N-Triples, but raw inside its quotes: <iri>, "text"@vi, "2022"^^<…gYear>. */
(function (B) {
  const XSD = "http://www.w3.org/2001/XMLSchema#";
  B.XSD = XSD;
  let store = null;

  const iri = (value) => "<" + value + ">";

  /** `bb:chairs` -> <https://…chairs>; undefined for a prefix that is not known. */
  B.curie = function (curie, prefixes = B.data.prefixes) {
    const at = curie.indexOf(":");
    const namespace = prefixes[curie.slice(0, at)];
    return namespace === undefined ? undefined : iri(namespace + curie.slice(at + 1));
  };

  B.literal = (value, language, datatype) =>
    '"' + value + '"' + (language ? "@" + language : datatype && datatype !== XSD + "string" ? "^^" + iri(datatype) : "");

  /** The parts of a literal term; null for other terms. */
  B.parts = function (term) {
    if (!term || term[0] !== '"') return null;
    const end = term.lastIndexOf('"');
    const tail = term.slice(end + 1);
    return {
      value: term.slice(1, end), language: tail[0] === "@" ? tail.slice(1) : "",
      datatype: tail[0] === "^" ? tail.slice(3, -1) : tail[0] === "@" ? "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString" : XSD + "string",
    };
  };

  B.nodeTerm = (i) => iri(B.data.base + encodeURI(B.nodes[i].id));

  class Store {
    constructor() {
      this.all = [];
      this.byPredicate = new Map();
      this.bySubject = new Map();
      this.byObject = new Map();
      this.seen = new Map();
      this.graphs = new Set();
    }

    /** Add a triple; `graphs` are the named graphs that hold it (besides the union of all). */
    add(s, p, o, graphs = []) {
      const key = s + "\u0001" + p + "\u0001" + o;
      let triple = this.seen.get(key);
      if (!triple) {
        triple = { s, p, o, graphs: new Set() };
        this.seen.set(key, triple);
        this.all.push(triple);
        const predicate = this.byPredicate.get(p) || { s: new Map(), o: new Map(), all: [] };
        this.byPredicate.set(p, predicate);
        predicate.all.push(triple);
        for (const [index, term] of [[predicate.s, s], [predicate.o, o], [this.bySubject, s], [this.byObject, o]]) {
          const list = index.get(term);
          if (list) list.push(triple);
          else index.set(term, [triple]);
        }
      }
      for (const g of graphs) { triple.graphs.add(g); this.graphs.add(g); }
    }

    /** Triples that fit; undefined fits all. */
    match(s, p, o, graph) {
      let found;
      if (p !== undefined) {
        const predicate = this.byPredicate.get(p);
        if (!predicate) return [];
        found = s !== undefined ? predicate.s.get(s) : o !== undefined ? predicate.o.get(o) : predicate.all;
      } else found = s !== undefined ? this.bySubject.get(s) : o !== undefined ? this.byObject.get(o) : this.all;
      if (!found) return [];
      if ((o !== undefined && s !== undefined) || graph) {
        found = found.filter((t) => (o === undefined || t.o === o) && (s === undefined || t.s === s) && (!graph || t.graphs.has(graph)));
      }
      return found;
    }
  }

  /** A store of these facts, of what is said of these nodes themselves, and of the texts of these articles. */
  function filled(facts, nodes, articles) {
    const made = new Store();
    const c = (curie) => B.curie(curie);
    const [TYPE, LABEL, PREF, ALT] = [c("rdf:type"), c("rdfs:label"), c("skos:prefLabel"), c("skos:altLabel")];
    const graph = B.articles.map((a) => iri(B.data.base + "graph/" + B.nodes[a.node].id.replace(/^article\//, "")));
    const told = B.nodes.map(() => new Set());
    const utterances = new Set(B.kinds.filter((k) => k.types.includes("bb:Utterance")).map((k) => k.id));

    const code = (v, graphs) => {
      for (const t of v.k || ["skos:Concept"]) made.add(iri(v.c), TYPE, c(t), graphs);
      for (const [words, language] of [[v.vi, "vi"], [v.en, "en"]]) {
        if (!words) continue;
        made.add(iri(v.c), PREF, B.literal(words, language), graphs);
        if (language === "vi") made.add(iri(v.c), LABEL, B.literal(words, language), graphs);
      }
      return iri(v.c);
    };
    const term = (v, graphs) => {
      if (typeof v === "number") return B.nodeTerm(v);
      if (v.c) return code(v, graphs);
      return B.literal(v.v, v.g, v.d && B.curie(v.d).slice(1, -1));
    };
    const known = Object.fromEntries(B.predicates.map((p) => [p.id, p]));
    /** A statement, and what other vocabularies make of it. */
    const edge = (s, p, o, graphs) => {
      made.add(s, c(p), o, graphs);
      for (const [also, inverse] of (known[p] && known[p].also) || []) {
        if (!inverse) made.add(s, c(also), o, graphs);
        else if (o[0] !== '"') made.add(o, c(also), s, graphs);
      }
    };

    function assertion(f, u, k) {
      const graphs = u.a >= 0 ? [graph[u.a]] : [];
      const say = (p, o) => edge(subject, p, o, graphs);
      const subject = "_:a" + f.i + "." + k;
      for (const t of B.data.assertions[f.p.backing || "Assertion"]) say("rdf:type", c(t));
      say("rdf:subject", B.nodeTerm(f.s));
      say("rdf:predicate", c(f.p.id));
      say("rdf:object", term(f.o, graphs));
      const said = f.p.id === "bb:mentions" && (utterances.has(B.nodes[f.o].kind.id) || B.nodes[f.o].kind.id === "Abbreviation");
      for (const span of u.e) {
        const [start, end] = B.codePoints(u.a, span);
        const words = iri(B.nodeTerm(B.articles[u.a].node).slice(1, -1) + "#char=" + start + "," + end);
        say("bb:evidence", words);
        if (said) made.add(B.nodeTerm(f.o), c("bb:evidence"), words, graphs);
        for (const t of B.data.assertions.Evidence) made.add(words, TYPE, c(t), graphs);
        made.add(words, c("bb:inArticle"), B.nodeTerm(B.articles[u.a].node), graphs);
        made.add(words, c("bb:start"), B.literal(String(start), "", XSD + "nonNegativeInteger"), graphs);
        made.add(words, c("bb:end"), B.literal(String(end), "", XSD + "nonNegativeInteger"), graphs);
        made.add(words, c("bb:quote"), B.literal(B.quote(u.a, span)), graphs);
      }
      if (u.i) {
        say("bb:inferred", B.literal(u.i));
        if (utterances.has(B.nodes[f.s].kind.id)) made.add(B.nodeTerm(f.s), c("bb:inferred"), B.literal(u.i), graphs);
      }
      for (const r of u.r || []) say("bb:rule", B.literal(B.data.rules[r]));
      for (const [p, v] of u.q || []) say(B.predicates[p].id, term(v, graphs));
      if (f.p.backing === "Membership") {
        say("org:member", B.nodeTerm(f.s));
        say("bb:position", term(f.o, graphs));
        const post = typeof f.o === "number" ? B.nodes[f.o].attributes : {};
        for (const v of post["org:postIn"] || []) say("org:organization", term(v, graphs));
        for (const v of post["org:role"] || []) say("org:role", term(v, graphs));
      } else if (f.p.backing === "Participation") {
        say("prov:agent", B.nodeTerm(f.s));
        say("bb:inEvent", term(f.o, graphs));
        if (f.p.role) say("prov:hadRole", code(f.p.role, graphs));
      }
    }

    for (const f of facts) {
      const graphs = f.supports.filter((u) => u.a >= 0).map((u) => graph[u.a]);
      edge(B.nodeTerm(f.s), f.p.id, term(f.o, graphs), graphs);
      f.supports.forEach((u, k) => assertion(f, u, k));
      for (const g of graphs) {
        told[f.s].add(g);
        if (typeof f.o === "number") told[f.o].add(g);
        for (const u of f.supports) for (const [, v] of u.q || []) if (typeof v === "number") told[v].add(g);
      }
    }
    for (const n of nodes) for (const v of Object.values(n.attributes).flat()) if (typeof v === "number") for (const g of told[n.i]) told[v].add(g);
    for (const n of nodes) {
      const graphs = [...told[n.i]];
      const s = B.nodeTerm(n.i);
      for (const t of n.kind.types) made.add(s, TYPE, c(t), graphs);
      made.add(s, LABEL, B.literal(n.label, "vi"), graphs);
      for (const p of n.kind.naming) made.add(s, c(p), B.literal(n.label, "vi"), graphs);
      for (const a of n.alt) made.add(s, ALT, B.literal(a, "vi"), graphs);
      for (const [p, values] of Object.entries(n.attributes)) for (const v of values) edge(s, p, term(v, graphs), graphs);
    }
    articles.forEach((a, k) => {
      made.add(graph[k], TYPE, c("prov:Entity"));
      made.add(graph[k], c("prov:wasDerivedFrom"), B.nodeTerm(a.node));
      if (a.text) made.add(B.nodeTerm(a.node), c("nif:isString"), B.literal(a.text), [graph[k]]);
    });
    return made;
  }

  /** Everything. */
  B.triples = () => (store = store || filled(B.facts, B.nodes, B.articles));

  /** Some facts, and some nodes by number; without the texts of articles. */
  B.triplesOf = (facts, ids) => filled(facts, ids.map((i) => B.nodes[i]), []).all;
})(bienban);
