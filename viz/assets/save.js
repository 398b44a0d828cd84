// What leaves the page as a file: tables as CSV, the picture as SVG and PNG.
import { h, svg } from "./dom.js";
import { below, current, ink, letterOf, linesOf, ringOf, sizeOf, strength } from "./draw.js";
import { data } from "./data.js";
import { kindColour, shape, tieColour } from "./icons.js";
import { keyOf } from "./key.js";

// Spreadsheets run cells that open with these signs; a quote before them keeps them words.
const FORMULA = /^[=+\-@\t\r]/;

const SHARP = 2; // pixels of a saved picture for each of the page's
const MOST_PIXELS = 8000;
const FADED = 0.3; // what steps back in the picture does so on paper, but can still be read

export function saveCsv(name, rows) {
  const cell = (value) => {
    const text = String(value ?? "");
    return `"${(FORMULA.test(text) ? `'${text}` : text).replace(/"/g, '""')}"`;
  };
  const text = rows.map((row) => row.map(cell).join(",")).join("\r\n");
  save(`${name}.csv`, new Blob([`\uFEFF${text}\r\n`], { type: "text/csv;charset=utf-8" }));
}

// The whole picture with its key, large enough for a page of A4.
export function savePng(name) {
  const drawn = picture();
  const [, , width, height] = drawn.getAttribute("viewBox").split(" ").map(Number);
  drawn.setAttribute("width", width);
  drawn.setAttribute("height", height);
  const url = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(drawn)], { type: "image/svg+xml" }));
  const image = new Image();
  image.onload = () => {
    const scale = Math.min(SHARP, MOST_PIXELS / Math.max(width, height));
    const to = h("canvas", { width: Math.round(width * scale), height: Math.round(height * scale) });
    to.getContext("2d").drawImage(image, 0, 0, to.width, to.height);
    URL.revokeObjectURL(url);
    to.toBlob((blob) => save(`${name}.png`, blob));
  };
  image.src = url;
}

export function saveSvg(name) {
  save(`${name}.svg`, new Blob([new XMLSerializer().serializeToString(picture())], { type: "image/svg+xml" }));
}

// The picture as it stands on the canvas, with its key, as an SVG element.
export function picture() {
  const scene = current();
  const { left, right, top, bottom } = scene.box || { left: 0, right: 1, top: 0, bottom: 1 };
  const at = new Map(scene.nodes.map((node) => [node.id, node]));
  const key = keyOf(scene, { left, right, top: bottom }, ink("--soft"));
  const made = svg("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: `${left} ${top} ${right - left} ${bottom + key.height - top}`, "font-family": "PingFang SC, Microsoft YaHei, Noto Sans CJK SC, sans-serif" });
  made.append(svg("rect", { x: left, y: top, width: right - left, height: bottom - top, fill: ink("--paper") }));
  made.append(svg("rect", { x: left, y: bottom, width: right - left, height: key.height, fill: ink("--paper") }), ...key.made);
  for (const band of scene.bands) {
    made.append(svg("rect", { x: left + 6, y: band.top, width: right - left - 12, height: band.bottom - band.top, rx: 10, fill: ink("--lane") }));
    made.append(words(band.name, left + 18, band.top + 18, "start", ink("--soft"), 12.5));
  }
  for (const edge of scene.edges) if (at.has(edge.from) && at.has(edge.to)) made.append(svg("g", { opacity: strength(edge, scene.edges.length) }, ...line(edge, at.get(edge.from), at.get(edge.to))));
  for (const node of [...scene.nodes].sort((one, two) => Boolean(two.faded) - Boolean(one.faded))) made.append(svg("g", { opacity: node.faded ? FADED : 1 }, ...(node.kind ? mark(node, scene) : box(node, scene))));
  return made;
}

function mark(node, scene) {
  const size = sizeOf(node);
  const letter = letterOf(node);
  const ground = ink(scene.bands.length ? "--lane" : "--paper"); // the lines end at a name, as they do on the canvas
  const drawn = shape(node.kind, node.x, node.y, size, kindColour(node.kind));
  if (node.generic) for (const [key, value] of [["fill", ink("--paper")], ["stroke", kindColour(node.kind)], ["stroke-width", 2.5]]) drawn.setAttribute(key, value);
  const ring = node.shared ? [svg("circle", { cx: node.x, cy: node.y, r: ringOf(node), fill: "none", stroke: ink("--soft"), "stroke-width": 1.5 })] : [];
  return [...ring, drawn, ...linesOf(node).split("\n").map((part, n) => words(part, node.x, node.y + below(node) + letter + n * letter * 1.22, "middle", ink("--ink"), letter, ground))];
}

function box(node, scene) {
  const parts = linesOf(node).split("\n");
  const wide = Math.max(...parts.map((part) => part.length)) * scene.letter + 12;
  const high = parts.length * scene.letter * 1.15 + 12;
  return [svg("rect", { x: node.x - wide / 2, y: node.y - high / 2, width: wide, height: high, rx: 4, fill: ink("--paper"), stroke: ink("--line-strong") }),
    ...parts.map((part, n) => words(part, node.x, node.y + scene.letter * 0.35 + (n - (parts.length - 1) / 2) * scene.letter * 1.15, "middle", ink("--ink"), scene.letter))];
}

function line(edge, one, two) {
  const colour = edge.tie ? tieColour(edge.tie) : ink("--soft");
  const mark = edge.tie ? data.marks.ties[edge.tie] : { dash: [2, 3], arrow: false };
  const [dx, dy] = [two.x - one.x, two.y - one.y];
  const far = Math.hypot(dx, dy) || 1;
  const bend = edge.bend * far * 0.5;
  const middle = [(one.x + two.x) / 2 + (dy / far) * bend, (one.y + two.y) / 2 - (dx / far) * bend];
  const path = svg("path", { d: `M${one.x} ${one.y}Q${middle[0]} ${middle[1]} ${two.x} ${two.y}`, fill: "none", stroke: colour, "stroke-width": edge.width || 1, "stroke-dasharray": mark.dash.join(" ") });
  if (!mark.arrow) return [path];
  const angle = Math.atan2(two.y - middle[1], two.x - middle[0]);
  const reach = (two.kind ? sizeOf(two) : 14) + 2;
  const tip = [two.x - Math.cos(angle) * reach, two.y - Math.sin(angle) * reach];
  const side = (turn) => `${tip[0] - Math.cos(angle + turn) * 9},${tip[1] - Math.sin(angle + turn) * 9}`;
  return [path, svg("polygon", { points: `${tip.join(",")} ${side(0.4)} ${side(-0.4)}`, fill: colour })];
}

function words(text, x, y, anchor, colour, size, ground) {
  const under = ground ? { stroke: ground, "stroke-width": 4, "stroke-linejoin": "round", "paint-order": "stroke" } : {};
  const made = svg("text", { x, y, "text-anchor": anchor, "font-size": size, fill: colour, ...under });
  made.textContent = text;
  return made;
}

function save(name, blob) {
  const url = URL.createObjectURL(blob);
  const link = h("a", { href: url, download: name.replace(/[\\/:*?"<>|]/g, "_") });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
