/* Narrows the list of questions while its reader types; marks of Vietnamese letters may be left out. */
"use strict";
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();
const input = document.getElementById("filter");
const items = [...document.querySelectorAll("#questions li")].map((li) => [li, plain(li.textContent)]);
input.parentElement.hidden = false;
input.addEventListener("input", () => {
  const words = plain(input.value).split(/\s+/);
  let shown = 0;
  for (const [li, text] of items) {
    li.hidden = !words.every((word) => text.includes(word));
    shown += !li.hidden;
  }
  document.getElementById("none").hidden = shown > 0;
});
