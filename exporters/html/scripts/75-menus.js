/* What opens over the page: filters, exports, help. One at a time; Escape closes, focus goes back where it was. */
(function (B) {
  let open = null;

  B.closeMenu = function (back = true) {
    if (!open) return false;
    open.box.remove();
    open.button.setAttribute("aria-expanded", "false");
    if (back) open.button.focus();
    open = null;
    return true;
  };

  function show(button, title, content) {
    const again = open && open.button === button;
    B.closeMenu(false);
    if (again) return;
    const box = B.el("div.menu", { role: "dialog", "aria-label": title, id: "menu" },
      B.el("header", {}, B.el("h2", {}, title), B.iconButton("close", B.t("close"), () => B.closeMenu())), content);
    document.body.append(box);
    const at = button.getBoundingClientRect();
    box.style.top = Math.min(at.bottom + 6, innerHeight - 120) + "px";
    box.style.right = Math.max(8, Math.min(innerWidth - at.right, innerWidth - box.offsetWidth - 8)) + "px";
    button.setAttribute("aria-expanded", "true");
    open = { box, button };
    const first = box.querySelector("select, input, button:not(.icon)");
    if (first) first.focus();
  }

  document.addEventListener("pointerdown", (event) => {
    if (open && !open.box.contains(event.target) && !open.button.contains(event.target)) B.closeMenu(false);
  });

  B.menuButton = (icon, id, label, title, content) => {
    const button = B.iconButton(icon, label, () => show(button, title, content()), { id, "aria-haspopup": "dialog", "aria-expanded": false });
    return button;
  };

  const field = (label, control) => B.el("label.field", {}, B.el("span", {}, label), control);

  function choice(id, key, options) {
    const chosen = B.state.get()[key];
    const select = B.el("select", { id, on: { change: () => B.state.set({ [key]: select.value }) } },
      B.el("option", { value: "" }, B.t("filter.all")),
      options.map(([value, name]) => B.el("option", { value, selected: value === chosen }, name)));
    return select;
  }

  function day(id, key) {
    const input = B.el("input", { type: "date", id, on: { change: () => B.state.set({ [key]: input.value }) } });
    input.value = B.state.get()[key];
    return input;
  }

  /** Bodies as a tree: parts under their wholes. */
  function bodies() {
    const all = B.nodes.filter((n) => n.id.startsWith("body/") && n.kind.id !== "NewsPublisher");
    const whole = new Map(all.map((n) => [n.i, n.out.filter((f) => f.p.id === "bb:partOf").map((f) => f.o)[0]]));
    const compare = new Intl.Collator("vi").compare;
    const listed = [];
    const seen = new Set();
    const list = (n, depth) => {
      if (seen.has(n.i)) return;
      seen.add(n.i);
      listed.push([n.id, "\u2003".repeat(depth) + n.label]);
      all.filter((m) => whole.get(m.i) === n.i).sort((a, b) => compare(a.label, b.label)).forEach((m) => list(m, depth + 1));
    };
    const top = all.filter((n) => !all.some((m) => m.i === whole.get(n.i))).sort((a, b) => compare(a.label, b.label));
    [...top, ...all].forEach((n) => list(n, 0));
    return listed;
  }

  B.filterMenu = () => {
    const physics = B.el("input", { type: "checkbox", id: "physics", on: { change: () => B.state.set({ physics: physics.checked ? "1" : "" }, true) } });
    physics.checked = Boolean(B.state.get().physics);
    const derived = B.el("input", { type: "checkbox", id: "derived", on: { change: () => B.state.set({ derived: derived.checked ? "1" : "" }) } });
    derived.checked = Boolean(B.state.get().derived);
    const articles = B.articlesByDay().map(([i, name]) => [B.nodes[B.articles[i].node].id, name]);
    return [
      articles.length > 1 ? field(B.t("filter.article"), choice("filter-article", "article", articles)) : null,
      field(B.t("filter.body"), choice("filter-body", "body", bodies())),
      articles.length > 1 ? B.el("div.pair", {}, field(B.t("filter.since"), day("filter-since", "since")), field(B.t("filter.until"), day("filter-until", "until"))) : null,
      field(B.t("filter.asof"), day("filter-asof", "asof")),
      B.el("label.check", {}, derived, " ", B.t("filter.derived")),
      B.el("label.check", {}, physics, " ", B.t("filter.physics")),
    ];
  };

  B.exportMenu = () => {
    const item = (id, label, action) => B.el("li", {}, B.el("button", { type: "button", id, on: { click: () => { B.closeMenu(); action(); } } }, label));
    return [B.el("p.hint", {}, B.t("export.hint")), B.el("ul.items", {},
      item("export-png", B.t("export.png"), () => B.png().then((blob) => B.save("do-thi.png", "image/png", blob), () => B.announce(B.t("export.failed")))),
      item("export-svg", B.t("export.svg"), () => B.save("do-thi.svg", "image/svg+xml", B.svg())),
      item("export-ttl", B.t("export.ttl"), () => B.save("do-thi.ttl", "text/turtle", B.turtle())),
      item("export-csv", B.t("export.csv"), () => B.save("du-kien.csv", "text/csv", B.tableCsv())),
      item("export-graphml", B.t("export.graphml"), () => B.save("do-thi.graphml", "application/graphml+xml", B.graphml())),
      item("export-link", B.t("export.link"), () => B.copy(location.href)),
      item("export-print", B.t("print"), () => window.print()))];
  };

  B.helpMenu = () => [B.el("dl.keys", {}, B.t("help.keys").split("\n").map((line) => {
    const [keys, what] = line.split(" = ");
    return [B.el("dt", {}, keys.split(" ").map((k) => B.el("kbd", {}, k))), B.el("dd", {}, what)];
  })), B.el("p.hint", {}, B.t("help.about"))];
})(bienban);
