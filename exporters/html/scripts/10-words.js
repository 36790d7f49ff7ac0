/* The two languages of the page: Vietnamese first. */
(function (B) {
  B.language = 0;

  B.t = function (key, ...values) {
    const pair = B.data.strings[key];
    const text = pair ? pair[B.language] : key;
    return text.replace(/\{(\d)\}/g, (_, i) => String(values[Number(i)]));
  };

  /** A caption pair [vi, en] in the page's language. */
  B.say = (pair) => pair[B.language] || pair[0];

  B.number = (n) => n.toLocaleString(B.language ? "en" : "vi");

  /** What a relation is called on its edge; posts and orders have captions of their own. */
  B.edgeCaption = (edge) => B.say(edge.caption);
})(bienban);
