/* Graph, sheet, table, questions: four ways to read the same facts. */
(function (B) {
  B.TABS = ["graph", "sheet", "table", "ask"];

  function tab(id, chosen) {
    return B.el("button", {
      type: "button", role: "tab", id: "tab-" + id, "aria-selected": id === chosen, "aria-controls": id === "graph" ? "stage" : "other",
      tabindex: id === chosen ? "0" : "-1",
      on: {
        click: () => B.state.set({ tab: id }),
        keydown: (event) => {
          const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
          if (!by) return;
          event.preventDefault();
          const next = B.TABS[(B.TABS.indexOf(id) + by + B.TABS.length) % B.TABS.length];
          B.state.set({ tab: next });
          B.id("tab-" + next).focus();
        },
      },
    }, B.t("tab." + id));
  }

  B.drawTabs = function (state) {
    const had = document.activeElement && document.activeElement.getAttribute("role") === "tab";
    const shown = B.TABS.includes(state.tab) ? state.tab : "graph";
    B.id("tabs").setAttribute("aria-label", B.t("tabs"));
    B.fill(B.id("tabs"), B.TABS.map((id) => tab(id, shown)));
    if (had) B.id("tab-" + shown).focus();
    const other = B.id("other");
    B.id("stage").hidden = shown !== "graph";
    other.hidden = shown === "graph";
    other.className = "view-" + shown;
    other.setAttribute("role", "tabpanel");
    other.setAttribute("aria-labelledby", "tab-" + shown);
    if (shown === "sheet") B.drawSheet(other);
    else if (shown === "table") B.drawTable(other);
    else if (shown === "ask") B.drawQuestions(other);
    else B.fill(other);
    document.body.dataset.tab = shown;
    if (shown === "graph") B.stageShown();
  };
})(bienban);
