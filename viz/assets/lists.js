// 清单: what is to be checked, and every duty, as tables.
import { h } from "./dom.js";
import { actorOf, actors, data, matters, textOf } from "./data.js";
import { change, nothingSelected, state } from "./state.js";
import { kept } from "./filters.js";
import { modalityWord, pick, t, tieWord } from "./words.js";
import { sortable } from "./tables.js";

export function drawLists(place) {
  const list = state.list === "findings" && !data.findings.length ? "duties" : state.list;
  const press = (value, word) => h("button", { type: "button", "aria-pressed": String(list === value), onclick: () => change({ list: value, order: "", words: "" }) }, word);
  const tools = h("span", { class: "group" }, press("findings", `${t("findings")} ${data.findings.length}`), press("duties", t("dutyTable")));
  if (list === "findings") findingRows(place, tools);
  else dutyRows(place, tools);
}

function findingRows(place, tools) {
  const keep = kept();
  const through = (one) => one.actors.every((party) => !actorOf.has(party.name)) || one.actors.some((party) => actorOf.has(party.name) && keep.actor(actorOf.get(party.name)));
  const columns = [["rule", "ruleColumn"], ["title", "title"], ["matter", "matter"], ["actors", "actors"], ["citation", "citation"], ["confidence", "confidence"], ["status", "status"]];
  sortable(place, `${title()}-${t("findings")}`, named(columns), data.findings.filter(through).map((one) => ({
    cells: {
      rule: one.rule === "declared" ? pick("协同", "declared") : one.rule, title: pick(one.title_zh, one.title_en), matter: one.matter,
      actors: one.actors.map((party) => `${party.role}：${party.name}`).join("；"), citation: [...new Set(one.evidence.map((words) => words.citation))].join("；"),
      confidence: String(one.confidence), status: one.rule === "declared" ? "—" : one.status,
    },
    shown: { actors: shortActors(one), citation: shortCitations(one), rule: h("b", { class: `rule ${one.rule}` }, one.rule === "declared" ? pick("协同", "declared") : one.rule) },
    open: () => change({ ...nothingSelected(), finding: one.id }),
  })), tools);
}

function shortActors(one) {
  const names = one.actors.map((party) => party.name);
  return names.length > 4 ? `${names.slice(0, 4).join("、")} ${pick("等", "+")}${names.length}` : names.join("、");
}

function shortCitations(one) {
  const places = [...new Set(one.evidence.map((words) => words.citation))];
  return places.length > 3 ? `${places.slice(0, 3).join("、")} ${pick("等", "+")}${places.length}` : places.join("、");
}

function dutyRows(place, tools) {
  const keep = kept();
  const columns = [["citation", "citation"], ["actor", "actor"], ["level", "level"], ["modality", "modality"], ["actions", "actions"], ["condition", "condition"], ["relations", "relations"], ["matter", "matter"]];
  const rows = keep.norms.flatMap((norm) => norm.bearers.filter((bearer) => keep.actor(bearer.actor)).map((bearer) => ({
    cells: {
      citation: data.laws.length > 1 ? `《${data.laws[norm.law].title}》${norm.cite}` : norm.cite, actor: actors[bearer.actor].name, level: bearer.levels.join("、"),
      modality: modalityWord(norm.modality) + (norm.lead ? `·${t("leads")}` : ""), actions: norm.actions.map((span) => flat(textOf(norm.law, span))).join("；"),
      condition: norm.condition ? flat(textOf(norm.law, norm.condition)) : "", relations: norm.ties.map((tie) => `${tieWord(tie.tie)}${actors[tie.to].name}`).join("、"),
      matter: norm.matters.map((matter) => matters[matter].name).join("、"),
    },
    order: { citation: `${norm.law} ${norm.at}` },
    open: () => change({ ...nothingSelected(), actor: actors[bearer.actor].name }),
  })));
  sortable(place, `${title()}-${t("dutyTable")}`, named(columns), rows, tools);
}

function named(columns) {
  return columns.map(([key, word]) => ({ key, title: t(word) }));
}

function title() {
  return data.laws[0]?.title || "quanze";
}

function flat(text) {
  return text.replace(/\s+/g, "");
}
