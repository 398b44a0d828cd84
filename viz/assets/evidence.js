// The panel: each duty with its article and its words.
import { KINDS, MODALITIES, TIES, bilingual, name, say } from "./words.js";
import { el, marked, show } from "./dom.js";
import { ACTORS, DATA, change } from "./state.js";
const panel = document.getElementById("evidence");
export function citationOf(norm) { return (DATA.laws.length > 1 ? `《${DATA.laws[norm.law].title}》` : "") + norm.cite; }
export function card(norm, names) {
  return el("article", { class: "card" },
    el("button", { class: "cite", type: "button", onclick: () => change({ tab: "text", article: `${norm.law}:${norm.at.split(".")[0]}` }) }, citationOf(norm)), " ",
    el("span", { class: "tag" }, name(MODALITIES, norm.modality)), norm.lead ? el("span", { class: "tag lead" }, say("lead")) : "",
    norm.levels.length ? el("span", { class: "tag" }, norm.levels.join("、")) : "", norm.matter ? el("span", { class: "tag" }, norm.matter) : "",
    norm.condition ? el("div", { class: "case" }, norm.condition) : "",
    el("ul", {}, norm.actions.map((action) => el("li", {}, action))),
    el("blockquote", {}, marked(norm.quote, names || norm.bearers.concat(norm.ties.map((tie) => tie[1])), (one) => change({ actor: one, tie: -1 }))));
}
export function drawEvidence(state) {
  if (state.tie >= 0 && DATA.ties[state.tie]) return drawTie(DATA.ties[state.tie]);
  const actor = ACTORS.get(state.actor);
  if (!actor) return drawNothing();
  const groups = Object.keys(MODALITIES).map((key) => [key, actor.norms.filter((at) => DATA.norms[at].modality === key)]).filter(([, at]) => at.length);
  const ties = DATA.ties.map((tie, at) => ({ ...tie, at })).filter((tie) => tie.from === actor.name || tie.to === actor.name);
  show(panel, el("h2", {}, actor.name),
    el("p", { class: "sub" }, [name(KINDS, actor.kind), actor.levels.join("、"), `${actor.norms.length} ${say("norms")}`].filter(Boolean).join(" · ")),
    el("button", { class: "tag", type: "button", onclick: () => change({ tab: "graph", only: actor.name }) }, say("neighbours")),
    groups.map(([key, at]) => [el("h3", {}, `${name(MODALITIES, key)} · ${at.length}`), at.map((n) => card(DATA.norms[n]))]).flat(2),
    ties.length ? el("h3", {}, `${say("withWhom")} · ${ties.length}`) : null,
    ties.length ? el("div", { class: "card" }, ties.slice(0, 80).map((tie) => el("div", {}, el("button", { class: "cite", type: "button", onclick: () => change({ tie: tie.at }) },
      `${tie.from === actor.name ? "→" : "←"} ${name(TIES, tie.tie)}　${tie.from === actor.name ? tie.to : tie.from}`), ` ${tie.norms.map((n) => DATA.norms[n].cite).slice(0, 3).join("、")}`))) : null);
}
function drawTie(tie) {
  show(panel, el("h2", {}, `${tie.from} ${tie.tie === "together" ? "—" : "→"} ${tie.to}`), el("p", { class: "sub" }, `${name(TIES, tie.tie)} · ${tie.norms.length} ${say("norms")}`),
    tie.norms.map((n) => card(DATA.norms[n], [tie.from, tie.to])));
}
function drawNothing() {
  const first = DATA.findings.slice(0, 4);
  show(panel, el("p", { class: "sub" }, say("pick")), first.length ? el("h3", {}, say("findings")) : null,
    first.map((one) => el("div", { class: "card" }, el("button", { class: "cite", type: "button", onclick: () => change({ tab: "list", list: "findings", q: one.id }) }, bilingual(one.title_zh, one.title_en)),
      el("div", {}, one.evidence.slice(0, 2).map((e) => el("span", { class: "tag" }, e.citation))))));
}
