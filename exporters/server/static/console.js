/* The query console: YASGUI as Oxigraph ships it, told to ask this server and nobody else. */
"use strict";
const place = document.getElementById("console");
const prefixes = JSON.parse(place.dataset.prefixes);
const first = Object.entries(prefixes)
  .filter(([name]) => ["bb", "rdfs"].includes(name))
  .map(([name, iri]) => `PREFIX ${name}: <${iri}>\n`)
  .join("");
/* YASGUI would look up prefixes and terms on other machines; what may be completed here is this vocabulary. */
const completers = {
  prefixes: Object.entries(prefixes).map(([name, iri]) => `${name}: <${iri}>`),
  property: JSON.parse(place.dataset.properties),
  class: JSON.parse(place.dataset.classes),
};
for (const [kind, known] of Object.entries(completers)) {
  const get = (_, token) => {
    const typed = (token?.autocompletionString ?? "").toLowerCase();
    return known.filter((term) => term.toLowerCase().includes(typed));
  };
  Yasgui.Yasqe.forkAutocompleter(kind, { name: `own-${kind}`, get, bulk: kind === "prefixes", persistenceId: null }, false);
}
Yasgui.Yasqe.defaults.autocompleters = ["variables", ...Object.keys(completers).map((kind) => `own-${kind}`)];
const endpoint = `${window.location.origin}/sparql`;
Yasgui.Yasqe.defaults.value = `${first}\nSELECT ?who ?meeting WHERE {\n  ?p bb:chairs ?m ; rdfs:label ?who .\n  ?m rdfs:label ?meeting\n} ORDER BY ?who LIMIT 100\n`;
const yasgui = new Yasgui(place, {
  requestConfig: { endpoint, method: "POST" },
  endpointCatalogueOptions: { getData: () => [{ endpoint }], keys: [] },
  copyEndpointOnNewTab: true,
  persistenceId: "bienban",
});
window.bienbanConsole = yasgui;
