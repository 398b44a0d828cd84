// 图: who works with whom.  Positions come with the page; nothing moves by itself.
import { KINDS, TIES, name, say } from "./words.js";
import { el, save, show } from "./dom.js";
import { ACTORS, DATA, change, state } from "./state.js";
// colours differ in lightness too, and shapes and dashes say the same: readable in grey, and by the colour-blind
const LOOK = {
  state: ["#5b5b5b", "hexagon"], party: ["#8c1d18", "star"], congress: ["#8c1d18", "hexagon"], coordinating: ["#9a4a00", "star"], government: ["#1f4e79", "square"], department: ["#2f7fb8", "dot"],
  supervisory: ["#5a3d7a", "triangle"], court: ["#5a3d7a", "diamond"], procuratorate: ["#7d5fa3", "diamond"], grassroots: ["#2d6a4f", "square"], peoples: ["#2d6a4f", "triangle"],
  social: ["#52a37f", "dot"], institution: ["#52a37f", "diamond"], enterprise: ["#b3872a", "square"], occupation: ["#8a8f96", "triangle"], public: ["#8a8f96", "dot"], other: ["#8a8f96", "dot"],
};
const LINE = { joint: ["#1f4e79", false], assist: ["#2f7fb8", [2, 5]], coordinate: ["#9a4a00", false], guide: ["#2d6a4f", false], supervise: ["#8c1d18", false], report: ["#5a3d7a", [8, 5]],
  support: ["#52a37f", [8, 5]], delegate: ["#b3872a", [12, 4, 2, 4]], serve: ["#b3872a", [2, 5]], sanction: ["#8c1d18", [2, 5]], together: ["#a9b3bd", [1, 6]] };
