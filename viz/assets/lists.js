// 清单: findings and duties as tables that sort, filter and leave the page as CSV.
import { MODALITIES, TIES, bilingual, name, say } from "./words.js";
import { csv, el, save, show } from "./dom.js";
import { DATA, change, state } from "./state.js";
import { citationOf } from "./evidence.js";
let sorted = { column: -1, down: false };
export function drawLists(place) {
  const bar = el("div", { class: "bar" }, ["findings", "duties"].map((list) => el("button", { type: "button", "aria-pressed": String(state.list === list), onclick: () => change({ list, q: "" }) }, say(list))),
    el("input", { type: "search", placeholder: say("filter"), value: state.q, "aria-label": say("filter"), onchange: (event) => change({ q: event.target.value }) }));
  if (state.list === "findings" && DATA.findings.length) return drawFindings(place, bar);
  const rows = duties().filter((row) => !state.q || row.cells.join(" ").includes(state.q));
  if (sorted.column >= 0) rows.sort((a, b) => (sorted.down ? -1 : 1) * String(a.cells[sorted.column]).localeCompare(String(b.cells[sorted.column]), "zh", { numeric: true }));
  const columns = ["citation", "actor", "level", "modality", "action", "partner", "matter"];
  bar.append(el("button", { type: "button", onclick: () => save("quanze.csv", "text/csv", csv([columns.map(say), ...rows.map((row) => row.cells)])) }, say("csv")), el("span", { class: "count" }, `${rows.length} ${say("rows")}`));
  show(place, bar, el("table", { class: "wide" }, el("thead", {}, el("tr", {}, columns.map((key, n) => el("th", { tabindex: 0, onclick: () => { sorted = { column: n, down: sorted.column === n && !sorted.down }; change({}); } }, say(key), sorted.column === n ? (sorted.down ? " ▾" : " ▴") : "")))),
    el("tbody", {}, rows.slice(0, 2000).map((row) => el("tr", { onclick: () => change({ actor: row.actor, tie: -1 }) }, row.cells.map((cell) => el("td", {}, cell)))))));
}
function duties() {
  return DATA.norms.flatMap((norm) => norm.bearers.map((bearer) => ({ actor: bearer, cells: [citationOf(norm), bearer, norm.levels.join("、"), name(MODALITIES, norm.modality) + (norm.lead ? "（牵头）" : ""),
    (norm.condition ? `（${norm.condition}）` : "") + norm.actions.join("；"), norm.ties.map(([tie, other]) => `${name(TIES, tie)}${other}`).join("、"), norm.matter] })));
}
function drawFindings(place, bar) {
  const rows = DATA.findings.filter((one) => !state.q || one.id === state.q || JSON.stringify(one).includes(state.q));
  const table = rows.map((one) => [one.rule, one.title_zh, one.matter, one.actors.map((party) => `${party.role}：${party.name}`).join("、"), one.evidence.map((e) => `${e.citation}：${e.quote}`).join("\n"), one.why_zh, one.legitimate_zh, one.status]);
  bar.append(el("button", { type: "button", onclick: () => save("findings.csv", "text/csv", csv([["规则", "问题", "事项", "主体", "条款与原文", "为什么提出", "可能的正当理由", "状态"], ...table])) }, say("csv")), el("span", { class: "count" }, `${rows.length} ${say("rows")} · ${say("status")}`));
  show(place, bar, rows.map((one) => el("section", { class: "finding card" }, el("h4", {}, `${one.rule === "declared" ? "✓" : one.rule}　${bilingual(one.title_zh, one.title_en)}`),
    el("div", {}, one.actors.slice(0, 14).map((party) => el("button", { class: "tag", type: "button", onclick: () => change({ actor: party.name, tie: -1 }) }, `${party.role} ${party.name}`))),
    one.evidence.slice(0, 4).map((e) => el("blockquote", {}, el("b", {}, `${e.citation}　`), e.quote)),
    el("p", {}, `${say("why")}：${bilingual(one.why_zh, one.why_en)}`), el("p", {}, `${say("may")}：${one.legitimate_zh}`), one.source_zh ? el("p", {}, `${say("source")}：${one.source_zh}`) : "")));
}
