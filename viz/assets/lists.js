// 清单: what is to be checked, every duty, and two laws side by side, as tables.
import { h } from "./dom.js";
import { actorOf, actors, data, matters, textOf } from "./data.js";
import { change, nothingSelected, state } from "./state.js";
import { kept } from "./filters.js";
import { modalityWord, pick, ruleWord, statusWord, sureWord, t, tieWord } from "./words.js";
import { citeButton, fullCite, placeOf } from "./places.js";
import { sortable } from "./tables.js";
import { compareRows } from "./compare.js";

export function drawLists(place) {
  const list = state.list === "findings" && !data.findings.length ? "duties" : state.list === "compare" && data.laws.length < 2 ? "duties" : state.list;
  const press = (value, word) => h("button", { type: "button", "aria-pressed": String(list === value), onclick: () => change({ list: value, order: "", words: "" }) }, word);
  const tools = h("span", { class: "group" }, press("findings", `${t("findings")} ${data.findings.length}`), press("duties", t("dutyTable")), data.laws.length > 1 && press("compare", t("compare")));
  if (list === "findings") findingRows(place, tools);
  else if (list === "compare") compareRows(place, tools);
  else dutyRows(place, tools);
}

function findingRows(place, tools) {
  const keep = kept();
  const cited = new Set(keep.norms.map((norm) => `${data.laws[norm.law].title} ${norm.cite}`));
  const said = (one) => !keep.narrowed || one.evidence.some((words) => cited.has(`${words.law} ${words.citation}`));
  const through = data.findings.filter(said).filter((one) => one.actors.every((party) => !actorOf.has(party.name)) || one.actors.some((party) => actorOf.has(party.name) && keep.actor(actorOf.get(party.name))));
  const columns = [["rule", "ruleColumn"], ["matter", "matter"], ["title", "title"], ["actors", "actors"], ["citation", "citation"], ["confidence", "confidence"], ["status", "status"]].map(([key, word]) => ({ key, title: t(word), away: key === "actors" }));
  sortable(place, `${title()}-${t("findings")}`, columns, through.filter((one) => !state.rule || one.rule === state.rule).map((one) => ({
    cells: {
      rule: ruleWord(one.rule), title: withoutMatter(one), matter: one.matter,
      actors: one.actors.map((party) => `${party.role}：${party.name}`).join("；"), citation: citesOf(one).map(({ cite, at }) => fullCite(cite, at)).join("；"),
      confidence: String(one.confidence), status: one.rule === "declared" ? "—" : statusWord(one.status),
    },
    shown: { citation: shortCitations(one), confidence: sureWord(one.confidence), rule: h("b", { class: `rule ${one.rule}` }, ruleWord(one.rule)) },
    open: () => change({ ...nothingSelected(), finding: one.id }),
    current: state.finding === one.id,
  })), tools, ruleChips(through));
}

// Every type of finding with its number; a click keeps only that type.
function ruleChips(findings) {
  const found = new Map();
  for (const one of findings) found.set(one.rule, (found.get(one.rule) || 0) + 1);
  const chip = (rule, word, count) => h("button", { type: "button", "aria-pressed": String(state.rule === rule), onclick: () => change({ rule: state.rule === rule ? "" : rule }) }, `${word} ${count}`);
  return h("span", { class: "chips", role: "group", "aria-label": t("ruleColumn") }, chip("", t("all"), findings.length), [...found].sort().map(([rule, count]) => chip(rule, ruleWord(rule), count)));
}

// The matter has a column of its own.
function withoutMatter(one) {
  const spoken = pick(one.title_zh, one.title_en);
  return spoken.startsWith(`${one.matter}：`) ? spoken.slice(one.matter.length + 1) : spoken;
}

function citesOf(one) {
  const found = new Map(one.evidence.map((words) => [`${words.law} ${words.citation}`, { cite: words.citation, at: placeOf(words.citation, { title: words.law }) }]));
  return [...found.values()];
}

function shortCitations(one) {
  const places = citesOf(one);
  const first = places.slice(0, 2).map(({ cite, at }, n) => [n ? "、" : "", citeButton(cite, at)]);
  return h("span", {}, first, places.length > 2 && pick(` 等 ${places.length} 处`, ` +${places.length - 2}`));
}

function dutyRows(place, tools) {
  const keep = kept();
  const columns = [["citation", "citation"], ["actor", "actor"], ["level", "level"], ["modality", "modality"], ["actions", "actions"], ["condition", "condition"], ["relations", "relations"], ["matter", "matter"]].map(([key, word]) => ({ key, title: t(word) }));
  const rows = keep.norms.flatMap((norm) => norm.bearers.filter((bearer) => keep.actor(bearer.actor)).map((bearer) => ({
    cells: {
      citation: fullCite(norm.cite, norm), actor: actors[bearer.actor].name, level: bearer.levels.join("、"),
      modality: modalityWord(norm.modality) + (norm.lead ? `·${t("leads")}` : ""), actions: norm.actions.map((span) => flat(textOf(norm.law, span))).join("；"),
      condition: norm.condition ? flat(textOf(norm.law, norm.condition)) : "", relations: tiesWords(norm),
      matter: norm.matters.map((matter) => matters[matter].name).join("、"),
    },
    shown: { citation: citeButton(norm.cite, norm) },
    order: { citation: `${norm.law} ${norm.at}` },
    open: () => change({ ...nothingSelected(), actor: actors[bearer.actor].name }),
    current: state.actor === actors[bearer.actor].name,
  })));
  sortable(place, `${title()}-${t("dutyTable")}`, columns, rows, tools);
}

// 会同甲、乙；监督丙: each tie once, before all it reaches.
function tiesWords(norm) {
  const groups = new Map();
  for (const { tie, to } of norm.ties) groups.set(tie, (groups.get(tie) || new Set()).add(actors[to].name));
  return [...groups].map(([tie, names]) => `${tieWord(tie)}${[...names].join("、")}`).join("；");
}

function title() {
  return data.laws[0]?.title || "quanze";
}

function flat(text) {
  return text.replace(/\s+/g, "");
}