const DEFAULT_TIES = ["joint", "assist", "coordinate", "guide", "supervise", "report", "delegate", "support", "serve", "sanction"];
let drawn = null;
export function shownTies() { return state.ties ? state.ties.split(".") : DEFAULT_TIES; }
export function drawNetwork(place) {
  const canvas = el("div", { class: "canvas", role: "img", "aria-label": document.getElementById("sentence").textContent });
  show(place, canvas, legend());
  const dark = document.documentElement.classList.contains("dark"), ink = dark ? "#e6ebf0" : "#1d2733", paper = dark ? "#161d25" : "#ffffff";
  const ties = shownTies(), near = state.only ? neighbours(state.only, ties) : null;
  const kept = new Set(DATA.actors.filter((actor) => near ? near.has(actor.name) : state.kinds.includes(actor.kind)).map((actor) => actor.name));
  const edges = DATA.network.edges.filter((edge) => ties.includes(edge.tie) && kept.has(edge.from) && kept.has(edge.to));
  const joined = new Set(edges.flatMap((edge) => [edge.from, edge.to]));
  const many = joined.size ? joined : kept;
  const nodes = DATA.network.nodes.filter((node) => kept.has(node.id) && (many.has(node.id) || node.id === state.actor));
  const place_ = compact(nodes);
  drawn = new vis.Network(canvas, {
    nodes: nodes.map((node) => ({ ...node, ...place_.get(node.id), shape: LOOK[node.group][1], color: { background: LOOK[node.group][0], border: node.id === state.actor ? ink : LOOK[node.group][0], highlight: { background: LOOK[node.group][0], border: ink } },
      borderWidth: node.id === state.actor ? 4 : 1, font: { color: ink, size: 15 + Math.min(node.value / 3, 6), face: "Noto Sans CJK SC, Microsoft YaHei, PingFang SC, sans-serif", strokeWidth: 4, strokeColor: paper } })),
    edges: edges.map((edge) => ({ ...edge, color: { color: LINE[edge.tie][0], opacity: 0.72 }, dashes: LINE[edge.tie][1], arrows: edge.tie === "together" ? "" : { to: { enabled: true, scaleFactor: 0.55 } }, smooth: { enabled: true, type: "curvedCW", roundness: 0.14 } })),
  }, { physics: false, interaction: { hover: true, keyboard: false, navigationButtons: false }, nodes: { scaling: { min: 10, max: 34 } }, edges: { selectionWidth: 2 } });
  drawn.on("click", (event) => {
    if (event.nodes.length) change({ actor: event.nodes[0], tie: -1 });
    else if (event.edges.length) change({ tie: Number(event.edges[0]), actor: "" });
  });
  drawn.on("doubleClick", (event) => { if (event.nodes.length) change({ only: event.nodes[0], actor: event.nodes[0], tie: -1 }); });
  drawn.once("afterDrawing", () => { document.documentElement.dataset.drawn = "yes"; });
  if (state.actor && place_.has(state.actor)) drawn.selectNodes([state.actor]);
  drawn.fit({ animation: false });
}
// rows of the picture close up where filters leave gaps
function compact(nodes) {
  const rows = new Map();
  for (const node of nodes) rows.set(node.y, [...(rows.get(node.y) || []), node]);
  const out = new Map(), wide = Math.max(...[...rows.values()].map((row) => row.length), 1);
  let y = 0;
  for (const key of [...rows.keys()].sort((a, b) => a - b)) {
    const row = rows.get(key).sort((a, b) => a.x - b.x), gap = Math.min(260, Math.max(165, (wide * 185) / Math.max(row.length, 1)));
    row.forEach((node, n) => out.set(node.id, { x: (n - (row.length - 1) / 2) * gap + (out.size % 2 ? 18 : -18), y: y + (n % 2 ? 26 : 0) }));
    y += 150;
  }
  return out;
}
function neighbours(centre, ties) {
  const out = new Set([centre]);
  for (const tie of DATA.ties) if (ties.includes(tie.tie)) { if (tie.from === centre) out.add(tie.to); if (tie.to === centre) out.add(tie.from); }
  return out;
}
function legend() {
  const count = (kind) => DATA.actors.filter((actor) => actor.kind === kind).length;
  const kinds = Object.keys(KINDS).filter(count), ties = Object.keys(TIES).filter((tie) => DATA.ties.some((one) => one.tie === tie)), on = shownTies();
  const toggle = (list, one) => list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
  return el("div", { class: "legend" },
    state.only ? el("button", { class: "tag", type: "button", onclick: () => change({ only: "" }) }, `${say("whole")} ×`) : "",
    el("h4", {}, say("kinds")),
    kinds.map((kind) => el("label", {}, el("input", { type: "checkbox", checked: state.kinds.includes(kind), onchange: () => change({ kinds: toggle(state.kinds, kind), only: "" }) }), sign(LOOK[kind]), `${name(KINDS, kind)} ${count(kind)}`)),
    el("h4", {}, say("tiesTitle")),
    ties.map((tie) => el("label", {}, el("input", { type: "checkbox", checked: on.includes(tie), onchange: () => change({ ties: toggle(on, tie).join(".") || "none" }) }), stroke(LINE[tie]), `${name(TIES, tie)} ${DATA.ties.filter((one) => one.tie === tie).length}`)),
    el("button", { class: "tag", type: "button", onclick: () => picture() }, say("png")));
}
function svg(width, inner) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  made.setAttribute("width", width); made.setAttribute("height", 14); made.setAttribute("viewBox", `0 0 ${width} 14`);
  for (const [tag, attributes] of inner) { const one = document.createElementNS("http://www.w3.org/2000/svg", tag); for (const [key, value] of Object.entries(attributes)) one.setAttribute(key, value); made.append(one); }
  return made;
}
function sign([colour, shape]) {
  const points = { square: "2,2 12,2 12,12 2,12", triangle: "7,1 13,13 1,13", diamond: "7,0 14,7 7,14 0,7", hexagon: "3.5,1 10.5,1 14,7 10.5,13 3.5,13 0,7", star: "7,0 9,5 14,5 10,8.5 11.5,14 7,10.5 2.5,14 4,8.5 0,5 5,5" }[shape];
  return svg(14, [points ? ["polygon", { points, fill: colour }] : ["circle", { cx: 7, cy: 7, r: 6, fill: colour }]]);
}
function stroke([colour, dash]) { return svg(26, [["line", { x1: 0, y1: 7, x2: 26, y2: 7, stroke: colour, "stroke-width": 2.4, "stroke-dasharray": dash ? dash.join(" ") : "none" }]]); }
function picture() {
  const canvas = document.querySelector(".canvas canvas");
  canvas.toBlob((blob) => save("quanze.png", "image/png", blob));
}
