// The network on its canvas: vis-network draws, nothing moves by itself, colours follow the theme.
import { data } from "./data.js";
import { dark, kindColour, tieColour } from "./icons.js";

const FACE = '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",sans-serif';
let network = null;
let nodes = null;
let lines = null;
let scene = { bands: [], nodes: [], edges: [] };
let lettering = 13; // names grow where the picture is wide, so that they can still be read in it

// scene: {nodes: [{id, x, y, kind | box, label, size, faded}], edges: [{id, from, to, tie | plain, faded, bend}], bands}
export function draw(place, next, on) {
  scene = next;
  const box = bounds();
  lettering = box ? Math.min(17, Math.max(13, (13 * (box.right - box.left)) / (place.clientWidth || 1100))) : 13;
  const made = { nodes: scene.nodes.map(nodeOf), edges: scene.edges.map(edgeOf) };
  if (network && network.body.container === place) {
    nodes.clear();
    lines.clear();
    nodes.add(made.nodes);
    lines.add(made.edges);
    return network;
  }
  if (network) network.destroy();
  nodes = new vis.DataSet(made.nodes);
  lines = new vis.DataSet(made.edges);
  network = new vis.Network(place, { nodes, edges: lines }, { ...data.network.options, autoResize: true });
  network.on("beforeDrawing", ground);
  network.on("click", (event) => on.click(event.nodes[0], event.edges[0]));
  network.on("doubleClick", (event) => on.open(event.nodes[0]));
  for (const kind of ["Node", "Edge"]) {
    network.on(`hover${kind}`, (event) => on.hover(event[kind.toLowerCase()], kind, event.pointer.DOM));
    network.on(`blur${kind}`, () => on.hover(null));
  }
  network.on("dragStart", () => on.hover(null));
  network.once("afterDrawing", () => {
    document.documentElement.dataset.drawn = String(Math.round(performance.now()));
  });
  return network;
}

export function fitScene() {
  const box = bounds();
  if (!network || !box) return;
  const room = network.body.container.getBoundingClientRect();
  const scale = Math.min((room.width - 16) / (box.right - box.left), (room.height - 16) / (box.bottom - box.top), 1.25);
  network.moveTo({ position: { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 }, scale: Math.max(scale, 0.12) });
}

export function zoom(factor) {
  network.moveTo({ scale: network.getScale() * factor });
}

export function current() {
  return { ...scene, box: bounds() };
}

export function canvas() {
  return network.canvas.frame.canvas;
}

export function onScreen(id) {
  return network.canvasToDOM(network.getPosition(id));
}

export function ink(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function bounds() {
  if (!scene.nodes.length) return null;
  const xs = scene.nodes.map((node) => node.x);
  const ys = scene.nodes.map((node) => node.y);
  const tops = scene.bands.map((band) => band.top);
  const bottoms = scene.bands.map((band) => band.bottom);
  return {
    left: Math.min(...xs) - 100, right: Math.max(...xs) + 80,
    top: Math.min(...ys.map((y) => y - 50), ...tops) - 6, bottom: Math.max(...ys.map((y) => y + 56), ...bottoms) + 6,
  };
}

function nodeOf(node) {
  const colour = node.kind ? kindColour(node.kind) : ink("--soft");
  const base = {
    id: node.id, x: node.x, y: node.y, label: node.label, opacity: node.faded ? 0.16 : 1,
    font: { face: FACE, size: lettering + (node.strong ? 1.5 : 0), color: node.faded ? ink("--faint") : ink("--ink"), strokeWidth: 4, strokeColor: ink("--lane"), vadjust: -2 },
  };
  if (node.box) {
    return { ...base, shape: "box", margin: 7, borderWidth: 1, color: { background: ink("--paper"), border: ink("--line-strong"), hover: ink("--wash") }, font: { ...base.font, strokeWidth: 0, vadjust: 0 } };
  }
  const border = node.chosen ? ink("--ink") : dark() ? "#10161d" : "#ffffff";
  return { ...base, shape: node.shape, size: node.size, borderWidth: node.chosen ? 3 : 1.5, color: { background: colour, border, hover: { background: colour, border: ink("--ink") } } };
}

function edgeOf(edge) {
  const mark = edge.tie ? data.marks.ties[edge.tie] : { dash: [2, 3], arrow: false };
  const colour = edge.tie ? tieColour(edge.tie) : ink("--soft");
  return {
    id: edge.id, from: edge.from, to: edge.to, width: edge.width || 1,
    color: { color: colour, hover: colour, opacity: edge.faded ? 0.07 : edge.strong ? 1 : 0.72, inherit: false },
    arrows: mark.arrow ? { to: { enabled: true, scaleFactor: 0.55 } } : "",
    dashes: mark.dash.length ? mark.dash : false,
    smooth: { enabled: true, type: edge.bend < 0 ? "curvedCCW" : "curvedCW", roundness: Math.abs(edge.bend) },
    hoverWidth: 1.5, selectionWidth: 0,
  };
}

// Lanes with their names, under the network.
function ground(context) {
  const box = bounds();
  if (!box) return;
  for (const band of scene.bands) {
    context.fillStyle = ink("--lane");
    context.beginPath();
    context.roundRect(box.left, band.top, box.right - box.left, band.bottom - band.top, 10);
    context.fill();
    context.fillStyle = ink("--soft");
    context.font = `600 ${lettering}px ${FACE}`;
    context.textBaseline = "top";
    context.fillText(band.name, box.left + 12, band.top + 9);
  }
}
