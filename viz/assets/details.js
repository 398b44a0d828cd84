// What is chosen, with its evidence: each duty with its article and the very words.
import { byId, h, show } from "./dom.js";
import { actorOf, actors, articleNorms, bornBy, data, edges, edgesOf, matterOf, matters, namedIn, norms, normsOfMatter } from "./data.js";
import { change, nothingSelected, state } from "./state.js";
import { kindIcon, tieIcon } from "./icons.js";
import { gradeWord, kindWord, modalityWord, pick, ruleWord, statusWord, sureWord, t, tieWord } from "./words.js";
import { marked, marksOf } from "./marked.js";
import { kept } from "./filters.js";
import { citeButton, placeOf } from "./places.js";
import { pathBetween } from "./path.js";
import { roleWord, rolesIn, rolesOver } from "./roles.js";

const FIRST = 30; // cards before a button asks for the rest
const CHIPS = 9; // partners of one tie before a button names the rest

export function drawDetails() {
  const place = byId("details");
  const content = chosenContent();
  place.hidden = !content;
  document.body.classList.toggle("evidence", Boolean(content));
  if (!content) return;
  show(place, h("button", { type: "button", class: "close", "aria-label": t("close"), onclick: closeDetails }, "×"), content);
  place.scrollTop = 0;
}

export function closeDetails() {
  change(nothingSelected());
}

// One norm with its evidence.  ``seen`` is the actor whose part is told.
export function card(norm, seen) {
  const roles = seen === undefined ? [] : rolesIn(norm, seen);
  const carried = norm.bearers.filter((bearer) => bearer.carried || bearer.span[1] <= norm.span[0] || bearer.span[0] >= norm.span[1]);
  return h("article", { class: "card" },
    h("div", { class: "cardhead" },
      citeButton(norm.cite, norm),
      h("span", { class: `tag ${norm.modality}`, title: `${t("rule")}：${norm.rule}` }, modalityWord(norm.modality)),
      norm.lead && h("span", { class: "tag lead" }, t("leads")),
      roles.map((role) => h("span", { class: "glyph", title: roleWord(role) }, role))),
    h("blockquote", {}, marked(norm.law, norm.span, marksOf(norm))),
    carried.length > 0 && h("p", { class: "note" }, `${t("carried")}：`, names(carried.map((bearer) => bearer.actor))),
    tiesOf(norm));
}

function tiesOf(norm) {
  const groups = new Map();
  for (const { tie, to } of norm.ties) groups.set(tie, [...(groups.get(tie) || []), to]);
  return [...groups].map(([tie, others]) => h("p", { class: "ties" }, tieIcon(tie), ` ${tieWord(tie)} `, names([...new Set(others)])));
}

function chosenContent() {
  if (state.from && state.to) return pathContent();
  if (state.finding) return findingContent(data.findings.find((one) => one.id === state.finding));
  if (state.actor && actorOf.has(state.actor)) {
    const actor = actorOf.get(state.actor);
    if (state.matter && matterOf.has(state.matter)) return crossing(actor, matterOf.get(state.matter));
    return state.other && actorOf.has(state.other) ? pairContent(actor, actorOf.get(state.other)) : actorContent(actor);
  }
  if (state.matter && matterOf.has(state.matter)) return matterContent(matterOf.get(state.matter));
  return state.at ? articleContent(state.at) : null;
}

function actorContent(actor) {
  const row = actors[actor];
  const keep = kept();
  const bears = bornBy[actor].filter((number) => keep.norm(number));
  const named = namedIn[actor].filter((number) => keep.norm(number) && !bornBy[actor].includes(number));
  return [
    h("h2", {}, kindIcon(row.kind), " ", row.name),
    h("p", { class: "sub" }, [kindWord(row.kind), row.generic && t("generic"), row.levels.join("、"), pick(`${bears.length} 项职责`, `${bears.length} norms`), row.leads && `${t("leads")} ${row.leads}`, data.laws.length > 1 && pick(`见于 ${row.laws} 部法规`, `in ${row.laws} laws`)].filter(Boolean).join("　")),
    h("p", { class: "actions" },
      h("button", { type: "button", onclick: () => change({ tab: "graph", depth: "1", scope: "everyone" }) }, t("onlyAround")),
      h("button", { type: "button", onclick: () => change({ tab: "graph", from: row.name, to: "", depth: "0" }) }, t("startPath"))),
    section(t("partners"), partnerRows(actor)),
    cards(t("duties"), bears, actor),
    cards(t("named"), named, actor),
  ];
}

