// 查询: the named questions with their answers, their SPARQL to copy; live where the page is served.
import { h, show } from "./dom.js";
import { actorOf, data } from "./data.js";
import { change, nothingSelected, state } from "./state.js";
import { columnWord, pick, t, valueWord } from "./words.js";
import { sortable } from "./tables.js";

export function drawAsk(place) {
  if (!data.answers.length && !data.live) return show(place, h("p", { class: "note" }, t("noAnswers")));
  const now = data.answers.find((one) => one.name === state.q) || data.answers[0];
  const answer = h("div", { class: "answer" });
  show(place, h("div", { class: "ask" },
    h("nav", { class: "questions", "aria-label": t("ask") }, data.answers.map((one) => h("button", { type: "button", "aria-current": String(one === now), onclick: () => change({ q: one.name, order: "", words: "" }) },
      pick(one.title_zh, one.title_en), h("small", {}, `${one.rows.length}`)))), answer));
  if (now) drawAnswer(answer, now);
  return undefined;
}

function drawAnswer(place, one) {
  const table = h("div", { class: "tableplace" });
  const copy = h("button", { type: "button", onclick: () => navigator.clipboard.writeText(one.sparql).then(() => { copy.textContent = t("copied"); }) }, t("copy"));
  const editor = h("textarea", { rows: 12, spellcheck: "false", "aria-label": t("editor") });
  editor.value = one.sparql;
  show(place, h("h2", {}, pick(one.title_zh, one.title_en)), h("p", { class: "sub" }, pick(one.about_zh, one.about_en)), table,
    h("details", { class: "sparql", open: data.live }, h("summary", {}, t("sparql")), data.live ? [editor, h("button", { type: "button", onclick: () => run(table, editor.value) }, t("run"))] : h("pre", { tabindex: "0" }, one.sparql), copy));
  fillTable(table, one.name, one.columns, one.rows);
}

function fillTable(place, name, columns, rows) {
  sortable(place, name, columns.map((column, n) => ({ key: `c${n}`, title: columnWord(column) })), rows.map((row) => ({
    cells: Object.fromEntries(row.map((value, n) => [`c${n}`, String(value ?? "")])),
    shown: Object.fromEntries(row.map((value, n) => [`c${n}`, actorOf.has(value) ? actorButton(value) : valueWord(String(value ?? ""))])),
  })), []);
}

function actorButton(name) {
  return h("button", { type: "button", class: "name", onclick: () => change({ ...nothingSelected(), actor: name }) }, name);
}

async function run(place, sparql) {
  try {
    const answered = await fetch("sparql", { method: "POST", headers: { "Content-Type": "application/sparql-query", Accept: "application/sparql-results+json" }, body: sparql });
    const text = await answered.text();
    if (!answered.ok) throw new Error(text);
    const found = JSON.parse(text);
    const columns = found.head.vars;
    fillTable(place, "sparql", columns, found.results.bindings.map((row) => columns.map((column) => row[column]?.value ?? "")));
  } catch (error) {
    show(place, h("p", { class: "note" }, String(error.message || error)));
  }
}
