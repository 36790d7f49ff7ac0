/* Light and dark. The drawing takes its colours from the style sheet, so that both always agree. */
(function (B) {
  const system = window.matchMedia("(prefers-color-scheme: dark)");

  B.dark = () => {
    const chosen = B.state.get().theme;
    return chosen ? chosen === "dark" : system.matches;
  };

  let shade = 0;
  B.colour = (kind) => kind.colour[shade];

  B.paint = {};

  B.applyTheme = function (dark = B.dark()) {
    shade = dark ? 1 : 0;
    document.documentElement.dataset.theme = dark ? "dark" : "light";
    const style = getComputedStyle(document.documentElement);
    for (const name of ["ground", "surface", "text", "muted", "line", "accent", "edge", "on-strong"]) {
      B.paint[name] = style.getPropertyValue("--" + name).trim();
    }
    for (const path of document.querySelectorAll("path[data-kind]")) {
      path.setAttribute("fill", B.colour(B.kindOf[path.dataset.kind]));
    }
  };

  /** What `work` gives when everything is light, as paper is. */
  B.inLight = function (work) {
    B.applyTheme(false);
    const made = work();
    B.applyTheme();
    return made;
  };

  B.watchTheme = (listener) => system.addEventListener("change", listener);
})(bienban);