function partnerRows(actor) {
  const keep = kept();
  const groups = new Map();
  for (const number of edgesOf[actor]) {
    const edge = edges[number];
    if (edge.tie === "together" || !keep.edge(edge)) continue;
    const out = edge.from === actor || !data.marks.ties[edge.tie].arrow;
    const key = `${edge.tie}|${out}`;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push({ other: edge.from === actor ? edge.to : edge.from, count: edge.norms.length });
  }
  return [...groups].map(([key, ends]) => {
    const [tie, out] = key.split("|");
    const arrow = data.marks.ties[tie].arrow ? (out === "true" ? "→" : "←") : "—";
    const chip = ({ other, count }) => h("button", { type: "button", class: "chip", onclick: () => change({ ...nothingSelected(), actor: actors[actor].name, other: actors[other].name }) },
      actors[other].name, count > 1 && h("small", {}, ` ${count}`));
    ends.sort((one, two) => two.count - one.count);
    const more = h("button", { type: "button", class: "chip more", onclick: () => more.replaceWith(...ends.slice(CHIPS).map(chip)) }, `${t("moreOf")} ${ends.length - CHIPS}`);
    return h("div", { class: "tied" }, h("p", { class: "tie" }, tieIcon(tie), ` ${tieWord(tie)} ${arrow} ${ends.length}`), ends.slice(0, CHIPS).map(chip), ends.length > CHIPS && more);
  });
}

function pairContent(one, two) {
  const keep = kept();
  const between = edgesOf[one].map((number) => edges[number]).filter((edge) => edge.from === two || edge.to === two);
  const tied = between.filter((edge) => edge.tie !== "together");
  const numbers = [...new Set(between.flatMap((edge) => edge.norms))].filter((number) => keep.norm(number)).sort((a, b) => a - b);
  const shared = [...new Set([...bornBy[one], ...namedIn[one]])].filter((n) => [...bornBy[two], ...namedIn[two]].includes(n) && !numbers.includes(n) && keep.norm(n));
  return [
    h("h2", {}, names([one]), " — ", names([two])),
    h("p", { class: "sub" }, tied.map((edge) => h("span", {}, tieIcon(edge.tie), ` ${actors[edge.from].name} ${tieWord(edge.tie)} ${actors[edge.to].name}　`))),
    cards(t("both"), numbers, one),
    shared.length > 0 && cards(t("bothWords"), shared, one),
    !numbers.length && !shared.length && h("p", { class: "note" }, t("nothingBetween")),
    section(t("commonPartners"), commonPartners(one, two)),
    h("p", { class: "actions" }, h("button", { type: "button", onclick: () => change({ tab: "graph", from: actors[one].name, to: actors[two].name }) }, t("path"))),
  ];
}

// Whom both are tied to, as the text states it.
function commonPartners(one, two) {
  const near = (actor) => new Set(edgesOf[actor].map((number) => edges[number]).filter((edge) => edge.tie !== "together").map((edge) => (edge.from === actor ? edge.to : edge.from)));
  const others = near(two);
  const both = [...near(one)].filter((actor) => others.has(actor));
  return both.length ? [h("p", {}, both.map((actor) => h("button", { type: "button", class: "chip", onclick: () => change({ ...nothingSelected(), actor: actors[actor].name }) }, actors[actor].name)))] : [];
}

function crossing(actor, matter) {
  const keep = kept();
  const numbers = normsOfMatter[matter].filter((n) => keep.norm(n) && (norms[n].who.includes(actor) || norms[n].with.includes(actor)));
  return [
    h("h2", {}, names([actor]), " × ", matterButton(matter)),
    h("p", { class: "sub" }, rolesOver(numbers, actor).map((role) => h("span", {}, h("span", { class: "glyph" }, role), ` ${roleWord(role)}　`))),
    raised(matter, actor), cards(t("norms"), numbers, actor),
  ];
}

function matterContent(matter) {
  const keep = kept();
  const numbers = normsOfMatter[matter].filter((number) => keep.norm(number));
  const who = [...new Set(numbers.flatMap((number) => [...norms[number].who, ...norms[number].with]))];
  const above = matters[matter].broader;
  return [
    h("h2", {}, matters[matter].name),
    h("p", { class: "sub" }, t("matter"), above !== null && h("span", {}, "　▸ ", matterButton(above))),
    h("div", {}, who.map((actor) => h("div", { class: "partners" }, h("span", {}, rolesOver(numbers, actor).map((role) => h("span", { class: "glyph", title: roleWord(role) }, role))), h("span", {}, names([actor]))))),
    raised(matter), cards(t("norms"), numbers),
  ];
}

