/* SPARQL, read: a query's text to a tree. SELECT, ASK and CONSTRUCT with all graph patterns, paths, aggregates and the
   usual functions; no updates, no SERVICE, no FROM: a page asks nobody but itself. */
(function (B) {
  const TOKEN = new RegExp([
    /(?<space>(?:\s|#[^\n]*)+)/, /(?<iri><[^<>"{}|^`\\\u0000-\u0020]*>)/, /(?<variable>[?$][\p{L}\p{N}_]+)/u,
    /(?<text>"""(?:[^"\\]|\\[^]|"(?!""))*"""|'''(?:[^'\\]|\\[^]|'(?!''))*'''|"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')/,
    /(?<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)/, /(?<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\.\d+)/,
    /(?<name>[\p{L}][\p{L}\p{N}_-]*:(?:[\p{L}\p{N}_](?:[\p{L}\p{N}_.%-]*[\p{L}\p{N}_%-])?)?|:(?:[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_-])?)?)/u,
    /(?<word>[A-Za-z][A-Za-z_]*)/, /(?<mark>\^\^|&&|\|\||!=|<=|>=|[{}()[\].,;=<>!+\-*/|^?])/,
  ].map((r) => r.source).join("|"), "uy");

  const fail = (key, ...values) => { throw new B.QueryError(B.t(key, ...values)); };
  B.QueryError = class extends Error {};

  function tokens(text) {
    const found = [];
    TOKEN.lastIndex = 0;
    while (TOKEN.lastIndex < text.length) {
      const at = TOKEN.lastIndex;
      const match = TOKEN.exec(text);
      if (!match) fail("sparql.char", text[at], text.slice(0, at).split("\n").length);
      const [kind, value] = Object.entries(match.groups).find(([, v]) => v !== undefined);
      if (kind !== "space") found.push({ kind, value, at });
    }
    found.push({ kind: "end", value: "", at: text.length });
    return found;
  }

  const ESCAPES = { t: "\t", n: "\n", r: "\r", b: "\b", f: "\f" };
  const plain = (text) => {
    const size = /^("""|''')/.test(text) ? 3 : 1;
    return text.slice(size, -size).replace(/\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})|\\(.)/g, (_, u, U, c) => (u || U ? String.fromCodePoint(parseInt(u || U, 16)) : ESCAPES[c] || c));
  };
  const { XSD } = B;
  const AGGREGATES = new Set(["COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT"]);

  class Reader {
    constructor(text) {
      this.text = text;
      this.list = tokens(text);
      this.i = 0;
      this.prefixes = { ...B.data.prefixes };
      this.fresh = 0;
    }

    get here() { return this.list[this.i]; }
    is(...values) { return this.here.kind !== "text" && this.here.kind !== "iri" && values.includes(this.here.value.toUpperCase()); }
    take(value) { if (!this.is(value)) return false; this.i++; return true; }
    need(value) { if (!this.take(value)) this.wrong(value); }
    wrong(expected) { fail("sparql.expected", expected, this.here.value || B.t("sparql.end"), this.text.slice(0, this.here.at).split("\n").length); }
    next(kind) { if (this.here.kind !== kind) this.wrong(kind); return this.list[this.i++].value; }
    newVariable() { return "?_" + this.fresh++; }

    query() {
      for (;;) {
        if (this.take("PREFIX")) { const p = this.next("name"); this.prefixes[p.slice(0, -1)] = this.next("iri").slice(1, -1); }
        else if (this.take("BASE")) this.next("iri");
        else break;
      }
      let q;
      if (this.is("SELECT")) q = this.select();
      else if (this.take("ASK")) { this.take("WHERE"); q = { form: "ask", where: this.group() }; }
      else if (this.take("CONSTRUCT")) { this.need("{"); const template = this.triples([]); this.need("}"); this.need("WHERE"); q = { form: "construct", template, where: this.group() }; this.modifiers(q); }
      else fail("sparql.form");
      if (this.take("VALUES")) q.where.parts.push(this.values());
      if (this.here.kind !== "end") this.wrong(B.t("sparql.end"));
      return q;
    }

    select() {
      this.need("SELECT");
      const q = { form: "select", distinct: this.take("DISTINCT"), columns: [], star: false };
      this.take("REDUCED");
      if (this.take("*")) q.star = true;
      else while (this.here.kind === "variable" || this.is("(")) {
        if (this.here.kind === "variable") q.columns.push({ name: "?" + this.next("variable").slice(1) });
        else { this.need("("); const value = this.expression(); this.need("AS"); q.columns.push({ name: "?" + this.next("variable").slice(1), value }); this.need(")"); }
      }
      this.take("WHERE");
      q.where = this.group();
      this.modifiers(q);
      return q;
    }

    modifiers(q) {
      if (this.take("GROUP")) {
        this.need("BY");
        q.groups = [];
        while (this.here.kind === "variable" || this.is("(") || (this.here.kind === "word" && !this.is("HAVING", "ORDER", "LIMIT", "OFFSET", "VALUES"))) {
          if (this.take("(")) { const value = this.expression(); const name = this.take("AS") ? "?" + this.next("variable").slice(1) : this.newVariable(); this.need(")"); q.groups.push({ name, value }); }
          else { const value = this.primary(); q.groups.push({ name: value.kind === "variable" ? value.name : this.newVariable(), value }); }
        }
      }
      if (this.take("HAVING")) { q.having = []; while (this.is("(") || this.here.kind === "word" && !this.is("ORDER", "LIMIT", "OFFSET")) q.having.push(this.primary()); }
      if (this.take("ORDER")) {
        this.need("BY");
        q.order = [];
        while (this.here.kind === "variable" || this.is("(", "ASC", "DESC") || (this.here.kind === "word" && !this.is("LIMIT", "OFFSET", "VALUES"))) {
          const down = this.is("DESC");
          if (this.is("ASC", "DESC")) this.i++;
          q.order.push({ down, value: this.primary() });
        }
      }
      for (;;) {
        if (this.take("LIMIT")) q.limit = Number(this.next("number"));
        else if (this.take("OFFSET")) q.offset = Number(this.next("number"));
        else break;
      }
    }

    group() {
      this.need("{");
      const g = { kind: "group", parts: [], filters: [] };
      if (this.is("SELECT")) { g.parts.push({ kind: "query", query: this.select() }); this.need("}"); return g; }
      while (!this.take("}")) {
        if (this.here.kind === "end") this.wrong("}");
        if (this.take("FILTER")) g.filters.push(this.primary());
        else if (this.take("OPTIONAL")) g.parts.push({ kind: "optional", group: this.group() });
        else if (this.take("MINUS")) g.parts.push({ kind: "minus", group: this.group() });
        else if (this.take("GRAPH")) g.parts.push({ kind: "graph", name: this.term(), group: this.group() });
        else if (this.take("BIND")) { this.need("("); const value = this.expression(); this.need("AS"); g.parts.push({ kind: "bind", value, name: "?" + this.next("variable").slice(1) }); this.need(")"); }
        else if (this.take("VALUES")) g.parts.push(this.values());
        else if (this.is("SERVICE")) fail("sparql.service");
        else if (this.is("{")) {
          const branches = [this.group()];
          while (this.take("UNION")) branches.push(this.group());
          g.parts.push(branches.length > 1 ? { kind: "union", branches } : branches[0]);
        } else if (this.take(".")) continue;
        else g.parts.push({ kind: "triples", patterns: this.triples([]) });
      }
      return g;
    }

    values() {
      const one = this.here.kind === "variable";
      const names = [];
      if (one) names.push(this.next("variable"));
      else { this.need("("); while (!this.take(")")) names.push(this.next("variable")); }
      this.need("{");
      const rows = [];
      while (!this.take("}")) {
        const row = [];
        if (one) row.push(this.take("UNDEF") ? undefined : this.term());
        else { this.need("("); while (!this.take(")")) row.push(this.take("UNDEF") ? undefined : this.term()); }
        rows.push(row);
      }
      return { kind: "values", names: names.map((n) => "?" + n.slice(1)), rows };
    }

    /** Triple patterns up to something else; sequences of properties become patterns of their own. */
    triples(patterns) {
      while (!this.is("}", "FILTER", "OPTIONAL", "MINUS", "GRAPH", "BIND", "VALUES", "{", "SERVICE") && this.here.kind !== "end") {
        const subject = this.is("[") ? this.blank(patterns) : this.term();
        if (!this.is(".", "}")) this.properties(subject, patterns);
        if (!this.take(".")) break;
      }
      return patterns;
    }

    properties(subject, patterns) {
      do {
        if (this.is(".", "}", "]", ";")) continue;
        const path = this.here.kind === "variable" ? { kind: "variable", name: "?" + this.next("variable").slice(1) } : this.path();
        do {
          const object = this.is("[") ? this.blank(patterns) : this.term();
          this.pattern(subject, path, object, patterns);
        } while (this.take(","));
      } while (this.take(";"));
    }

    pattern(s, path, o, patterns) {
      if (path.kind !== "sequence") { patterns.push({ s, path, o }); return; }
      let from = s;
      path.steps.forEach((step, k) => {
        const to = k === path.steps.length - 1 ? o : { kind: "variable", name: this.newVariable() };
        this.pattern(from, step, to, patterns);
        from = to;
      });
    }

    blank(patterns) {
      this.need("[");
      const node = { kind: "variable", name: this.newVariable() };
      if (!this.is("]")) this.properties(node, patterns);
      this.need("]");
      return node;
    }

    path() {
      const branches = [this.sequence()];
      while (this.take("|")) branches.push(this.sequence());
      return branches.length > 1 ? { kind: "either", branches } : branches[0];
    }

    sequence() {
      const steps = [this.step()];
      while (this.take("/")) steps.push(this.step());
      return steps.length > 1 ? { kind: "sequence", steps } : steps[0];
    }

    step() {
      if (this.take("^")) return { kind: "inverse", path: this.step() };
      let path;
      if (this.take("(")) { path = this.path(); this.need(")"); }
      else if (this.take("!")) fail("sparql.negated");
      else path = { kind: "iri", term: this.iri() };
      if (this.take("*")) return { kind: "many", path, none: true };
      if (this.take("+")) return { kind: "many", path, none: false };
      if (this.take("?")) return { kind: "maybe", path };
      return path;
    }

    iri() {
      if (this.take("A")) return B.curie("rdf:type");
      if (this.here.kind === "iri") return this.next("iri");
      const name = this.next("name");
      const found = B.curie(name, this.prefixes);
      if (found === undefined) fail("sparql.prefix", name.split(":")[0]);
      return found;
    }

    /** A variable or a constant: {kind: "variable", name} or {kind: "term", term}. */
    term() {
      const { kind } = this.here;
      if (kind === "variable") return { kind, name: "?" + this.next("variable").slice(1) };
      if (kind === "iri" || kind === "name" || this.is("A")) return { kind: "term", term: this.iri() };
      if (kind === "text") {
        const value = plain(this.next("text"));
        if (this.here.kind === "language") return { kind: "term", term: B.literal(value, this.next("language").slice(1)) };
        if (this.take("^^")) return { kind: "term", term: B.literal(value, "", this.iri().slice(1, -1)) };
        return { kind: "term", term: B.literal(value) };
      }
      const sign = this.take("-") ? "-" : (this.take("+"), "");
      if (this.here.kind === "number") {
        const value = this.next("number");
        return { kind: "term", term: B.literal(sign + value, "", XSD + (/[eE]/.test(value) ? "double" : value.includes(".") ? "decimal" : "integer")) };
      }
      if (this.is("TRUE", "FALSE")) return { kind: "term", term: B.literal(this.list[this.i++].value.toLowerCase(), "", XSD + "boolean") };
      return this.wrong(B.t("sparql.term"));
    }

    /* ---- expressions, weakest first ---- */

    expression() { return this.chain(["||"], () => this.chain(["&&"], () => this.comparison())); }

    chain(marks, operand) {
      let left = operand();
      while (this.is(...marks)) left = { kind: "call", name: this.list[this.i++].value, of: [left, operand()] };
      return left;
    }

    comparison() {
      const left = this.chain(["+", "-"], () => this.chain(["*", "/"], () => this.unary()));
      if (this.is("=", "!=", "<", ">", "<=", ">=")) return { kind: "call", name: this.list[this.i++].value, of: [left, this.comparison()] };
      const not = this.is("NOT") && this.list[this.i + 1].value.toUpperCase() === "IN";
      if (not) this.i++;
      if (this.take("IN")) { const call = { kind: "call", name: "IN", of: [left, ...this.arguments()] }; return not ? { kind: "call", name: "!", of: [call] } : call; }
      return left;
    }

    unary() {
      if (this.take("!")) return { kind: "call", name: "!", of: [this.unary()] };
      if (this.is("-") && this.list[this.i + 1].kind !== "number") { this.i++; return { kind: "call", name: "-", of: [{ kind: "term", term: B.literal("0", "", XSD + "integer") }, this.unary()] }; }
      return this.primary();
    }

    arguments() {
      this.need("(");
      const of = [];
      while (!this.take(")")) { of.push(this.expression()); if (!this.is(")")) this.need(","); }
      return of;
    }

    primary() {
      if (this.take("(")) { const value = this.expression(); this.need(")"); return value; }
      if (this.is("NOT")) { this.i++; this.need("EXISTS"); return { kind: "exists", not: true, group: this.group() }; }
      if (this.take("EXISTS")) return { kind: "exists", not: false, group: this.group() };
      const name = this.here.value.toUpperCase();
      if (this.here.kind === "word" && AGGREGATES.has(name)) { this.i++; return this.aggregate(name); }
      if (this.here.kind === "word" && !this.is("TRUE", "FALSE", "A")) { this.i++; return { kind: "call", name, of: this.arguments() }; }
      if (this.here.kind === "name" && this.list[this.i + 1].value === "(") { const cast = this.iri(); return { kind: "call", name: cast, of: this.arguments() }; }
      return this.term();
    }

    aggregate(name) {
      this.need("(");
      const a = { kind: "aggregate", name, distinct: this.take("DISTINCT"), value: null, separator: " " };
      if (!this.take("*")) a.value = this.expression();
      if (this.take(";")) { this.need("SEPARATOR"); this.need("="); a.separator = plain(this.next("text")); }
      this.need(")");
      return a;
    }
  }

  B.readQuery = (text) => new Reader(text).query();
})(bienban);
