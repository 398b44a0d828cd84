// 图: the network with what steers it.
import { byId, h, show } from "./dom.js";
import { actorOf, actors, data, edges, norms } from "./data.js";
import { change, chosen, nothingSelected, state } from "./state.js";
import { kept } from "./filters.js";
import { draw, fitScene, zoom } from "./draw.js";
import { MOST, more, sceneNow } from "./scene.js";
import { pick, t, tieWord, kindWord } from "./words.js";
import { picture, savePng, saveSvg } from "./save.js";
import { marked, marksOf } from "./marked.js";

const FEW = 4; // fewer relations are seen at a glance
let shownWhat = "";
let shownRoom = "";
let names = null; // made once: it may be thousands

export function drawGraph(place) {
  if (!byId("canvas")) {
    show(place, h("div", { id: "bar", class: "bar" }), h("p", { id: "sentence" }, h("span", {}, "　"), h("small", { id: "how" })), h("div", { id: "canvas", role: "img", tabindex: "-1" }), h("div", { id: "printed", "aria-hidden": "true" }));
    new ResizeObserver(() => byId("canvas") && shownRoom !== roomKey() && drawGraph(place)).observe(byId("canvas"));
    shownWhat = "";
  }
  drawBar(byId("bar"));
  const canvas = byId("canvas");
  const scene = sceneNow({ width: canvas.clientWidth, height: canvas.clientHeight });
  shownRoom = roomKey();
  const parts = sentenceOf(scene);
  show(byId("sentence").firstChild, parts.map((part) => (typeof part === "number" ? actorName(part) : part)));
  byId("how").textContent = t("how");
  canvas.setAttribute("aria-label", parts.map((part) => (typeof part === "number" ? actors[part].name : part)).join(""));
  draw(canvas, scene, { click: clicked, open: opened, hover: hovered });
  const what = [state.scope, state.depth !== "0" && state.actor, state.depth, state.from, state.to, state.layers, state.kind, state.tie, state.law, state.more, shownRoom].join("|");
  if (what !== shownWhat) fitScene();
  shownWhat = what;
}

// The paper gets the picture as lines and letters, not as the screen's dots.
export function printGraph() {
  const place = byId("printed");
  if (place) show(place, picture());
}

function roomKey() {
  const canvas = byId("canvas");
  return canvas ? `${canvas.clientWidth} ${canvas.clientHeight}` : "";
}

function drawBar(place) {
  const press = (label, on, changes, title) => h("button", { type: "button", "aria-pressed": String(on), title, onclick: () => change(changes) }, label);
  const layers = chosen("layers");
  names ??= h("datalist", { id: "names" }, actors.map((actor) => h("option", { value: actor.name })));
  const end = (key, label) => h("input", {
    list: "names", value: state[key], placeholder: label, "aria-label": label,
    onchange: (event) => change({ [key]: actorOf.has(event.target.value) ? event.target.value : "", actor: "", other: "" }),
  });
  const whole = { depth: "0", from: "", to: "", more: "" };
  const near = state.actor && ["1", "2", "3"].map((depth) => press(pick(`${depth} 步`, depth === "1" ? "1 step" : `${depth} steps`), state.depth === depth, { ...whole, depth }, t("aroundTitle")));
  const overall = (scope) => state.scope === scope && (state.depth === "0" || !state.actor) && !(state.from && state.to);
  show(place,
    h("span", { class: "group", role: "group", "aria-label": t("scope") },
      press(t("agencies"), overall("agencies"), { ...whole, scope: "agencies" }, t("agenciesTitle")),
      press(t("everyone"), overall("everyone"), { ...whole, scope: "everyone" }, t("everyoneTitle"))),
    near && h("span", { class: "group", role: "group", "aria-label": t("depth") }, h("span", { class: "label" }, t("depth")), near),
    h("span", { class: "group", role: "group", "aria-label": t("layers") }, h("span", { class: "label" }, t("layers")),
      [["matter", "mattersLayer"], ["article", "articles"], ["norm", "norms"]].map(([layer, word]) => press(t(word), layers.includes(layer),
        { layers: (layers.includes(layer) ? layers.filter((one) => one !== layer) : [...layers, layer]).join("|") }, t("layersTitle")))),
    h("span", { class: "group" }, press(t("lead"), state.lead === "1", leadChange(layers), t("leadTitle")), press(t("together"), state.together === "1", { together: state.together ? "" : "1" }, t("togetherTitle"))),
    h("span", { class: "group path" }, names, h("span", { class: "label" }, t("path")), end("from", t("pathFrom")), end("to", t("pathTo"))),
    h("span", { class: "group end" },
      h("button", { type: "button", "aria-label": "−", onclick: () => zoom(0.8) }, "−"), h("button", { type: "button", "aria-label": "+", onclick: () => zoom(1.25) }, "+"),
      h("button", { type: "button", onclick: fitScene }, t("fit")),
      h("button", { type: "button", onclick: () => saveSvg(data.laws[0]?.title || "quanze") }, "SVG"), h("button", { type: "button", onclick: () => savePng(data.laws[0]?.title || "quanze") }, "PNG")));
}

