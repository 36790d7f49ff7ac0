/* SPARQL, expressions: the value of one for a row; what has none throws, and whoever asked decides what that means. */
(function (B) {
  const { XSD } = B;
  const NUMBERS = new Set(["integer", "decimal", "double", "float", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger", "nonPositiveInteger", "negativeInteger", "unsignedInt", "unsignedLong"].map((n) => XSD + n));

  class NoValue extends Error {}
  B.NoValue = NoValue;
  const none = () => { throw new NoValue(); };

  const boolean = (b) => B.literal(String(b), "", XSD + "boolean");
  const text = (value, like) => B.literal(value, like ? like.language : "");
  const number = (n, datatypes = []) =>
    B.literal(String(Number.isInteger(n) ? n : Math.round(n * 1e12) / 1e12), "", XSD + (datatypes.some((d) => /double|float/.test(d)) ? "double" : Number.isInteger(n) && !datatypes.some((d) => d.endsWith("decimal")) ? "integer" : "decimal"));

  const literal = (term) => B.parts(term) || none();
  const asNumber = (term) => { const p = literal(term); return NUMBERS.has(p.datatype) ? Number(p.value) : none(); };
  const isNumber = (p) => p && NUMBERS.has(p.datatype);
  const asText = (term) => { const p = literal(term); return p.datatype === XSD + "string" || p.language ? p : none(); };

  /** Whether a term counts as true. */
  B.truth = function (term) {
    const p = B.parts(term);
    if (!p) none();
    if (p.datatype === XSD + "boolean") return p.value === "true" || p.value === "1";
    if (isNumber(p)) return Number(p.value) !== 0 && !Number.isNaN(Number(p.value));
    if (p.datatype === XSD + "string" || p.language) return p.value !== "";
    return none();
  };

  const points = (a, b) => (a === b ? 0 : a < b ? -1 : 1);

  /** Order of two terms as `<` has it; throws where there is none. */
  function order(a, b) {
    const [p, q] = [literal(a), literal(b)];
    if (isNumber(p) && isNumber(q)) return Number(p.value) - Number(q.value);
    if (p.datatype === q.datatype && p.language === q.language) return points(p.value, q.value);
    return none();
  }

  function equal(a, b) {
    if (a === b) return true;
    const [p, q] = [B.parts(a), B.parts(b)];
    return Boolean(p && q && isNumber(p) && isNumber(q) && Number(p.value) === Number(q.value));
  }

  /** Order of any two terms, for ORDER BY: nothing, blank nodes, IRIs, literals. */
  B.sortTerms = function (a, b) {
    const rank = (t) => (t === undefined ? 0 : t[0] === "_" ? 1 : t[0] === "<" ? 2 : 3);
    if (rank(a) !== rank(b) || rank(a) < 3) return rank(a) - rank(b) || points(a || "", b || "");
    const [p, q] = [B.parts(a), B.parts(b)];
    if (isNumber(p) && isNumber(q)) return Number(p.value) - Number(q.value);
    return points(p.value, q.value) || points(a, b);
  };

  const pattern = (source, flags) => {
    try { return new RegExp(source, "u" + (flags || "").replace(/[^ims]/g, "")); } catch { return none(); }
  };

  const like = (f) => (a, b) => { const [p, q] = [asText(a), asText(b)]; return f(p, q); };
  const dated = (from, to) => (a) => { const p = literal(a); return /date|gYear/i.test(p.datatype) ? number(Number(p.value.slice(from, to))) : none(); };

  const CALLS = {
    "=": (a, b) => boolean(equal(a, b)), "!=": (a, b) => boolean(!equal(a, b)),
    "<": (a, b) => boolean(order(a, b) < 0), ">": (a, b) => boolean(order(a, b) > 0),
    "<=": (a, b) => boolean(order(a, b) <= 0), ">=": (a, b) => boolean(order(a, b) >= 0),
    "+": (a, b) => number(asNumber(a) + asNumber(b), [literal(a).datatype, literal(b).datatype]),
    "-": (a, b) => number(asNumber(a) - asNumber(b), [literal(a).datatype, literal(b).datatype]),
    "*": (a, b) => number(asNumber(a) * asNumber(b), [literal(a).datatype, literal(b).datatype]),
    "/": (a, b) => (asNumber(b) === 0 ? none() : number(asNumber(a) / asNumber(b), [XSD + "decimal", literal(a).datatype, literal(b).datatype])),
    "!": (a) => boolean(!B.truth(a)),
    STR: (a) => B.literal(a[0] === "<" ? a.slice(1, -1) : literal(a).value),
    LANG: (a) => B.literal(literal(a).language), DATATYPE: (a) => "<" + literal(a).datatype + ">",
    LANGMATCHES: (a, b) => boolean(literal(b).value === "*" ? literal(a).value !== "" : literal(a).value.toLowerCase().startsWith(literal(b).value.toLowerCase())),
    IRI: (a) => (a[0] === "<" ? a : "<" + literal(a).value + ">"), SAMETERM: (a, b) => boolean(a === b),
    ISIRI: (a) => boolean(a[0] === "<"), ISURI: (a) => boolean(a[0] === "<"), ISBLANK: (a) => boolean(a[0] === "_"),
    ISLITERAL: (a) => boolean(a[0] === '"'), ISNUMERIC: (a) => boolean(Boolean(isNumber(B.parts(a)))),
    STRLEN: (a) => number([...asText(a).value].length), UCASE: (a) => text(asText(a).value.toUpperCase(), asText(a)), LCASE: (a) => text(asText(a).value.toLowerCase(), asText(a)),
    SUBSTR: (a, b, c) => text([...asText(a).value].slice(asNumber(b) - 1, c === undefined ? undefined : asNumber(b) - 1 + asNumber(c)).join(""), asText(a)),
    CONTAINS: like((p, q) => boolean(p.value.includes(q.value))), STRSTARTS: like((p, q) => boolean(p.value.startsWith(q.value))), STRENDS: like((p, q) => boolean(p.value.endsWith(q.value))),
    STRBEFORE: like((p, q) => (p.value.includes(q.value) ? text(p.value.split(q.value)[0], p) : text(""))),
    STRAFTER: like((p, q) => (p.value.includes(q.value) ? text(p.value.slice(p.value.indexOf(q.value) + q.value.length), p) : text(""))),
    CONCAT: (...all) => { const parts = all.map(asText); const same = parts.every((p) => p.language === parts[0].language); return text(parts.map((p) => p.value).join(""), same ? parts[0] : null); },
    REGEX: (a, b, c) => boolean(pattern(literal(b).value, c && literal(c).value).test(asText(a).value)),
    REPLACE: (a, b, c, d) => text(asText(a).value.replace(new RegExp(pattern(literal(b).value).source, "gu" + (d ? literal(d).value.replace(/[^ims]/g, "") : "")), literal(c).value.replace(/\$(\d)/g, "$$$1")), asText(a)),
    ABS: (a) => number(Math.abs(asNumber(a))), ROUND: (a) => number(Math.round(asNumber(a))), CEIL: (a) => number(Math.ceil(asNumber(a))), FLOOR: (a) => number(Math.floor(asNumber(a))),
    YEAR: dated(0, 4), MONTH: dated(5, 7), DAY: dated(8, 10),
  };

  /** xsd:integer("5") and its like. */
  function cast(name, a) {
    const value = a[0] === "<" ? a.slice(1, -1) : literal(a).value;
    const kind = name.slice(1, -1).replace(XSD, "");
    if (kind === "string") return B.literal(value);
    if (["integer", "decimal", "double", "float"].includes(kind)) return value.trim() === "" || Number.isNaN(Number(value)) ? none() : B.literal(kind === "integer" ? String(Math.trunc(Number(value))) : value, "", XSD + kind);
    if (["date", "dateTime", "gYear", "boolean"].includes(kind)) return B.literal(kind === "date" ? value.slice(0, 10) : value, "", XSD + kind);
    return none();
  }

  /** The value of an expression for a row; `exists(group, row)` says whether a pattern has an answer there. */
  B.evaluate = function (e, row, exists, rows) {
    if (e.kind === "term") return e.term;
    if (e.kind === "variable") return row[e.name] === undefined ? none() : row[e.name];
    if (e.kind === "exists") return boolean(exists(e.group, row) !== e.not);
    if (e.kind === "aggregate") return B.aggregate(e, rows || [row], exists);
    const of = (k) => B.evaluate(e.of[k], row, exists, rows);
    const attempt = (k) => { try { return B.truth(of(k)); } catch (error) { if (error instanceof NoValue) return null; throw error; } };
    switch (e.name) {
      case "BOUND": return boolean(row[e.of[0].name] !== undefined);
      case "||": { const [a, b] = [attempt(0), attempt(1)]; return a || b ? boolean(true) : a === null || b === null ? none() : boolean(false); }
      case "&&": { const [a, b] = [attempt(0), attempt(1)]; return a === false || b === false ? boolean(false) : a === null || b === null ? none() : boolean(true); }
      case "IF": return of(B.truth(of(0)) ? 1 : 2);
      case "COALESCE":
        for (let k = 0; k < e.of.length; k++) {
          try { return of(k); } catch (error) { if (!(error instanceof NoValue)) throw error; }
        }
        return none();
      case "IN": { const a = of(0); return boolean(e.of.slice(1).some((_, k) => equal(a, of(k + 1)))); }
      default: break;
    }
    if (e.name.length > 2 && e.name[0] === "<") return cast(e.name, of(0));
    if (e.name === "URI") return CALLS.IRI(of(0));
    if (!Object.hasOwn(CALLS, e.name)) throw new B.QueryError(B.t("sparql.function", e.name));
    return CALLS[e.name](...e.of.map((_, k) => of(k)));
  };

  /** COUNT, SUM and the others over the rows of one group. */
  B.aggregate = function (e, rows, exists) {
    let values = [];
    for (const row of rows) {
      if (!e.value) { values.push(JSON.stringify(row)); continue; }
      try { values.push(B.evaluate(e.value, row, exists)); } catch (error) { if (!(error instanceof NoValue)) throw error; }
    }
    if (e.distinct) values = [...new Set(values)];
    if (e.name === "COUNT") return number(values.length);
    if (e.name === "GROUP_CONCAT") return B.literal(values.map((v) => (v[0] === "<" ? v.slice(1, -1) : literal(v).value)).join(e.separator));
    if (e.name === "SUM") return number(values.reduce((sum, v) => sum + asNumber(v), 0));
    if (!values.length) return e.name === "AVG" ? number(0) : none();
    if (e.name === "AVG") return number(values.reduce((sum, v) => sum + asNumber(v), 0) / values.length, [XSD + "decimal"]);
    if (e.name === "SAMPLE") return values[0];
    const sorted = [...values].sort(B.sortTerms);
    return e.name === "MIN" ? sorted[0] : sorted[sorted.length - 1];
  };
})(bienban);
