/* Light and dark. The drawing takes its colours from the style sheet, so that both always agree. */
(function (B) {
  const system = window.matchMedia("(prefers-color-scheme: dark)");

  B.dark = () => {
    const chosen = B.state.get().theme;
    return chosen ? chosen === "dark" : system.matches;
  };

  B.colour = (kind) => kind.colour[B.dark() ? 1 : 0];

  B.paint = {};

  B.applyTheme = function () {
    document.documentElement.dataset.theme = B.dark() ? "dark" : "light";
    const style = getComputedStyle(document.documentElement);
    for (const name of ["ground", "surface", "text", "muted", "line", "accent", "edge", "on-strong"]) {
      B.paint[name] = style.getPropertyValue("--" + name).trim();
    }
    for (const path of document.querySelectorAll("path[data-kind]")) {
      path.setAttribute("fill", B.colour(B.kindOf[path.dataset.kind]));
    }
  };

  B.watchTheme = (listener) => system.addEventListener("change", listener);
})(bienban);
