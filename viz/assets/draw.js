// The network on its canvas: vis-network draws, nothing moves by itself, colours follow the theme.
import { data } from "./data.js";
import { dark, kindColour, tieColour } from "./icons.js";
import { wrap } from "./arrange.js";
import { drawNames, nameAt } from "./labels.js";
import { tieWord } from "./words.js";

const FACE = '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",sans-serif';
const READ = 12.5; // pixels on the screen that the names of what is chosen have at least
let network = null;
let nodes = null;
let lines = null;
let scene = { bands: [], nodes: [], edges: [] };
let paint = {};

// scene: {nodes: [{id, x, y, kind | box, name, across, size, faded}], edges: [{id, from, to, tie, faded, bend}], bands, letter, mark}
export function draw(place, next, on) {
  scene = next;
  paint = Object.fromEntries(["ink", "soft", "faint", "paper", "lane", "wash", "line-strong"].map((name) => [name, ink(`--${name}`)]));
  const made = { nodes: scene.nodes.map(nodeOf), edges: scene.edges.map((edge) => edgeOf(edge, scene.edges.length)) };
  if (network && network.body.container === place) {
    network.setSize("100%", "100%");
    nodes = new vis.DataSet(made.nodes);
    lines = new vis.DataSet(made.edges);
    const at = { position: network.getViewPosition(), scale: network.getScale() };
    network.setData({ nodes, edges: lines }); // fits all it is given, which is not what the reader had in view
    network.moveTo(at);
    return;
  }
  if (network) network.destroy();
  nodes = new vis.DataSet(made.nodes);
  lines = new vis.DataSet(made.edges);
  network = new vis.Network(place, { nodes, edges: lines }, { ...data.network.options, autoResize: false });
  network.on("beforeDrawing", ground);
  network.on("afterDrawing", names);
  const under = (event) => event.nodes[0] ?? nameAt(event.pointer.canvas);
  network.on("click", (event) => on.click(under(event), event.edges[0]));
  network.on("doubleClick", (event) => on.open(under(event)));
  place.addEventListener("mousemove", (event) => {
    const at = { x: event.offsetX, y: event.offsetY };
    canvas().style.cursor = network.getNodeAt(at) !== undefined || nameAt(network.DOMtoCanvas(at)) !== undefined ? "pointer" : "";
  });
  place.addEventListener("mouseleave", () => on.hover(null));
  network.on("hoverNode", (event) => { light(event.node); on.hover(event.node, "Node", event.pointer.DOM); });
  network.on("hoverEdge", (event) => on.hover(event.edge, "Edge", event.pointer.DOM));
  network.on("blurNode", () => { light(null); on.hover(null); });
  network.on("blurEdge", () => on.hover(null));
  network.on("dragStart", () => on.hover(null));
  network.once("afterDrawing", () => {
    document.documentElement.dataset.drawn = String(Math.round(performance.now()));
  });
}

export function fitScene() {
  const box = bounds();
  if (!network || !box) return;
  const room = network.body.container.getBoundingClientRect();
  const scale = Math.min(room.width / (box.right - box.left), room.height / (box.bottom - box.top), 1.25);
  network.moveTo({ position: { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 }, scale: Math.max(scale, 0.12) });
}

export function zoom(factor) {
  network.moveTo({ scale: network.getScale() * factor });
}

export function current() {
  return { ...scene, box: bounds() };
}

function canvas() {
  return network.canvas.frame.canvas;
}