// Who leads is half an answer: what is led comes with it, and goes with it.
function leadChange(layers) {
  const others = layers.filter((one) => one !== "matter");
  return { lead: state.lead ? "" : "1", layers: (state.lead ? others : ["matter", ...others]).join("|") };
}

function actorName(actor) {
  return h("button", { type: "button", class: "name", onclick: () => change({ ...nothingSelected(), actor: actors[actor].name }) }, actors[actor].name);
}

// One sentence of what is shown, counted from what is drawn: words, and actors by number.
function sentenceOf(scene) {
  const drawn = scene.nodes.filter((node) => node.kind);
  const ties = scene.edges.filter((edge) => edge.tie);
  if (!drawn.length) return [t("empty")];
  if (state.from && !state.to) return [pick(`从${state.from}出发：点图上另一个主体，或在“到…”中输入名称，即给出两者怎样相连。`, `From ${state.from}: click another actor, or name one under “to…”, to see how the two are tied.`)];
  if (state.from && state.to) {
    return [ties.length ? pick(`从${state.from}到${state.to}经过 ${ties.length} 步；每一步的原文见右侧。`, `From ${state.from} to ${state.to} in ${ties.length} steps; each step's words stand on the right.`) : t("noPath")];
  }
  const partners = new Map();
  for (const edge of ties) {
    if (edge.tie === "together") continue;
    for (const [one, two] of [[edge.from, edge.to], [edge.to, edge.from]]) partners.set(one, (partners.get(one) || new Set()).add(two));
  }
  const most = [...partners].filter(([actor]) => !actors[actor].generic).sort((a, b) => b[1].size - a[1].size || a[0] - b[0]).slice(0, 3);
  const kinds = new Map();
  for (const edge of ties) kinds.set(edge.tie, (kinds.get(edge.tie) || 0) + 1);
  const [tie, count] = [...kinds].sort((a, b) => b[1] - a[1])[0] || [];
  const who = state.depth !== "0" && state.actor ? pick(`${state.actor}及其周围共 ${drawn.length} 个主体`, `${drawn.length} actors around ${state.actor}`)
    : state.scope === "agencies" ? pick(`${drawn.length} 个机关`, `${drawn.length} authorities`) : pick(`${drawn.length} 个主体`, `${drawn.length} actors`);
  const beyond = beyondWords(scene);
  if (state.lead) return leadSentence(drawn, beyond);
  if (!ties.length) return [pick(`${who}，条文没有写明其间的关系。${beyond}`, `${who}; the text states no relation among them.${beyond}`)];
  if (!most.length) return [pick(`${who}之间有 ${ties.length} 处并列承担。${beyond}`, `${who}, named together ${ties.length} times.${beyond}`)];
  if (ties.length < FEW) return [pick(`${who}之间，条文写明 ${ties.length} 条关系。${beyond}`, `${who}, ${ties.length} stated relations.${beyond}`)];
  const list = most.flatMap(([actor, others], n) => [n ? pick("、", ", ") : "", actor, pick(`（${others.size} 个）`, ` (${others.size})`)]);
  return [pick(`${who}之间，条文写明 ${ties.length} 条关系，以${tieWord(tie)}为多（${count} 条）；联系最广的是`, `${who}, ${ties.length} stated relations, most of them “${tieWord(tie)}” (${count}); most partners: `), ...list, pick("。", "."), beyond];
}

