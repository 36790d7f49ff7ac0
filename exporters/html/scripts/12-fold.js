/* Vietnamese without its marks: what is typed on a keyboard that has none should still find a name. */
(function (B) {
  /** "Phan Văn Thắng" -> "phan van thang". */
  B.fold = (text) =>
    text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();

  /** Lower case with all marks, composed, so that typed and written accents compare. Both places of the tone mark
      (hoá, hóa) are one word: marks are sorted within a syllable. */
  B.accented = (text) =>
    text.toLowerCase().normalize("NFD").replace(/([a-zđ][\u0300-\u036f]*)+/g, (syllable) => {
      const tones = syllable.match(/[\u0300\u0301\u0303\u0309\u0323]/g) || [];
      return syllable.replace(/[\u0300\u0301\u0303\u0309\u0323]/g, "") + tones.join("");
    });

  const starts = (text, words) => text.startsWith(words) || text.includes(" " + words);

  const known = new Map();

  /** Both readings of a text, kept: a search asks for every name at every key. */
  function readings(text) {
    let found = known.get(text);
    if (!found) known.set(text, (found = { folded: B.fold(text), exact: B.accented(text) }));
    return found;
  }

  /** How well a name answers: 0 not at all; exact accents before bare letters, beginnings before middles. */
  B.answers = function (name, query) {
    const { folded, exact } = readings(name);
    const { folded: plain, exact: asked } = readings(query);
    if (!folded.includes(plain)) return 0;
    if (exact === asked) return 6;
    // Who typed accents meant them; who typed none is not held to them.
    if (exact.includes(asked) && asked !== plain) return starts(exact, asked) ? 5 : 4;
    if (folded === plain) return 3;
    return starts(folded, plain) ? 2 : 1;
  };
})(bienban);
