// 矩阵: above twenty actors, overlap is read better in a table than in a network.
import { h, show } from "./dom.js";
import { actorOf, actors, data, edges, matterOf, matters } from "./data.js";
import { change, nothingSelected, state } from "./state.js";
import { kept } from "./filters.js";
import { edgeShown } from "./scene.js";
import { t, tieWord } from "./words.js";
import { ROLES, roleWord, rolesOver } from "./roles.js";
import { saveCsv } from "./save.js";
import { kindIcon } from "./icons.js";

const ROWS = 80;
const COLUMNS = 60;
const TIE_GLYPHS = { joint: "会", assist: "配", coordinate: "统", guide: "导", supervise: "监", report: "报", support: "支", delegate: "委", serve: "服", sanction: "罚", together: "共" };

export function drawMatrix(place) {
  const table = state.mode === "actor" ? byActor() : byMatter();
  arrange(table);
  const choose = (key, value, word) => h("button", { type: "button", "aria-pressed": String(state[key] === value), onclick: () => change({ [key]: value }) }, word);
  const rows = table.rows.slice(0, state.order === "all" ? table.rows.length : ROWS);
  const columns = table.columns.slice(0, state.order === "all" ? table.columns.length : COLUMNS);
  const cut = rows.length < table.rows.length || columns.length < table.columns.length;
  show(place,
    h("div", { class: "bar" },
      h("span", { class: "group" }, choose("mode", "matter", t("byMatter")), choose("mode", "actor", t("byActor"))),
      h("span", { class: "group" }, choose("scope", "agencies", t("agencies")), choose("scope", "everyone", t("everyone"))),
      h("span", { class: "group" }, h("span", { class: "label" }, t("sort")), choose("sort", "count", t("byCount")), choose("sort", "name", t("byName")), choose("sort", "cluster", t("cluster")), h("button", { type: "button", "aria-pressed": String(state.sort === "chosen"), title: t("bySelectedTitle"), onclick: () => change({ sort: "chosen" }) }, t("bySelected"))),
      state.mode === "matter" && h("button", { type: "button", "aria-pressed": String(state.only === "1"), onclick: () => change({ only: state.only ? "" : "1" }) }, t("onlyFindings")),
      cut && h("button", { type: "button", onclick: () => change({ order: "all" }) }, `${t("showAll")} ${table.rows.length} × ${table.columns.length}`),
      h("span", { class: "group end" }, h("button", { type: "button", onclick: () => exported(table) }, t("csv")))),
    h("p", { class: "says" }, t(state.mode === "actor" ? "matrixActors" : "matrixMatters")),
    h("p", { class: "glyphs" }, legend(table)),
    rows.length ? h("div", { class: "scroll", tabindex: "0" }, h("table", { class: "matrix", onkeydown: moveCell, onmouseover: crossed, onmouseleave: crossed }, head(table, columns), h("tbody", {}, rows.map((row) => line(table, row, columns))))) : h("p", { class: "note" }, t("empty")));
}

function head(table, columns) {
  return h("thead", {}, h("tr", {}, h("td", { class: "corner" }, h("span", {}, `${table.rows.length} × ${table.columns.length}`)), columns.map((column) => h("th", { scope: "col" },
    h("button", { type: "button", title: table.columnName(column), onclick: () => change({ ...nothingSelected(), ...table.openColumn(column) }) }, table.columnName(column))))));
}

function line(table, row, columns) {
  const cells = table.cells.get(row);
  return h("tr", {}, h("th", { scope: "row" }, h("button", { type: "button", class: "name", onclick: () => change({ ...nothingSelected(), actor: actors[row].name }) }, kindIcon(actors[row].kind), ` ${actors[row].name}`)),
    columns.map((column) => {
      const cell = cells.get(column);
      if (!cell) return h("td", {});
      const flag = table.flagged(row, column);
      const words = cell.glyphs.map((glyph) => table.word(glyph)).join("、");
      return h("td", {}, h("button", { type: "button", class: `cell ${flag ? "flag" : ""} ${cell.glyphs.includes("牵") ? "leads" : ""}`, title: `${actors[row].name} × ${table.columnName(column)}：${words}`,
        "aria-label": `${cell.glyphs.slice(0, 2).join("")} ${actors[row].name} × ${table.columnName(column)}: ${words}`, onclick: () => change({ ...nothingSelected(), ...table.open(row, column) }) }, cell.glyphs.slice(0, 2).join("")));
    }));
}

