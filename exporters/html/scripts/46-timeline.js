/* The time line of posts, in the panel of a person and of a body: the days on which articles show somebody in a post.
   A bar goes from the first of them to the last and no further; where the post was left, or somebody else's, it is broken. */
(function (B) {
  const TURN = { nguyen: 0, "nhan-chuc": 1, "duong-nhiem": 2, "thoi-giu": 3 };
  /** Shown in the post on that day, whoever leaves it. */
  const THERE = new Set(["duong-nhiem", "nhan-chuc"]);
  const WIDTH = 320;
  const EDGE = 6;
  /** More days of one interval than this are folded into their first and last; more rows are shown when asked for. */
  const DAYS = 4;
  const ROWS = 12;
  const SVG = "http://www.w3.org/2000/svg";

  const DAY = /^\d{4}-\d\d-\d\d/;
  const time = (day) => Date.parse(day.slice(0, 10) + "T00:00:00Z");
  const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

  /** What articles show of one person in one post, by day: {day, code, article, span}. */
  const showings = (fact) => fact.supports.map((u) => {
    const { on, code } = B.shownIn(u);
    return { day: DAY.test(on) && !isNaN(time(on)) ? on.slice(0, 10) : "", code: code.split("/").pop() || "duong-nhiem", article: u.a, span: u.e[0] };
  }).filter((s) => s.day).sort((a, b) => compare(a.day, b.day) || (TURN[a.code] ?? 2) - (TURN[b.code] ?? 2) || a.article - b.article);

  /** The same in intervals (see `graph/identity/tenures.py`): parted where the post was left, or somebody else's. */
  function intervals(shown, others) {
    const runs = [];
    let left = "";
    for (const s of shown) {
      if (s.code === "nguyen") { left = left || s.day; continue; }
      const run = runs[runs.length - 1];
      const last = run && run[run.length - 1].day;
      const gone = left && (s.day > left || s.code === "nhan-chuc");
      if (!run || gone || others.some((day) => day > last && day < s.day)) { runs.push([s]); left = ""; } else run.push(s);
      if (s.code === "thoi-giu") left = s.day;
    }
    return runs;
  }

  /** A row for each post of a person, or each holder of a post of a body: {fact, shown, runs}, by the first day; the
      holders of one post together, its head's first. */
  function rows(facts, body) {
    const single = new Set(B.data.heads);
    const post = (r) => (body ? (single.has(r.fact.o) ? "0" : "1") + B.nodes[r.fact.o].label : "");
    return facts.map((fact) => {
      const shown = showings(fact);
      const holders = single.has(fact.o) ? B.nodes[fact.o].in.filter((f) => f.p.id === "bb:holds" && f.s !== fact.s) : [];
      const others = holders.flatMap(showings).filter((s) => THERE.has(s.code)).map((s) => s.day);
      return { fact, shown, runs: intervals(shown, others) };
    }).filter((r) => r.shown.length).sort((a, b) => compare(post(a), post(b)) || compare(a.shown[0].day, b.shown[0].day) || a.fact.i - b.fact.i);
  }

  function draw(name, attributes, ...children) {
    const element = document.createElementNS(SVG, name);
    for (const [k, v] of Object.entries(attributes)) element.setAttribute(k, v);
    element.append(...children);
    return element;
  }

  /** Days to places on the line, and the years that begin in between. */
  function scale(days) {
    const [from, to] = [time(days[0]), time(days[days.length - 1])];
    const x = (day) => EDGE + ((time(day) - from) / (to - from)) * (WIDTH - 2 * EDGE);
    const years = [];
    for (let y = Number(days[0].slice(0, 4)) + 1; y <= Number(days[days.length - 1].slice(0, 4)); y++) years.push(y);
    return { x, years, first: days[0], last: days[days.length - 1] };
  }

  const frame = (height, children) => draw("svg", { class: "line", viewBox: `0 0 ${WIDTH} ${height}`, "aria-hidden": "true" }, ...children);

  /** The line of one row: years, the axis, bars, a dot for each day (hollow where the post is over). */
  function strip({ shown, runs }, axis) {
    const at = (day) => axis.x(day).toFixed(1);
    const asof = B.state.get().asof;
    return frame(16, [
      ...axis.years.map((y) => draw("path", { class: "year", d: `M${at(y + "-01-01")} 2V14` })),
      draw("path", { class: "axis", d: `M${EDGE} 8H${WIDTH - EDGE}` }),
      ...runs.map((run) => draw("path", { class: "bar", d: `M${at(run[0].day)} 8H${at(run[run.length - 1].day)}` })),
      ...shown.map((s) => draw("circle", { class: THERE.has(s.code) ? "day" : "day over", cx: at(s.day), cy: 8, r: 4 })),
      ...(asof && asof >= axis.first && asof <= axis.last ? [draw("path", { class: "asof", d: `M${at(asof)} 0V16` })] : []),
    ]);
  }

  /** Every so many years that their names have room. */
  function named(axis) {
    const step = Math.ceil(axis.years.length / 8);
    return axis.years.filter((y) => y % step === 0);
  }

  const head = (axis) => frame(12, named(axis).map((y) => draw("text", { x: axis.x(y + "-01-01").toFixed(1), y: 10 }, String(y))));

  /** A day as a button that goes to the words which say so. */
  const day = (s) => B.el("button.day", { type: "button", on: { click: () => { B.showHalf("article"); B.showInArticle(s.article, s.span, true); } } },
    B.date(s.day), s.code === "duong-nhiem" ? null : B.el("span.tenure", {}, " ", B.t("timeline." + s.code)));

  const joined = (days) => days.flatMap((s, k) => [k ? " – " : "", day(s)]);

  /** The days of one interval; many of them folded. Several articles of one day are one. */
  function days(run) {
    const each = run.filter((s, k) => !k || s.day !== run[k - 1].day || s.code !== run[k - 1].code);
    const list = B.el("span.run");
    if (each.length <= DAYS) B.append(list, joined(each));
    else {
      const more = B.el("button.quiet.more", { type: "button", on: { click: () => B.fill(list, joined(each)) } }, B.t("timeline.days", B.number(each.length - 2)));
      B.append(list, [day(each[0]), " – ", more, " – ", day(each[each.length - 1])]);
    }
    return list;
  }

  function row(r, axis, end) {
    const over = r.shown.filter((s) => s.code === "nguyen");
    const gap = () => B.el("span.gap", {}, " ", B.t("timeline.gap"), " ");
    return B.el("li", { "data-fact": r.fact.i, on: { mouseenter: () => B.lightFact(r.fact), mouseleave: () => B.lightChosen() } },
      B.el("div.what", {}, end(r.fact)), strip(r, axis),
      B.el("div.days", {}, r.runs.map((run, k) => [k ? gap() : null, days(run)]), r.runs.length && over.length ? " · " : null, over.length ? days(over) : null));
  }

  const role = (position) => B.words((B.nodes[position].attributes["org:role"] || []).map(B.valueText).join(", ") || B.nodes[position].label);
  const bodiesOf = (position) => (B.nodes[position].attributes["org:postIn"] || []).filter((v) => typeof v === "number");

  const ENDS = {
    person: (f) => [B.el("strong", {}, role(f.o)), bodiesOf(f.o).map((b) => [" – ", B.nodeLink(b)])],
    body: (f) => [B.el("strong", {}, role(f.o)), " – ", B.nodeLink(f.s)],
  };

  const held = (facts) => facts.filter((f) => f.p.id === "bb:holds" && typeof f.o === "number");

  /** The time line of a person's posts, or of who held the posts of a body; nothing where all is of one day. */
  B.timeline = function (node) {
    const body = node.id.startsWith("body/");
    const facts = body ? B.nodes.filter((n) => n.kind.id === "Position" && bodiesOf(n.i).includes(node.i)).flatMap((n) => held(n.in)) : held(node.out);
    const found = rows(facts, body);
    const all = [...new Set(found.flatMap((r) => r.shown.map((s) => s.day)))].sort();
    if (all.length < 2) return null;
    const axis = scale(all);
    const title = B.el("h3", {}, B.t("timeline"), B.el("span.count", {}, B.number(found.length)));
    const drawn = () => [head(axis), B.el("ul.timeline", { "aria-label": B.t("timeline") }, found.map((r) => row(r, axis, body ? ENDS.body : ENDS.person)))];
    if (found.length <= ROWS) return B.el("section", { id: "timeline" }, title, drawn());
    const folded = B.el("details", { id: "timeline", on: { toggle: () => { if (folded.open && !folded.querySelector("ul")) B.append(folded, drawn()); } } }, B.el("summary", {}, title));
    return folded;
  };
})(bienban);