export function ink(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

export function sizeOf(node) {
  return Math.max(5, (node.size * scene.mark) / 30);
}

// The ring stands clear of a square's corners, too.
export function ringOf(node) {
  return sizeOf(node) * (node.shape === "dot" ? 1 : 1.3) + 4;
}

// How far below its middle a mark's name begins.
export function below(node) {
  return (node.shared ? ringOf(node) : sizeOf(node)) + 3;
}

export function linesOf(node) {
  return node.lines || wrap(node.name, node.across || 8);
}

function bounds() {
  if (!scene.nodes.length) return null;
  const xs = scene.nodes.map((node) => node.x);
  const ys = scene.nodes.map((node) => node.y);
  const aside = scene.bands.length ? 58 : 90;
  const half = Math.max(scene.width / 2, Math.max(...xs) + aside, aside - Math.min(...xs));
  return {
    left: -half, right: half,
    top: Math.min(...ys.map((y) => y - 40), ...scene.bands.map((band) => band.top + 4)) - 4,
    bottom: Math.max(...ys.map((y) => y + 40), ...scene.bands.map((band) => band.bottom)) + 4,
  };
}

function nodeOf(node) {
  const colour = node.kind ? kindColour(node.kind) : paint.soft;
  const base = {
    id: node.id, x: node.x, y: node.y, opacity: node.faded ? 0.2 : 1,
  };
  if (node.box) {
    const font = { face: FACE, size: scene.letter, color: node.faded ? paint.faint : paint.ink };
    return { ...base, shape: "box", label: linesOf(node), margin: 6, borderWidth: 1, color: { background: paint.paper, border: paint["line-strong"], hover: paint.wash }, font };
  }
  // A body the law does not name (有关部门) is an outline: nobody stands behind it yet.
  const border = node.chosen ? paint.ink : node.generic ? colour : paint.lane;
  const inside = node.generic ? paint.paper : colour;
  return { ...base, shape: node.shape, size: sizeOf(node), borderWidth: node.chosen ? 3 : node.generic ? 2.5 : 1.5, color: { background: inside, border, hover: { background: inside, border: paint.ink } } };
}

function edgeOf(edge, crowd) {
  const mark = edge.tie ? data.marks.ties[edge.tie] : { dash: [2, 3], arrow: false };
  const colour = edge.tie ? tieColour(edge.tie) : paint.soft;
  const named = edge.named && edge.tie ? { label: tieWord(edge.tie), font: { face: FACE, size: 13, color: paint.ink, strokeWidth: 0, background: paint.paper } } : {};
  return {
    id: edge.id, from: edge.from, to: edge.to, width: edge.width || 1, ...named,
    color: { color: colour, hover: colour, opacity: strength(edge, crowd), inherit: false },
    arrows: mark.arrow ? { to: { enabled: true, scaleFactor: scene.mark < 12 ? 0.36 : 0.5 } } : "",
    dashes: mark.dash.length ? mark.dash : false,
    smooth: { enabled: true, type: edge.bend < 0 ? "curvedCCW" : "curvedCW", roundness: Math.abs(edge.bend) },
    hoverWidth: 1.5, selectionWidth: 0,
  };
}

// Many lines are drawn lightly, so that the names stay in front.
export function strength(edge, crowd) {
  if (edge.faded) return 0.07;
  return edge.strong ? 0.95 : crowd > 400 ? 0.13 : crowd > 150 ? 0.3 : crowd > 70 ? 0.5 : 0.7;
}

// Under the pointer, an actor's own lines come forward and the others step back.
function light(id) {
  if (scene.dimmed) return;
  lines.update(scene.edges.map((edge) => {
    const own = edge.from === id || edge.to === id;
    const opacity = id === null ? strength(edge, scene.edges.length) : own ? 0.95 : 0.08;
    return { id: edge.id, color: { ...lines.get(edge.id).color, opacity } };
  }));
}

// What is chosen is written to be read, as far as its place is wide: never onto its neighbour.
export function letterOf(node) {
  if (!scene.dimmed || node.faded) return scene.letter;
  const longest = Math.max(...linesOf(node).split("\n").map((line) => line.length));
  return Math.max(scene.letter, Math.min(READ / network.getScale(), (scene.letter * (node.across || longest)) / longest));
}

function names(context) {
  const named = scene.nodes.filter((node) => !node.box).map((node) => ({
    id: node.id, x: node.x, y: node.y + below(node), lines: linesOf(node).split("\n"), faded: node.faded, colour: node.faded ? paint.faint : paint.ink,
    letter: letterOf(node),
  }));
  named.sort((one, two) => Boolean(two.faded) - Boolean(one.faded)); // what matters is written last, over the rest
  drawNames(context, named, FACE, scene.bands.length ? paint.lane : paint.paper);
}

// Lanes with their names, under the network; a ring under each actor that several laws name.
function ground(context) {
  const box = bounds();
  if (!box) return;
  for (const band of scene.bands) {
    context.fillStyle = paint.lane;
    context.beginPath();
    context.roundRect(box.left + 6, band.top, box.right - box.left - 12, band.bottom - band.top, 10);
    context.fill();
    context.fillStyle = paint.soft;
    context.font = `600 ${Math.min(12.5, scene.letter)}px ${FACE}`;
    context.textBaseline = "top";
    context.fillText(band.name, box.left + 18, band.top + 6);
  }
  context.strokeStyle = paint.soft;
  context.lineWidth = 1.5;
  for (const node of scene.nodes) {
    if (!node.shared || node.faded) continue;
    context.beginPath();
    context.arc(node.x, node.y, ringOf(node), 0, 7);
    context.stroke();
  }
}