function byMatter() {
  const keep = kept();
  const found = new Map();
  for (const norm of keep.norms) {
    for (const actor of new Set([...norm.who, ...norm.with])) {
      if (!shownActor(actor, keep)) continue;
      for (const matter of norm.matters) put(found, actor, matter, norm.id);
    }
  }
  const raised = new Map();
  for (const one of data.findings) if (one.rule !== "declared") raised.set(one.matter, new Set([...(raised.get(one.matter) || []), ...one.actors.map((party) => party.name)]));
  const cells = new Map();
  for (const [actor, line] of found) cells.set(actor, new Map([...line].map(([matter, numbers]) => [matter, { numbers, glyphs: rolesOver(numbers, actor) }])));
  const flagged = (row, column) => raised.get(matters[column].name)?.has(actors[row].name) || false;
  if (state.only) {
    for (const [actor, line] of cells) {
      for (const matter of [...line.keys()]) if (!raised.has(matters[matter].name)) line.delete(matter);
      if (!line.size) cells.delete(actor);
    }
  }
  return { cells, flagged, word: roleWord, columnName: (n) => matters[n].name, open: (row, n) => ({ actor: actors[row].name, matter: matters[n].name }), openColumn: (n) => ({ matter: matters[n].name }) };
}

function byActor() {
  const keep = kept();
  const found = new Map();
  for (const edge of edges) {
    if (!edgeShown(edge) || !shownActor(edge.from, keep) || !shownActor(edge.to, keep)) continue;
    const glyph = TIE_GLYPHS[edge.tie];
    for (const [one, two] of data.marks.ties[edge.tie].arrow ? [[edge.from, edge.to]] : [[edge.from, edge.to], [edge.to, edge.from]]) {
      const line = found.get(one) || found.set(one, new Map()).get(one);
      const cell = line.get(two) || line.set(two, { numbers: [], glyphs: [] }).get(two);
      cell.numbers.push(...edge.norms);
      if (!cell.glyphs.includes(glyph)) cell.glyphs.push(glyph);
    }
  }
  const tieOf = Object.fromEntries(Object.entries(TIE_GLYPHS).map(([tie, glyph]) => [glyph, tie]));
  return { cells: found, flagged: () => false, word: (glyph) => tieWord(tieOf[glyph]), columnName: (n) => actors[n].name, open: (row, n) => ({ actor: actors[row].name, other: actors[n].name }), openColumn: (n) => ({ actor: actors[n].name }) };
}

function shownActor(actor, keep) {
  return keep.actor(actor) && (state.scope === "everyone" || actors[actor].lane < data.marks.authority_lanes);
}

function put(found, actor, matter, number) {
  const line = found.get(actor) || found.set(actor, new Map()).get(actor);
  const numbers = line.get(matter) || line.set(matter, []).get(matter);
  numbers.push(number);
}

function arrange(table) {
  const sizes = new Map();
  for (const line of table.cells.values()) for (const [column, cell] of line) sizes.set(column, (sizes.get(column) || 0) + 1 + cell.numbers.length / 1000);
  const weight = (row) => [...table.cells.get(row).values()].reduce((sum, cell) => sum + cell.numbers.length, 0);
  table.rows = [...table.cells.keys()].sort((a, b) => weight(b) - weight(a) || a - b);
  table.columns = [...sizes.keys()].sort((a, b) => sizes.get(b) - sizes.get(a) || a - b);
  if (state.sort === "name") {
    const order = new Intl.Collator("zh").compare;
    table.rows.sort((a, b) => order(actors[a].name, actors[b].name));
    table.columns.sort((a, b) => order(table.columnName(a), table.columnName(b)));
  }
  if (state.sort === "cluster") cluster(table);
  if (state.sort === "chosen") chosenFirst(table);
}

