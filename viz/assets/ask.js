// 查询: the named questions with their answers, their SPARQL to copy; live where the page is served.
import { h, show } from "./dom.js";
import { actorOf, actors, data, matters } from "./data.js";
import { change, nothingSelected, state } from "./state.js";
import { columnWord, pick, t, valueWord } from "./words.js";
import { citeButton, fullCite, placeOf } from "./places.js";
import { sortable } from "./tables.js";
import { filled, grouped, ownView } from "./questions.js";

const CITES = /^(citation[12]?|place|cited)$/;
let asked = null; // what the server answered last, and to which question

export function drawAsk(place) {
  if (!data.answers.length && !data.live) return show(place, h("p", { class: "note" }, t("noAnswers")));
  const groups = grouped(data.answers);
  const now = data.answers.find((one) => one.name === questionNow());
  const answer = h("div", { class: "answer" });
  const scroll = place.querySelector(".questions")?.scrollTop || 0;
  show(place, h("div", { class: "ask" }, h("nav", { class: "questions", "aria-label": t("ask") }, groups.map(([zh, en, list]) => [h("h2", {}, pick(zh, en)), list.map((one) => questionButton(one, one === now))])), answer));
  place.querySelector(".questions").scrollTop = scroll;
  if (now) drawAnswer(answer, now);
  return undefined;
}

function questionButton(one, on) {
  const count = one.parameters.length ? pick("可选", "ask") : one.rows.length;
  return h("button", { type: "button", class: count === 0 ? "none" : "", "aria-current": String(on), onclick: () => change({ ...nothingSelected(), q: one.name, order: "", words: "", given: "" }) }, pick(one.title_zh, one.title_en), h("small", {}, `${count}`));
}

function drawAnswer(place, one) {
  const table = h("div", { class: "tableplace" });
  const values = valuesOf(one);
  const sparql = filled(one, values);
  const copy = h("button", { type: "button", onclick: () => navigator.clipboard.writeText(sparql).then(() => { copy.textContent = t("copied"); }) }, t("copy"));
  const editor = h("textarea", { rows: 8, spellcheck: "false", "aria-label": t("editor") });
  const mine = asked && asked.question === one.name && asked.given === state.given ? asked : null;
  editor.value = mine ? mine.sparql : sparql;
  const told = one.parameters.length > 0;
  show(place, h("h2", {}, pick(one.title_zh, one.title_en)), h("p", { class: "sub" }, pick(one.about_zh, one.about_en)), told && choices(one, values), (!told || data.live) && table,
    h("details", { class: "sparql", open: data.live || told }, h("summary", {}, t("sparql")), data.live ? [editor, h("button", { type: "button", onclick: () => run(table, editor.value) }, t("run"))] : h("pre", { tabindex: "0" }, sparql), copy));
  if (mine) fillTable(table, one.name, mine.columns, mine.rows);
  else if (!told) fillTable(table, one.name, one.columns, one.rows);
  else if (data.live) run(table, sparql);
}

// What a question needs to be told, chosen from what the laws hold.
function choices(one, values) {
  const known = { actor: () => actors.map((actor) => actor.name), other: () => actors.map((actor) => actor.name), matter: () => matters.map((matter) => matter.name), level: () => [...new Set(actors.flatMap((actor) => actor.levels))], article: () => data.laws[0]?.provisions.filter((p) => p.kind === "article").map((p) => p.at) || [], text: () => [] };
  const own = ownView(one.name, values);
  const take = (name) => (event) => {
    const given = one.parameters.map((parameter) => (parameter.name === name ? event.target.value.trim() || parameter.example : values[parameter.name]));
    const next = ownView(one.name, Object.fromEntries(one.parameters.map((parameter, n) => [parameter.name, given[n]])));
    change({ ...nothingSelected(), ...(next && !next.tab ? next : {}), q: one.name, given: given.join("|") });
  };
  return h("p", { class: "choices" }, one.parameters.map((parameter) => h("label", {}, `${parameter.about} `,
    h("input", { value: values[parameter.name], list: `known-${parameter.name}`, onchange: take(parameter.name) }),
    h("datalist", { id: `known-${parameter.name}` }, known[parameter.name]().map((value) => h("option", { value }))))),
    own && h("button", { type: "button", class: "primary", onclick: () => change({ ...nothingSelected(), ...own }) }, t("seeHere")),
    !data.live && h("span", { class: "note" }, t("ownView")));
}

function valuesOf(one) {
  const given = state.given ? state.given.split("|") : [];
  return Object.fromEntries(one.parameters.map((parameter, n) => [parameter.name, given[n] || parameter.example]));
}

function fillTable(place, name, columns, rows) {
  sortable(place, name, columns.map((column) => ({ key: column, title: columnWord(column), away: column === "law" && data.laws.length === 1 && columns.length > 1 && columns.some((one) => CITES.test(one)) })), rows.map((row) => {
    const told = Object.fromEntries(row.map((value, n) => [columns[n], String(value ?? "")]));
    const shown = Object.fromEntries(columns.map((column) => [column, actorOf.has(told[column]) ? actorButton(told[column]) : valueWord(told[column])]));
    const cells = { ...told };
    for (const column of columns) {
      if (!CITES.test(column) || !told[column]) continue;
      const at = placeOf(told[column], { title: told.law, actor: told[`actor${column.slice(8)}`] || told.first, words: told.quote || told.action });
      if (!told.law) cells[column] = fullCite(told[column], at);
      shown[column] = citeButton(told[column], at, Boolean(told.law));
    }
    return { cells, shown, order: told };
  }), []);
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
    asked = { question: questionNow(), given: state.given, sparql, columns, rows: found.results.bindings.map((row) => columns.map((column) => row[column]?.value ?? "")) };
    fillTable(place, "sparql", columns, asked.rows);
  } catch (error) {
    show(place, h("p", { class: "note" }, String(error.message || error)));
  }
}

function questionNow() {
  return data.answers.some((one) => one.name === state.q) ? state.q : grouped(data.answers)[0]?.[2][0].name;
}
