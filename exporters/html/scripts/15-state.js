/* What the reader has chosen. It lives in the address after #, so that back, forward and links restore it. */
(function (B) {
  const DEFAULTS = {
    tab: "graph", node: "", edge: "", kinds: "", derived: "", article: "", body: "", since: "", until: "", asof: "",
    focus: "", depth: "1", from: "", to: "", open: "", event: "", ask: "", args: "", sort: "", physics: "", lang: "", theme: "",
  };
  const listeners = [];
  let current = { ...DEFAULTS };

  B.defaults = DEFAULTS;

  function parse(hash) {
    const state = { ...DEFAULTS };
    for (const [key, value] of new URLSearchParams(hash.replace(/^#/, ""))) if (key in DEFAULTS) state[key] = value;
    return state;
  }

  function write(state) {
    const parameters = new URLSearchParams();
    for (const [key, value] of Object.entries(state)) if (value && value !== DEFAULTS[key]) parameters.set(key, value);
    return parameters.toString();
  }

  function arrive(next) {
    const before = current;
    current = next;
    for (const listener of listeners) listener(current, before);
  }

  const steps = () => (history.state && history.state.steps) || 0;

  B.state = {
    get: () => current,
    /** Change some fields. A step that can be taken back, unless `quiet`. */
    set(patch, quiet = false) {
      const next = { ...current, ...patch };
      const hash = write(next);
      if (hash === write(current)) return;
      const address = location.href.split("#")[0] + "#" + hash;
      if (quiet) history.replaceState({ steps: steps() }, "", address);
      else history.pushState({ steps: steps() + 1 }, "", address);
      arrive(next);
    },
    /** How many steps can be taken back without leaving the page. */
    steps,
    back() { if (steps()) history.back(); },
    listen: (listener) => listeners.push(listener),
    start() {
      const again = () => { if (write(parse(location.hash)) !== write(current)) arrive(parse(location.hash)); };
      window.addEventListener("popstate", again);
      window.addEventListener("hashchange", again);
      current = parse(location.hash);
    },
    first: () => arrive(current),
  };

  /** Lasting names for edges, for links: ends, relation, and what a shortcut passes through. */
  B.edgeName = (e) =>
    [B.nodes[e.from].id, e.predicate, B.nodes[e.to].id, e.via < 0 ? "" : B.nodes[e.via].id].join("~");

  let names = null;
  B.edgeNamed = function (name) {
    names = names || new Map(B.edges.map((e) => [B.edgeName(e), e]));
    return names.get(name);
  };

  B.choose = {
    /** A node; while a path waits for its second end, that end. `quiet`: a step of the arrow keys, not worth taking back. */
    node(i, quiet = false) {
      const id = B.nodes[i].id;
      if (current.from && !current.to && !quiet && current.from !== id) B.state.set({ node: id, edge: "", to: id, tab: "graph" });
      else if (B.data.overview && !B.visible(i) && current.tab === "graph") B.expand(i);
      else B.state.set({ node: id, edge: "" }, quiet);
    },
    edge: (e) => B.state.set({ node: "", edge: B.edgeName(e) }),
    nothing: () => B.state.set({ node: "", edge: "" }),
  };

  B.chosenNode = (state = current) => (B.byId.has(state.node) ? B.nodes[B.byId.get(state.node)] : null);
  B.chosenEdge = (state = current) => (state.edge ? B.edgeNamed(state.edge) || null : null);
})(bienban);
