/* Giving things away: the clipboard, and files that the browser saves. Nothing leaves the machine. */
(function (B) {
  B.announce = function (text) {
    B.id("live").textContent = text;
    const note = B.el("div.note", { role: "status" }, text);
    document.body.append(note);
    setTimeout(() => note.remove(), 2200);
  };

  /** Copy text; where the browser gives no clipboard to files from disk, through a selection. */
  B.copy = async function (text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = B.el("textarea.unseen", { readonly: true, "aria-hidden": true });
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    B.announce(B.t("copied"));
  };

  /** Save text or a blob under a name. */
  B.save = function (name, type, content) {
    const blob = content instanceof Blob ? content : new Blob([content], { type: type + ";charset=utf-8" });
    const address = URL.createObjectURL(blob);
    const link = B.el("a", { href: address, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
    B.saved = { name, size: blob.size };
    B.announce(B.t("saved", name));
  };

  /** One field of CSV (RFC 4180). What a spreadsheet would take for a formula gets an apostrophe in front. */
  B.csvField = function (value) {
    let text = String(value === null || value === undefined ? "" : value);
    if (/^[=+\-@\t\r]/.test(text)) text = "'" + text;
    return /[",\n\r]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
  };

  /** Rows as CSV, with a mark by which spreadsheets see that it is UTF-8. */
  B.csv = (rows) => "\ufeff" + rows.map((row) => row.map(B.csvField).join(",")).join("\r\n") + "\r\n";
})(bienban);
