// 图: the network with what steers it.
import { byId, h, show } from "./dom.js";
import { actorOf, actors, data, edges, norms } from "./data.js";
import { change, chosen, nothingSelected, state } from "./state.js";
import { draw, fitScene, zoom } from "./draw.js";
import { sceneNow } from "./scene.js";
import { pick, t, tieWord, kindWord } from "./words.js";
import { savePng, saveSvg } from "./save.js";
import { marked, marksOf } from "./marked.js";

let shownWhat = "";

export function drawGraph(place) {
  if (!byId("canvas")) {
    show(place, h("div", { id: "bar", class: "bar" }), h("p", { id: "sentence" }), h("div", { id: "canvas", role: "img", tabindex: "-1" }));
    new ResizeObserver(() => byId("canvas") && fitScene()).observe(byId("canvas"));
    shownWhat = "";
  }
  drawBar(byId("bar"));
  const scene = sceneNow();
  const sentence = sentenceOf(scene);
  byId("sentence").textContent = sentence;
  byId("canvas").setAttribute("aria-label", sentence);
  draw(byId("canvas"), scene, { click: clicked, open: opened, hover: hovered });
  const what = [state.scope, state.depth !== "0" && state.actor, state.depth, state.from, state.to, state.layers, state.kind].join("|");
  if (what !== shownWhat) fitScene();
  shownWhat = what;
}

function drawBar(place) {
  const press = (label, on, changes) => h("button", { type: "button", "aria-pressed": String(on), onclick: () => change(changes) }, label);
  const layers = chosen("layers");
  const names = h("datalist", { id: "names" }, actors.map((actor) => h("option", { value: actor.name })));
  const end = (key, label) => h("input", {
    list: "names", value: state[key], placeholder: label, "aria-label": label,
    onchange: (event) => change({ [key]: actorOf.has(event.target.value) ? event.target.value : "", actor: "", other: "" }),
  });
  show(place,
    h("span", { class: "group", role: "group", "aria-label": t("scope") },
      press(t("agencies"), state.scope === "agencies", { scope: "agencies", depth: "0", from: "", to: "" }),
      press(t("everyone"), state.scope === "everyone", { scope: "everyone", depth: "0", from: "", to: "" })),
    h("span", { class: "group", role: "group", "aria-label": t("depth") }, h("span", { class: "label" }, t("depth")),
      ["0", "1", "2", "3"].map((depth) => h("button", { type: "button", "aria-pressed": String(state.depth === depth), disabled: depth !== "0" && !state.actor, onclick: () => change({ depth, from: "", to: "" }) }, depth === "0" ? t("whole") : depth))),
    h("span", { class: "group", role: "group", "aria-label": t("layers") }, h("span", { class: "label" }, t("layers")),
      [["matter", "mattersLayer"], ["article", "articles"], ["norm", "norms"]].map(([layer, word]) => press(t(word), layers.includes(layer),
        { layers: (layers.includes(layer) ? layers.filter((one) => one !== layer) : [...layers, layer]).join("|") }))),
    h("span", { class: "group" }, press(t("lead"), state.lead === "1", { lead: state.lead ? "" : "1" }), press(t("together"), state.together === "1", { together: state.together ? "" : "1" })),
    h("span", { class: "group path" }, names, h("span", { class: "label" }, t("path")), end("from", t("pathFrom")), end("to", t("pathTo"))),
    h("span", { class: "group end" },
      h("button", { type: "button", "aria-label": "−", onclick: () => zoom(0.8) }, "−"), h("button", { type: "button", "aria-label": "+", onclick: () => zoom(1.25) }, "+"),
      h("button", { type: "button", onclick: fitScene }, t("fit")),
      h("button", { type: "button", onclick: () => saveSvg(data.laws[0]?.title || "quanze") }, "SVG"), h("button", { type: "button", onclick: () => savePng(data.laws[0]?.title || "quanze") }, "PNG")));
}

// One sentence of what is shown, counted from what is drawn.
function sentenceOf(scene) {
  const drawn = scene.nodes.filter((node) => node.kind);
  const ties = scene.edges.filter((edge) => edge.tie);
  if (!drawn.length) return t("empty");
  const partners = new Map();
  for (const edge of ties) {
    if (edge.tie === "together") continue;
    for (const [one, two] of [[edge.from, edge.to], [edge.to, edge.from]]) partners.set(one, (partners.get(one) || new Set()).add(two));
  }
  const most = [...partners].sort((a, b) => b[1].size - a[1].size || a[0] - b[0]).slice(0, 3);
  const kinds = new Map();
  for (const edge of ties) kinds.set(edge.tie, (kinds.get(edge.tie) || 0) + 1);
  const [tie, count] = [...kinds].sort((a, b) => b[1] - a[1])[0] || [];
  const who = state.depth !== "0" && state.actor ? pick(`与${state.actor}相关的 ${drawn.length} 个主体`, `${drawn.length} actors around ${state.actor}`)
    : state.scope === "agencies" ? pick(`${drawn.length} 个机关`, `${drawn.length} authorities`) : pick(`${drawn.length} 个主体`, `${drawn.length} actors`);
  const rest = scene.nodes.some((node) => String(node.id).startsWith("rest:")) ? data.scenes[state.scope].rest.reduce((sum, one) => sum + one.count, 0) : 0;
  const beyond = rest ? pick(`另有 ${rest.toLocaleString()} 个汇总在右侧方框。`, ` ${rest.toLocaleString()} more are summed up in the boxes on the right.`) : "";
  if (!ties.length) return pick(`${who}，其间没有写明的关系。`, `${who}; the text states no relation among them.`);
  if (state.from && state.to) {
    return pick(`从${state.from}到${state.to}经过 ${ties.length} 步；每一步的原文见右侧。`, `From ${state.from} to ${state.to} in ${ties.length} steps; each step's words stand on the right.`);
  }
  if (!most.length) return pick(`${who}之间有 ${ties.length} 处共同承担。`, `${who}, named together ${ties.length} times.`);
  const list = most.map(([actor, others]) => pick(`${actors[actor].name}（${others.size} 个）`, `${actors[actor].name} (${others.size})`)).join(pick("、", ", "));
  return pick(`${who}之间有 ${ties.length} 条写明的关系，以${tieWord(tie)}为多（${count} 条）；伙伴最多的是${list}。${beyond}`,
    `${who}, ${ties.length} stated relations, most of them “${tieWord(tie)}” (${count}); most partners: ${list}.${beyond}`);
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
  const kinds = [...new Set(actors.filter((actor) => actor.lane === Number(rest)).map((actor) => actor.kind))];
  return change({ ...nothingSelected(), scope: "everyone", kind: kinds.join("|") });
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
    show(tip, h("b", {}, actor.name), h("div", {}, kindWord(actor.kind), actor.levels.length ? `　${actor.levels.join("、")}` : ""),
      h("div", {}, `${t("duty")} ${actor.duties}　${t("partners")} ${actor.partners}`));
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