// Who leads, from the norms that are left: the picture also holds those who are led.
function leadSentence(drawn, beyond) {
  const shown = new Set(drawn.map((node) => node.id));
  const leaders = [...new Set(kept().norms.flatMap((norm) => norm.who))].filter((actor) => shown.has(actor));
  if (!leaders.length) return [pick("条文没有写明由谁牵头。", "The text names no lead."), beyond];
  const list = leaders.slice(0, 6).flatMap((actor, n) => [n ? pick("、", ", ") : "", actor]);
  const more = leaders.length > 6 ? pick(` 等 ${leaders.length} 个主体`, ` and ${leaders.length - 6} more`) : "";
  return [pick("条文写明由", "The text names as leading: "), ...list, more, pick("牵头；下方是所牵头的事项，连线是一同办理的。", ". Below, what is led; lines join those who do it together."), beyond];
}

function beyondWords(scene) {
  const rest = scene.nodes.filter((node) => String(node.id).startsWith("rest:")).length;
  if (!rest) return "";
  return scene.nodes.length >= MOST ? pick(` 一图至多 ${MOST} 个主体，其余请用查找或筛选。`, ` One picture holds ${MOST} actors at most: search or filter for the others.`)
    : pick(" 方框是未画出的主体，点击可再展开。", " Boxes hold the actors not drawn; click one to draw more.");
}

function clicked(node, edge) {
  hovered(null);
  if (node !== undefined) return choose(node);
  if (typeof edge === "number") return change({ ...nothingSelected(), actor: actors[edges[edge].from].name, other: actors[edges[edge].to].name, edge: String(edge) });
  if (state.from || state.actor || state.matter || state.at || state.finding) change({ ...nothingSelected(), depth: "0" });
  return undefined;
}

function choose(node) {
  if (typeof node === "number") {
    const keep = state.from && !state.to && state.from !== actors[node].name ? { from: state.from, to: actors[node].name } : { actor: actors[node].name };
    return change({ ...nothingSelected(), ...keep });
  }
  const [layer, rest] = node.split(/:(.*)/);
  if (layer === "matter") return change({ ...nothingSelected(), matter: rest });
  if (layer === "article") return change({ ...nothingSelected(), at: rest });
  if (layer === "norm") return change({ ...nothingSelected(), at: `${norms[rest].law}:${norms[rest].article}` });
  const open = more().set(Number(rest), (more().get(Number(rest)) || 0) + 1);
  return change({ more: [...open].map(([lane, times]) => `${lane}.${times}`).join("|") });
}

function opened(node) {
  if (typeof node === "number") change({ ...nothingSelected(), actor: actors[node].name, depth: "1" });
}

function hovered(id, what, at) {
  const tip = byId("tip");
  tip.hidden = id === null || typeof id !== "number";
  if (tip.hidden) return;
  if (what === "Node") {
    const actor = actors[id];
    show(tip, h("b", {}, actor.name), h("div", {}, kindWord(actor.kind), actor.generic ? `　${t("generic")}` : "", actor.levels.length ? `　${actor.levels.join("、")}` : ""),
      h("div", {}, `${t("duty")} ${actor.duties}　${t("partners")} ${actor.partners}`, data.laws.length > 1 && `　${t("lawname")} ${actor.laws}`));
  } else {
    const edge = edges[id];
    const norm = norms[edge.norms[0]];
    show(tip, h("b", {}, `${actors[edge.from].name} ${tieWord(edge.tie)} ${actors[edge.to].name}`),
      h("div", {}, norm.cite, edge.norms.length > 1 ? ` +${edge.norms.length - 1}` : ""), h("q", {}, marked(norm.law, norm.span, marksOf(norm))));
  }
  const box = byId("canvas").getBoundingClientRect();
  tip.style.left = `${Math.min(box.left + at.x + 16, innerWidth - 360)}px`;
  tip.style.top = `${Math.min(box.top + at.y + 14, innerHeight - tip.offsetHeight - 8)}px`;
}
