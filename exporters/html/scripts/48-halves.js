/* On a narrow screen the panel shows one half at a time, and can take most of the height. */
(function (B) {
  let half = "article";
  let tall = false;

  /** Show one half of the panel (a wide screen shows both, whatever is chosen here). */
  B.showHalf = function (name) {
    half = name;
    B.drawHalves();
  };

  B.drawHalves = function () {
    const chosen = Boolean(B.chosenNode() || B.chosenEdge());
    const shown = chosen ? half : "article";
    const panel = B.id("panel");
    panel.dataset.half = shown;
    panel.classList.toggle("tall", tall);
    const tab = (name, enabled) => B.el("button", {
      type: "button", role: "tab", id: "half-" + name, "aria-selected": name === shown, "aria-controls": name, disabled: !enabled,
      on: { click: () => B.showHalf(name) },
    }, B.t(name));
    B.fill(B.id("halves"), B.el("div", { role: "tablist", "aria-label": B.t("panel") }, tab("details", chosen), tab("article", true)),
      B.iconButton(tall ? "down" : "up", B.t(tall ? "panel.small" : "panel.large"), () => { tall = !tall; B.drawHalves(); }, { id: "taller" }));
  };
})(bienban);
