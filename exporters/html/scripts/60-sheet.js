/* The meeting sheet: one event as an office wants it, printable, and as Markdown. */
(function (B) {
  let quoted = false;

  /** A section of one short line stands beside its heading; which may, the sheets of Python say. */
  const isShort = (key, lines) => lines.length === 1 && B.data.short.includes(key);
  const heading = (key) => B.say(B.data.headings[key] || [key, key]);

  /** Details of a line, those of one key together: posts as they stand, the others after their name. */
  function details(line) {
    const grouped = new Map();
    for (const [key, words] of line.d || []) grouped.set(key, [...(grouped.get(key) || []), words]);
    return { posts: grouped.get("post") || [], rest: [...grouped].filter(([key]) => key !== "post") };
  }

  /** How a line was completed; in the order in which Python's sheets have it. */
  const how = (line) => {
    const raw = [...new Set(line.f.map((i) => B.rawInferred(B.facts[i])).filter(Boolean))].sort();
    return [...new Set(raw.map(B.explain))];
  };

  const quotes = (line) =>
    [...new Set(line.f.flatMap((i) => B.spans(B.facts[i]).map((s) => B.quote(s.article, s.span))))].filter((q) => q !== line.t);

  function entry(line) {
    const { posts, rest } = details(line);
    const inferred = how(line);
    return [
      line.n === undefined ? B.words(line.t) : B.nodeLink(line.n, line.t),
      posts.length ? [" – ", B.words(posts.join(", "))] : null,
      rest.map(([key, words]) => B.el("span.detail", {}, B.el("span.key", {}, heading(key), ": "), B.words(words.join(", ")))),
      inferred.length ? B.el("span.inferred", {}, heading("inferred"), ": ", B.words(inferred.join("; "))) : null,
      quoted ? quotes(line).map((q) => B.el("blockquote", {}, "“", B.words(q), "”")) : null,
    ];
  }

  function section([key, lines]) {
    if (isShort(key, lines)) {
      return B.el("p.short", {}, B.el("strong", {}, heading(key), ": "), entry(lines[0]));
    }
    return B.el("section", {}, B.el("h3", {}, heading(key)), B.el("ol", {}, lines.map((l) => B.el("li", {}, entry(l)))));
  }

  const plain = (text) => text.split(/\s+/).join(" ").trim().replace(/[\\`*_[\]<>#|~]/g, "\\$&");

  /** The same sheet as `bienban minutes` writes it. */
  B.sheetMarkdown = function (sheet) {
    const parts = ["# " + heading("sheet") + ": " + plain(B.nodes[sheet.n].label), ""];
    const written = (line) => {
      const { posts, rest } = details(line);
      let text = plain(line.t) + (posts.length ? " – " + posts.map(plain).join(", ") : "");
      if (rest.length) text += " (" + rest.map(([k, w]) => heading(k) + ": " + w.map(plain).join(", ")).join("; ") + ")";
      return text + (how(line).length ? " *(" + heading("inferred") + ": " + plain(how(line).join("; ")) + ")*" : "");
    };
    const said = (line, indent) =>
      quoted && quotes(line).length ? ["", quotes(line).map((q) => indent + "> “" + plain(q) + "”").join("\n" + indent + ">\n"), ""] : [];
    for (const [key, lines] of sheet.s) {
      if (isShort(key, lines)) {
        parts.push("**" + heading(key) + ":** " + written(lines[0]), "", ...said(lines[0], ""));
        continue;
      }
      parts.push("## " + heading(key), "");
      lines.forEach((line, k) => parts.push(k + 1 + ". " + written(line), ...said(line, "   ")));
      parts.push("");
    }
    return parts.join("\n").replace(/\n{3,}/g, "\n\n").trim() + "\n";
  };

  const dayOf = (sheet) => {
    const when = sheet.s.find(([key]) => key === "when");
    return when ? when[1][0].t : "";
  };

  B.sheetOf = (node) => B.data.sheets.find((s) => s.n === node);

  function chosen() {
    const asked = B.nodeOf(B.state.get().event);
    return B.sheetOf(asked) || B.data.sheets[0];
  }

  B.drawSheet = function (place) {
    const sheet = chosen();
    if (!sheet) { B.fill(place, B.el("p.empty", {}, B.t("sheet.none"))); return; }
    const picker = B.data.sheets.length > 1
      ? B.el("select", { id: "sheet-of", "aria-label": B.t("sheet.choose"), on: { change: (e) => B.state.set({ event: e.target.value }) } },
        B.data.sheets.map((s) => B.el("option", { value: B.nodes[s.n].id, selected: s === sheet }, [dayOf(s), B.nodes[s.n].label].filter(Boolean).join(" · "))))
      : null;
    const check = B.el("input", { type: "checkbox", id: "with-quotes", on: { change: () => { quoted = check.checked; B.drawSheet(place); B.id("with-quotes").focus(); } } });
    check.checked = quoted;
    B.fill(place,
      B.el("div.bar.noprint", {}, picker,
        B.el("label", {}, check, " ", B.t("sheet.quotes")),
        B.el("button.quiet", { type: "button", id: "copy-markdown", on: { click: () => B.copy(B.sheetMarkdown(sheet)) } }, B.t("sheet.copy")),
        B.el("button.quiet", { type: "button", id: "save-markdown", on: { click: () => B.save("phieu-hoi-nghi.md", "text/markdown", B.sheetMarkdown(sheet)) } }, B.t("sheet.save")),
        B.el("button.quiet", { type: "button", on: { click: () => window.print() } }, B.t("print"))),
      B.el("article.sheet", {}, B.el("p.over", {}, heading("sheet")), B.el("h2", {}, B.words(B.nodes[sheet.n].label)), sheet.s.map(section)));
  };
})(bienban);
