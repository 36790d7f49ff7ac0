/* SPARQL, answered: patterns are matched one after the other, the most telling first, each row carried along. */
(function (B) {
  /** Steps after which a question is given up: a page must stay usable. */
  const MOST = 4_000_000;
  let steps = 0;

  const tick = (n = 1) => { if ((steps += n) > MOST) throw new B.QueryError(B.t("sparql.long")); };
  const bound = (x, row) => (x.kind === "term" ? x.term : row[x.name]);

  /* ---- paths: pairs [s, o] that a path joins ---- */

  function* pairs(path, s, o, graph) {
    if (path.kind === "iri") {
      for (const t of B.triples().match(s, path.term, o, graph)) { tick(); yield [t.s, t.o]; }
    } else if (path.kind === "inverse") {
      for (const [a, b] of pairs(path.path, o, s, graph)) yield [b, a];
    } else if (path.kind === "either") {
      for (const branch of path.branches) yield* pairs(branch, s, o, graph);
    } else if (path.kind === "sequence") {
      const [first, ...rest] = path.steps;
      const tail = rest.length > 1 ? { kind: "sequence", steps: rest } : rest[0];
      if (s === undefined && o !== undefined) {
        for (const [m, b] of pairs(tail, undefined, o, graph)) for (const [a] of pairs(first, undefined, m, graph)) yield [a, b];
      } else for (const [a, m] of pairs(first, s, undefined, graph)) for (const [, b] of pairs(tail, m, o, graph)) yield [a, b];
    } else if (path.kind === "maybe") {
      const seen = new Set();
      for (const [a, b] of itself(s, o, graph)) { seen.add(a + b); yield [a, b]; }
      for (const [a, b] of pairs(path.path, s, o, graph)) if (!seen.has(a + b)) yield [a, b];
    } else if (s === undefined && o !== undefined) {
      for (const a of reach(path, o, graph, true)) yield [a, o];
    } else {
      const starts = s !== undefined ? [s] : [...new Set(B.triples().match(undefined, undefined, undefined, graph).flatMap((t) => (path.none ? [t.s, t.o] : [t.s])))];
      for (const a of starts) for (const b of reach(path, a, graph, false)) if (o === undefined || o === b) yield [a, b];
    }
  }

  function* itself(s, o, graph) {
    if (s !== undefined && o !== undefined) { if (s === o) yield [s, o]; return; }
    if (s !== undefined || o !== undefined) { const x = s !== undefined ? s : o; yield [x, x]; return; }
    for (const x of new Set(B.triples().match(undefined, undefined, undefined, graph).flatMap((t) => [t.s, t.o]))) yield [x, x];
  }

  /** Everything that * or + leads to from one end. */
  function reach(path, start, graph, backwards) {
    const found = new Set(path.none ? [start] : []);
    const waiting = [start];
    const seen = new Set();
    while (waiting.length) {
      const at = waiting.pop();
      if (seen.has(at)) continue;
      seen.add(at);
      for (const [a, b] of backwards ? pairs(path.path, undefined, at, graph) : pairs(path.path, at, undefined, graph)) {
        const next = backwards ? a : b;
        found.add(next);
        waiting.push(next);
      }
    }
    return found;
  }

  /* ---- patterns ---- */

  /** How telling a pattern is once these variables are known: small is better. */
  function weight(p, known) {
    const has = (x) => x.kind === "term" || known.has(x.name);
    const plain = p.path.kind === "iri" || p.path.kind === "term";
    const [s, o] = [has(p.s), has(p.o)];
    return (s && o ? 0 : s || o ? 10 : 100) + (plain ? 0 : p.path.kind === "variable" ? 30 : 5) + (p.path.term === B.curie("rdf:type") && !s ? 6 : 0);
  }

  function* triple(p, row, graph) {
    const [s, o] = [bound(p.s, row), bound(p.o, row)];
    const bind = (pairsOf) => {
      const next = { ...row };
      for (const [x, value] of pairsOf) {
        if (x.kind !== "variable") continue;
        if (next[x.name] !== undefined && next[x.name] !== value) return null;
        next[x.name] = value;
      }
      return next;
    };
    if (p.path.kind === "variable") {
      for (const t of B.triples().match(s, row[p.path.name], o, graph)) {
        tick();
        const next = bind([[p.s, t.s], [p.path, t.p], [p.o, t.o]]);
        if (next) yield next;
      }
      return;
    }
    for (const [a, b] of pairs(p.path, s, o, graph)) {
      const next = bind([[p.s, a], [p.o, b]]);
      if (next) yield next;
    }
  }

  function triples(patterns, rows, graph) {
    const left = [...patterns];
    const known = new Set(rows.length ? Object.keys(rows[0]) : []);
    while (left.length && rows.length) {
      left.sort((a, b) => weight(a, known) - weight(b, known));
      const p = left.shift();
      rows = rows.flatMap((row) => [...triple(p, row, graph)]);
      for (const x of [p.s, p.path, p.o]) if (x.kind === "variable") known.add(x.name);
    }
    return rows;
  }

  const agree = (a, b) => Object.keys(b).every((k) => a[k] === undefined || b[k] === undefined || a[k] === b[k]);
  const shared = (a, b) => Object.keys(b).some((k) => a[k] !== undefined && b[k] !== undefined);

  function group(g, rows, graph) {
    for (const part of g.parts) {
      if (!rows.length) break;
      if (part.kind === "triples") rows = triples(part.patterns, rows, graph);
      else if (part.kind === "group") rows = rows.flatMap((row) => group(part, [row], graph));
      else if (part.kind === "optional") rows = rows.flatMap((row) => { tick(); const found = group(part.group, [row], graph); return found.length ? found : [row]; });
      else if (part.kind === "union") rows = part.branches.flatMap((branch) => group(branch, rows, graph));
      else if (part.kind === "minus") { const gone = group(part.group, [{}], graph); rows = rows.filter((row) => !gone.some((x) => shared(row, x) && agree(row, x))); }
      else if (part.kind === "query") { const found = select(part.query, [{}], graph).rows; rows = join(rows, found); }
      else if (part.kind === "values") rows = join(rows, part.rows.map((r) => Object.fromEntries(part.names.map((n, k) => [n, r[k] && r[k].term]).filter(([, v]) => v !== undefined))));
      else if (part.kind === "bind") rows = rows.map((row) => { const v = calmly(part.value, row, graph); return v === undefined ? row : { ...row, [part.name]: v }; });
      else if (part.kind === "graph") rows = rows.flatMap((row) => named(part, row));
    }
    return g.filters.length ? rows.filter((row) => g.filters.every((f) => holds(f, row, graph))) : rows;
  }

  function named(part, row) {
    const asked = bound(part.name, row);
    const names = asked !== undefined ? [asked] : [...B.triples().graphs];
    return names.flatMap((name) => group(part.group, [part.name.kind === "variable" ? { ...row, [part.name.name]: name } : row], name));
  }

  const join = (rows, others) => rows.flatMap((row) => others.filter((x) => { tick(); return agree(row, x); }).map((x) => ({ ...row, ...x })));

  const exists = (graph) => (g, row) => group(g, [row], graph).length > 0;

  function calmly(e, row, graph, rows) {
    try { return B.evaluate(e, row, exists(graph), rows); } catch (error) { if (error instanceof B.NoValue) return undefined; throw error; }
  }

  function holds(e, row, graph, rows) {
    try { return B.truth(B.evaluate(e, row, exists(graph), rows)); } catch (error) { if (error instanceof B.NoValue) return false; throw error; }
  }

  /* ---- whole queries ---- */

  const aggregates = (e) => e && (e.kind === "aggregate" || (e.of || []).some(aggregates));

  /** Rows of groups: each keeps its members, for the aggregates. */
  function grouped(q, rows, graph) {
    const groups = new Map();
    for (const row of rows) {
      const own = {};
      for (const g of q.groups || []) { const v = calmly(g.value, row, graph); if (v !== undefined) own[g.name] = v; }
      const key = JSON.stringify(own);
      if (!groups.has(key)) groups.set(key, { row: own, members: [] });
      groups.get(key).members.push(row);
    }
    if (!groups.size && !q.groups) groups.set("", { row: {}, members: [] });
    return [...groups.values()];
  }

  function select(q, seed, graph) {
    let rows = group(q.where, seed, graph);
    let all;
    if (q.groups || q.columns.some((c) => aggregates(c.value)) || (q.having || []).length) {
      all = grouped(q, rows, graph).filter((g) => (q.having || []).every((h) => holds(h, g.row, graph, g.members)));
    } else all = rows.map((row) => ({ row, members: undefined }));
    const names = q.star ? [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((n) => !n.startsWith("?_")).sort() : q.columns.map((c) => c.name);
    for (const one of all) {
      for (const c of q.columns) {
        if (!c.value) continue;
        const v = calmly(c.value, one.row, graph, one.members);
        if (v !== undefined) one.row = { ...one.row, [c.name]: v };
      }
    }
    if (q.order) {
      for (const one of all) one.keys = q.order.map((o) => calmly(o.value, one.row, graph, one.members));
      const compare = (a, b) => {
        for (let k = 0; k < q.order.length; k++) {
          const by = B.sortTerms(a.keys[k], b.keys[k]);
          if (by) return q.order[k].down ? -by : by;
        }
        return 0;
      };
      all.sort(compare);
    }
    rows = all.map((one) => Object.fromEntries(names.filter((n) => one.row[n] !== undefined).map((n) => [n, one.row[n]])));
    if (q.distinct) { const seen = new Set(); rows = rows.filter((row) => { const key = JSON.stringify(names.map((n) => row[n])); return !seen.has(key) && seen.add(key); }); }
    const from = q.offset || 0;
    return { names, rows: rows.slice(from, q.limit === undefined ? undefined : from + q.limit) };
  }

  function construct(q) {
    const seen = new Set();
    const rows = [];
    for (const row of group(q.where, [{}], null)) {
      for (const p of q.template) {
        const [s, o] = [bound(p.s, row), bound(p.o, row)];
        const predicate = p.path.kind === "variable" ? row[p.path.name] : p.path.term;
        if (s === undefined || o === undefined || !predicate || seen.has(s + predicate + o)) continue;
        seen.add(s + predicate + o);
        rows.push({ "?subject": s, "?predicate": predicate, "?object": o });
      }
    }
    return { names: ["?subject", "?predicate", "?object"], rows };
  }

  /** Answer a query: {names, rows} with rows of terms. `given`: variable -> term, known from the start. */
  B.ask = function (text, given = {}) {
    steps = 0;
    const q = B.readQuery(text);
    if (q.form === "ask") return { names: ["?answer"], rows: [{ "?answer": B.literal(String(group(q.where, [{ ...given }], null).length > 0), "", B.XSD + "boolean") }] };
    return q.form === "construct" ? construct(q) : select(q, [{ ...given }], null);
  };
})(bienban);
