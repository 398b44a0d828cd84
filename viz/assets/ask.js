// 查询: the named questions with their answers, and their SPARQL to take away.
import { bilingual, say } from "./words.js";
import { csv, el, save, show } from "./dom.js";
import { ACTORS, DATA, change, state } from "./state.js";
export function drawAsk(place) {
  show(place, el("div", { class: "ask" }, DATA.answers.map((one) => {
    const body = el("div");
    const details = el("details", { open: state.q === one.name }, el("summary", {}, bilingual(one.title_zh, one.title_en), el("small", {}, `${one.rows.length} ${say("answers")} · ${one.name}`)), body);
    const fill = () => { if (!body.children.length) show(body, content(one)); };
    details.addEventListener("toggle", fill);
    if (state.q === one.name) fill();
    return details;
  })));
}
function content(one) {
  return [el("p", { class: "count" }, bilingual(one.about_zh, one.about_en)),
    el("div", { class: "bar" }, el("button", { type: "button", onclick: () => navigator.clipboard?.writeText(one.sparql) }, say("copy")), el("button", { type: "button", onclick: () => save(`${one.name}.csv`, "text/csv", csv([one.columns, ...one.rows])) }, say("csv"))),
    el("table", { class: "wide" }, el("thead", {}, el("tr", {}, one.columns.map((column) => el("th", {}, column)))),
      el("tbody", {}, one.rows.slice(0, 500).map((row) => el("tr", {}, row.map((cell) => el("td", {}, ACTORS.has(cell) ? el("button", { class: "tag", type: "button", onclick: () => change({ actor: cell, tie: -1 }) }, cell) : cell)))))),
    el("details", {}, el("summary", {}, "SPARQL"), el("pre", {}, one.sparql))];
}
