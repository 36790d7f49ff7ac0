"use strict";
/* The one name that all scripts share. Each file adds one idea to it. */
var bienban = {};

(function (B) {
  /** An element: `el("button.quiet", {title: "…", on: {click: f}}, "text", child)`. Strings only ever become text. */
  B.el = function (spec, attributes, ...children) {
    const [tag, ...classes] = spec.split(".");
    const element = document.createElement(tag);
    if (classes.length) element.className = classes.join(" ");
    for (const [name, value] of Object.entries(attributes || {})) {
      if (name === "on") {
        for (const [event, handler] of Object.entries(value)) element.addEventListener(event, handler);
      } else if (name.startsWith("aria-")) element.setAttribute(name, String(value));
      else if (value === true) element.setAttribute(name, "");
      else if (value !== false && value !== undefined && value !== null) element.setAttribute(name, String(value));
    }
    B.append(element, children);
    return element;
  };

  /** Put children behind what an element has: elements as they are, all else as text; null and false are nothing. */
  B.append = function (element, children) {
    for (const child of children.flat(4)) {
      if (child === null || child === undefined || child === false) continue;
      element.append(child instanceof Node ? child : document.createTextNode(String(child)));
    }
  };

  /** Words out of an article or a name: isolated, so that direction marks in them move nothing around them. */
  B.words = (text) => B.el("bdi", {}, text);

  /** The element of the page with this id. */
  B.id = (id) => document.getElementById(id);

  /** Put children in place of what an element has. */
  B.fill = function (element, ...children) {
    element.replaceChildren();
    B.append(element, children);
  };

  const SVG = "http://www.w3.org/2000/svg";

  /** The symbol of a kind, as in the drawing. */
  B.symbol = function (kind, size = 16) {
    const svg = document.createElementNS(SVG, "svg");
    for (const [k, v] of Object.entries({ viewBox: "0 0 24 24", width: size, height: size, "aria-hidden": "true" })) {
      svg.setAttribute(k, v);
    }
    svg.classList.add("symbol");
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", B.data.symbols[kind.symbol]);
    path.setAttribute("fill-rule", "evenodd");
    path.setAttribute("fill", B.colour(kind));
    path.dataset.kind = kind.id;
    svg.append(path);
    return svg;
  };

  const ICONS = {
    plus: "M11 4h2v7h7v2h-7v7h-2v-7H4v-2h7z",
    minus: "M4 11h16v2H4z",
    fit: "M4 4h6v2H6v4H4zM14 4h6v6h-2V6h-4zM4 14h2v4h4v2H4zM18 14h2v6h-6v-2h4z",
    close: "M5.5 4.1L12 10.6l6.5-6.5 1.4 1.4L13.4 12l6.5 6.5-1.4 1.4L12 13.4l-6.5 6.5-1.4-1.4L10.6 12 4.1 5.5z",
    theme: "M12 3a9 9 0 1 0 0 18zM12 3a9 9 0 0 1 0 18v-2a7 7 0 0 0 0-14z",
    back: "M10 5v4h4a6 6 0 0 1 0 12h-4v-2h4a4 4 0 0 0 0-8h-4v4l-7-5z",
    down: "M5 8l7 8 7-8z",
    up: "M5 16l7-8 7 8z",
    menu: "M4 6h16v2H4zM4 11h16v2H4zM4 16h16v2H4z",
    filter: "M3 4h18l-7 9v7l-4-2v-5z",
    save: "M11 3h2v9l3-3 1.4 1.4L12 15.8l-5.4-5.4L8 9l3 3zM4 17h2v2h12v-2h2v4H4z",
    help: "M12 2a10 10 0 1 1 0 20a10 10 0 1 1 0-20zM12 4a8 8 0 1 0 0 16a8 8 0 1 0 0-16zM11 16h2v2h-2zM8.5 9.5a3.5 3.5 0 1 1 5 3.1c-.3.2-.5.5-.5.9V14.5h-2v-1c0-1.2.6-2.2 1.7-2.7a1.5 1.5 0 1 0-2.2-1.3z",
    search: "M10 3a7 7 0 1 1 0 14a7 7 0 1 1 0-14zM10 5a5 5 0 1 0 0 10a5 5 0 1 0 0-10zM15 16.4l1.4-1.4 5 5-1.4 1.4z",
  };

  /** A button with a drawn sign and a name that is read out. */
  B.iconButton = function (icon, label, handler, extra = {}) {
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", ICONS[icon]);
    path.setAttribute("fill", "currentColor");
    path.setAttribute("fill-rule", "evenodd");
    svg.append(path);
    return B.el("button.icon", { type: "button", "aria-label": label, title: label, on: { click: handler }, ...extra }, svg);
  };
})(bienban);
