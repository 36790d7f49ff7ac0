/* Search: any name or abbreviation, with or without accents; a list that keys and mouse can use. */
(function (B) {
  const MOST = 12;
  let found = [];
  let active = -1;

  /** Ways to read a query: as typed, and with abbreviations of the articles written out. */
  function readings(query) {
    const all = [query];
    for (const n of B.nodes) {
      const short = (n.attributes["bb:shortForm"] || [])[0];
      const long = (n.attributes["bb:longForm"] || [])[0];
      if (!short || !long) continue;
      const written = query.split(/\s+/).map((w) => (w.toLowerCase() === short.v.toLowerCase() ? long.v : w)).join(" ");
      if (written !== query) all.push(written);
    }
    return all;
  }

  /** Nodes by how well they answer; those on the stage first among equals. */
  B.search = function (query) {
    const asked = readings(query.trim().replace(/\s+/g, " "));
    if (!asked[0]) return [];
    return B.nodes
      .map((n) => {
        const scores = [n.label, ...n.alt].flatMap((name, k) => asked.map((q, r) => B.answers(name, q) - (k ? 0.3 : 0) - (r ? 0.2 : 0)));
        return { node: n, score: Math.max(...scores) - n.kind.level * 0.1 };
      })
      .filter((hit) => hit.score > 0.4)
      .sort((a, b) => b.score - a.score || b.node.edges.length - a.node.edges.length || a.node.i - b.node.i)
      .map((hit) => hit.node);
  };

  function show(list, input) {
    B.fill(list, found.slice(0, MOST).map((n, k) =>
      B.el("li", { role: "option", id: "found-" + k, "aria-selected": k === active, on: {
        mousedown: (event) => { event.preventDefault(); take(n, input); },
      } }, B.symbol(n.kind, 16), B.words(n.label), B.el("span.count", {}, B.say(n.kind.short)))),
      found.length > MOST ? B.el("li.rest", { role: "presentation" }, B.t("search.more", B.number(found.length - MOST))) : null,
      !found.length && input.value.trim() ? B.el("li.rest", { role: "presentation" }, B.t("search.none")) : null);
    list.hidden = !input.value.trim();
    input.setAttribute("aria-expanded", String(!list.hidden));
    if (active >= 0) input.setAttribute("aria-activedescendant", "found-" + active);
    else input.removeAttribute("aria-activedescendant");
    B.id("live").textContent = input.value.trim() ? B.t("search.count", B.number(found.length)) : "";
  }

  function take(node, input) {
    input.value = "";
    found = [];
    active = -1;
    show(B.id("found"), input);
    B.choose.node(node.i);
    if (B.narrow()) input.blur();
  }

  B.drawSearch = function () {
    const list = B.el("ul.found", { id: "found", role: "listbox", "aria-label": B.t("search"), hidden: true });
    const input = B.el("input", {
      type: "search", id: "search", role: "combobox", autocomplete: "off", spellcheck: "false", placeholder: B.t("search"),
      "aria-label": B.t("search"), "aria-controls": "found", "aria-expanded": false, "aria-autocomplete": "list",
    });
    input.addEventListener("input", () => { found = B.search(input.value); active = found.length ? 0 : -1; show(list, input); });
    input.addEventListener("blur", () => { list.hidden = true; input.setAttribute("aria-expanded", "false"); });
    input.addEventListener("focus", () => { if (input.value.trim()) show(list, input); });
    input.addEventListener("keydown", (event) => {
      const count = Math.min(found.length, MOST);
      if (event.key === "ArrowDown" && count) active = (active + 1) % count;
      else if (event.key === "ArrowUp" && count) active = (active - 1 + count) % count;
      else if (event.key === "Enter" && active >= 0) { take(found[active], input); event.preventDefault(); return; }
      else if (event.key === "Escape") { input.value = ""; found = []; active = -1; }
      else return;
      event.preventDefault();
      event.stopPropagation();
      show(list, input);
    });
    B.fill(B.id("finder"), B.el("div.finder", { role: "search" }, input, list));
  };
})(bienban);
