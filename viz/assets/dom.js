// Elements from words: text is set as text, never parsed.
export function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "onclick" || key === "oninput" || key === "onchange" || key === "onkeydown") made.addEventListener(key.slice(2), value);
    else if (key === "class") made.className = value;
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value != null) made.setAttribute(key, value);
  }
  made.append(...children.flat().filter((child) => child != null && child !== ""));
  return made;
}
export function show(place, ...children) { place.replaceChildren(...children.flat().filter((child) => child != null)); }
// The text with each of the names marked; the names may be clicked.
export function marked(text, names, onName, tag = "mark") {
  const known = [...new Set(names)].filter((one) => one && text.includes(one)).sort((a, b) => b.length - a.length);
  if (!known.length) return [text];
  const escaped = known.map((one) => one.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return text.split(new RegExp(`(${escaped.join("|")})`)).filter((piece) => piece).map((piece) =>
    known.includes(piece) ? el(tag, { class: tag === "span" ? "who" : "", onclick: onName && (() => onName(piece)) || undefined }, piece) : piece);
}
export function save(filename, type, content) {
  const link = el("a", { href: URL.createObjectURL(new Blob([content], { type })), download: filename });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
export function csv(rows) {
  const cell = (value) => { const text = String(value ?? ""); return /^[=+\-@\t]/.test(text) || /[",\n]/.test(text) ? `"${(/^[=+\-@\t]/.test(text) ? "'" : "") + text.replaceAll('"', '""')}"` : text; };
  return "\ufeff" + rows.map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}
