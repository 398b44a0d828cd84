// 矩阵: above twenty bodies a table is read better than a graph.
import { TIES, name, say } from "./words.js";
import { el, show } from "./dom.js";
import { ACTORS, DATA, change, state } from "./state.js";
const RANK = ["牵", "责", "会", "统", "导", "监", "配", "报", "支", "委", "服", "罚", "共"];
export function drawMatrix(place) {
  const cells = state.by === "actor" ? byActor() : byMatter();
  const flagged = new Set(DATA.findings.filter((one) => one.rule !== "declared").map((one) => one.matter));
  const rows = [...cells.keys()].filter((one) => state.kinds.includes(ACTORS.get(one).kind)).sort((a, b) => total(cells.get(b)) - total(cells.get(a)) || a.localeCompare(b, "zh"));
  const weight = new Map();
  for (const row of rows) for (const [column, at] of cells.get(row)) weight.set(column, (weight.get(column) || 0) + 1 + at.size / 100);
  const columns = [...weight.keys()].sort((a, b) => weight.get(b) - weight.get(a) || a.localeCompare(b, "zh")).slice(0, 60);
  const bar = el("div", { class: "bar" }, ["matter", "actor"].map((by) => el("button", { type: "button", "aria-pressed": String(state.by === by), onclick: () => change({ by }) }, say(by === "matter" ? "byMatter" : "byActor"))),
    el("span", { class: "count" }, `${rows.length} × ${columns.length}　牵 牵头　责 负责　` + Object.keys(TIES).filter((tie) => tie !== "together").map((tie) => `${TIES[tie][2]} ${name(TIES, tie)}`).join("　")));
  const head = el("tr", {}, el("th", {}, ""), columns.map((column) => el("th", { title: column }, el("span", { class: state.by === "matter" && flagged.has(column) ? "flagged" : "" }, column))));
  const body = rows.map((row) => el("tr", {}, el("th", { onclick: () => change({ actor: row, tie: -1 }) }, row), columns.map((column) => {
    const found = cells.get(row).get(column);
    if (!found) return el("td");
    const glyph = RANK.find((one) => found.glyphs.has(one));
    return el("td", { title: `${row} × ${column}: ${found.size}`, onclick: () => { change({ actor: row, tie: -1, q: column }); } },
      el("span", { class: `glyph ${glyph === "牵" ? "g-lead" : glyph === "责" ? "g-bear" : "g-tie"}` }, glyph));
  })));
  show(place, bar, rows.length ? el("table", { class: "matrix" }, el("thead", {}, head), el("tbody", {}, body)) : el("p", { class: "bar" }, say("empty")));
}
function total(row) { let sum = 0; for (const at of row.values()) sum += at.size; return sum; }
function put(cells, row, column, glyph) {
  if (!cells.has(row)) cells.set(row, new Map());
  const line = cells.get(row);
  if (!line.has(column)) line.set(column, { size: 0, glyphs: new Set() });
  line.get(column).size += 1; line.get(column).glyphs.add(glyph);
}
function byMatter() {
  const cells = new Map();
  for (const norm of DATA.norms) {
    for (const bearer of norm.bearers) put(cells, bearer, norm.matter || "—", norm.lead ? "牵" : "责");
    for (const [tie, other] of norm.ties) put(cells, other, norm.matter || "—", TIES[tie][2]);
  }
  return cells;
}
function byActor() {
  const cells = new Map();
  for (const tie of DATA.ties) for (const _ of tie.norms) { put(cells, tie.from, tie.to, TIES[tie.tie][2]); if (tie.tie === "together") put(cells, tie.to, tie.from, "共"); }
  return cells;
}