function raised(matter, actor) {
  const here = data.findings.filter((one) => one.matter === matters[matter].name && (actor === undefined || one.actors.some((party) => party.name === actors[actor].name)));
  return section(t("findings"), here.map((one) => h("button", { type: "button", class: "row", onclick: () => change({ ...nothingSelected(), finding: one.id }) }, h("b", {}, ruleWord(one.rule)), ` ${pick(one.title_zh, one.title_en)}`)));
}

function findingContent(one) {
  if (!one) return null;
  const alike = (quote) => quote.replace(/\s/g, "");
  return [
    h("h2", {}, pick(one.title_zh, one.title_en)),
    h("p", { class: "sub" }, `${ruleWord(one.rule)}（${one.rule}）　${t("grade")} ${gradeWord(one.grade)}　${t("confidence")} ${sureWord(one.confidence)}（${one.confidence}）　`, h("span", { class: "tag check" }, statusWord(one.status))),
    parties(one.actors),
    section(t("evidence"), one.evidence.map((words) => {
      const norm = norms.find((n) => n.cite === words.citation && data.laws[n.law].title === words.law && alike(data.laws[n.law].text.slice(...n.span)) === alike(words.quote));
      if (norm) return card(norm);
      return h("article", { class: "card" }, h("div", { class: "cardhead" }, citeButton(words.citation, placeOf(words.citation, { title: words.law }))), h("blockquote", {}, words.quote));
    })),
    section(t("why"), [h("p", {}, pick(one.why_zh, one.why_en))]),
    section(t("legitimate"), [h("p", {}, one.legitimate_zh)]),
    section(t("source"), [h("p", {}, one.source_zh)]),
  ];
}

// 负责：甲、乙　会同：丙
function parties(all) {
  const roles = new Map();
  for (const { role, name } of all) roles.set(role, [...(roles.get(role) || []), name]);
  return [...roles].map(([role, list]) => h("p", {}, h("small", {}, `${role} `), list.map((name, n) => [n ? "、" : "", actorOf.has(name) ? names([actorOf.get(name)]) : name])));
}

function articleContent(at) {
  const [law, article] = at.split(/:(.*)/);
  const provision = data.laws[law]?.byAt.get(article);
  if (!provision) return null;
  const here = articleNorms(Number(law), article);
  return [
    h("h2", {}, provision.cite),
    h("p", { class: "sub" }, `《${data.laws[law].title}》`),
    h("p", { class: "actions" },
      state.tab !== "law" && h("button", { type: "button", onclick: () => change({ tab: "law" }) }, t("showLaw")),
      state.tab !== "graph" && h("button", { type: "button", onclick: () => change({ tab: "graph", scope: "everyone" }) }, t("showGraph"))),
    here.length ? cards(t("norms"), here.map((norm) => norm.id)) : h("p", { class: "note" }, t("noNorms")),
  ];
}

function pathContent() {
  const steps = pathBetween(actorOf.get(state.from), actorOf.get(state.to));
  return [
    h("h2", {}, `${state.from} ⋯ ${state.to}`),
    h("p", { class: "sub" }, steps.length ? `${steps.length} ${t("steps")}` : t("noPath")),
    steps.map((step, n) => {
      const edge = edges[step.edge];
      return section(`${n + 1}　${actors[edge.from].name} ${tieWord(edge.tie)} ${actors[edge.to].name}`, [card(norms[edge.norms[0]], step.from)]);
    }),
  ];
}

function cards(title, numbers, seen) {
  if (!numbers.length) return null;
  const place = h("div", {}, numbers.slice(0, FIRST).map((number) => card(norms[number], seen)));
  if (numbers.length > FIRST) {
    place.append(h("button", { type: "button", onclick: () => show(place, numbers.map((number) => card(norms[number], seen))) }, `${t("showAll")} ${numbers.length}`));
  }
  return section(`${title} ${numbers.length}`, [place]);
}

function section(title, rows) {
  return rows.length ? h("section", {}, h("h3", {}, title), rows) : null;
}

function names(list) {
  return list.map((actor, n) => [n ? "、" : "", h("button", { type: "button", class: "name", onclick: () => change({ ...nothingSelected(), actor: actors[actor].name }) }, actors[actor].name)]);
}

function matterButton(matter) {
  return h("button", { type: "button", class: "name", onclick: () => change({ ...nothingSelected(), matter: matters[matter].name }) }, matters[matter].name);
}
