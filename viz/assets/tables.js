// A table that sorts by its heads, filters by words, grows on demand and leaves as CSV.
import { h, show } from "./dom.js";
import { change, state } from "./state.js";
import { t } from "./words.js";
import { saveCsv } from "./save.js";

const FIRST = 200;

// columns: [{key, title, away}], away: in the sheet only; rows: [{cells: {key: text}, shown: {key: node}, open, current}];
// under: what stands on a line of its own between the tools and the table.
export function sortable(place, name, all, rows, tools, under) {
  const columns = all.filter((column) => !column.away);
  const [by, down] = state.order.split("-");
  const asked = state.words.trim().toLowerCase();
  const found = asked ? rows.filter((row) => Object.values(row.cells).join(" ").toLowerCase().includes(asked)) : [...rows];
  if (columns.some((column) => column.key === by)) {
    const compare = new Intl.Collator("zh", { numeric: true }).compare;
    const value = (row) => row.order?.[by] ?? row.cells[by];
    found.sort((a, b) => (down ? -1 : 1) * compare(value(a), value(b)));
  }
  const body = h("tbody", {}, found.slice(0, FIRST).map((row) => line(columns, row)));
  const more = found.length > FIRST && h("button", { type: "button", onclick: (event) => { show(body, found.map((row) => line(columns, row))); event.target.remove(); } }, `${t("showAll")} ${found.length}`);
  show(place,
    h("div", { class: "bar" }, tools,
      h("input", { type: "search", class: "words", value: state.words, placeholder: t("filter"), "aria-label": t("filter"), onchange: (event) => change({ words: event.target.value }) }),
      h("span", { class: "label" }, `${found.length} ${t("rows")}`),
      h("span", { class: "group end" },
        h("button", { type: "button", onclick: () => saveCsv(name, [all.map((column) => column.title), ...found.map((row) => all.map((column) => row.cells[column.key]))]) }, t("csv")),
        h("button", { type: "button", onclick: () => print() }, t("print")))),
    under && h("div", { class: "bar under" }, under),
    h("div", { class: "scroll", tabindex: "0" }, h("table", { class: "rows", onkeydown: moveRow },
      h("thead", {}, h("tr", {}, columns.map((column) => h("th", { scope: "col", class: `c-${column.key}`, "aria-sort": column.key === by ? (down ? "descending" : "ascending") : "none" },
        h("button", { type: "button", onclick: () => change({ order: column.key === by && !down ? `${by}-down` : column.key }) }, column.title, column.key === by ? (down ? " ↓" : " ↑") : ""))))),
      body), more, !found.length && h("p", { class: "note" }, t("empty"))));
}

function line(columns, row) {
  return h("tr", { class: row.open ? "opens" : "", "aria-current": row.current ? "true" : null, tabindex: row.open ? "0" : null, onclick: row.open, onkeydown: (event) => event.key === "Enter" && event.target === event.currentTarget && row.open?.() },
    columns.map((column) => h("td", { class: `c-${column.key}` }, row.shown?.[column.key] ?? row.cells[column.key])));
}

// ↑↓ go from row to row, as Enter opens one.
function moveRow(event) {
  const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
  const next = step && event.target.closest("tbody tr")?.[step];
  if (!next?.hasAttribute("tabindex")) return;
  next.focus();
  event.preventDefault();
}