// What the reader has chosen, with all that has to do with it, before the rest.
function chosenFirst(table) {
  const row = actorOf.get(state.actor);
  const column = state.mode === "actor" ? actorOf.get(state.other || state.actor) : matterOf.get(state.matter);
  const first = (test) => (a, b) => test(b) - test(a);
  table.rows.sort(first((one) => (one === row ? 2 : 0) + (table.cells.get(one).has(column) ? 1 : 0)));
  table.columns.sort(first((one) => (one === column ? 2 : 0) + (table.cells.get(row)?.has(one) ? 1 : 0)));
}

// The column under the pointer, as the row is by the style sheet.
function crossed(event) {
  const cell = event.type === "mouseover" && event.target.closest("td, th");
  const table = event.currentTarget;
  const at = cell && cell.cellIndex > 0 ? cell.cellIndex : -1;
  if (Number(table.dataset.at ?? -1) === at) return;
  table.dataset.at = at;
  table.querySelectorAll(".under").forEach((one) => one.classList.remove("under"));
  if (at > 0) for (const line of table.rows) line.cells[at]?.classList.add("under");
}

// Arrows go from cell to cell, over those that hold nothing.
function moveCell(event) {
  const step = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] }[event.key];
  const cell = step && event.target.closest("td, th");
  if (!cell) return;
  const { rows } = event.currentTarget;
  for (let row = cell.parentNode.rowIndex + step[0], column = cell.cellIndex + step[1]; rows[row]?.cells[column]; row += step[0], column += step[1]) {
    const next = rows[row].cells[column].querySelector("button");
    if (!next) continue;
    next.focus();
    next.scrollIntoView({ block: "nearest", inline: "nearest" });
    break;
  }
  event.preventDefault();
}

// Rows and columns by turns to the mean place of their cells: likes come to stand together.
function cluster(table) {
  for (let turn = 0; turn < 12; turn++) {
    const columnAt = new Map(table.columns.map((column, n) => [column, n]));
    reorder(table.rows, (row) => [...table.cells.get(row).keys()].map((column) => columnAt.get(column)));
    const rowAt = new Map(table.rows.map((row, n) => [row, n]));
    reorder(table.columns, (column) => table.rows.filter((row) => table.cells.get(row).has(column)).map((row) => rowAt.get(row)));
  }
}

function reorder(list, places) {
  const mean = new Map(list.map((one) => { const at = places(one); return [one, at.reduce((sum, n) => sum + n, 0) / (at.length || 1)]; }));
  list.sort((a, b) => mean.get(a) - mean.get(b) || a - b);
}

// Only the signs that stand in this table are explained.
function legend(table) {
  const used = new Set([...table.cells.values()].flatMap((line) => [...line.values()].flatMap((cell) => cell.glyphs)));
  const rows = (state.mode === "actor" ? Object.entries(TIE_GLYPHS).map(([tie, glyph]) => [glyph, tieWord(tie)]) : ROLES.map((role) => [role, roleWord(role)])).filter(([glyph]) => used.has(glyph));
  return [rows.map(([glyph, word]) => h("span", {}, h("span", { class: glyph === "牵" ? "glyph leads" : "glyph" }, glyph), ` ${word} `)), state.mode === "matter" && data.findings.length > 0 && h("span", {}, h("span", { class: "glyph flag" }, "　"), ` ${t("flagged")}`)];
}

function exported(table) {
  const rows = table.rows.map((row) => [actors[row].name, ...table.columns.map((column) => table.cells.get(row).get(column)?.glyphs.join("") || "")]);
  saveCsv(`${data.laws[0]?.title || "quanze"}-${t("matrix")}`, [["", ...table.columns.map(table.columnName)], ...rows]);
}
