// What leaves the page as a file: tables as CSV, the picture as SVG and PNG.
import { h, svg } from "./dom.js";
import { canvas, current, ink, linesOf, ringOf, sizeOf } from "./draw.js";
import { data } from "./data.js";
import { kindColour, shape, tieColour } from "./icons.js";

// Spreadsheets run cells that open with these signs; a quote before them keeps them words.
const FORMULA = /^[=+\-@\t\r]/;

export function saveCsv(name, rows) {
  const cell = (value) => {
    const text = String(value ?? "");
    return `"${(FORMULA.test(text) ? `'${text}` : text).replace(/"/g, '""')}"`;
  };
  const text = rows.map((row) => row.map(cell).join(",")).join("\r\n");
  save(`${name}.csv`, new Blob([`\uFEFF${text}\r\n`], { type: "text/csv;charset=utf-8" }));
}

export function savePng(name) {
  const from = canvas();
  const to = h("canvas", { width: from.width, height: from.height });
  const context = to.getContext("2d");
  context.fillStyle = ink("--paper");
  context.fillRect(0, 0, to.width, to.height);
  context.drawImage(from, 0, 0);
  to.toBlob((blob) => save(`${name}.png`, blob));
}

export function saveSvg(name) {
  save(`${name}.svg`, new Blob([new XMLSerializer().serializeToString(picture())], { type: "image/svg+xml" }));
}

// The picture as it stands on the canvas, as an SVG element.
export function picture() {
  const scene = current();
  const { left, right, top, bottom } = scene.box || { left: 0, right: 1, top: 0, bottom: 1 };
  const at = new Map(scene.nodes.map((node) => [node.id, node]));
  const made = svg("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: `${left} ${top} ${right - left} ${bottom - top}`, "font-family": "PingFang SC, Microsoft YaHei, Noto Sans CJK SC, sans-serif" });
  made.append(svg("rect", { x: left, y: top, width: right - left, height: bottom - top, fill: ink("--paper") }));
  for (const band of scene.bands) {
    made.append(svg("rect", { x: left + 6, y: band.top, width: right - left - 12, height: band.bottom - band.top, rx: 10, fill: ink("--lane") }));
    made.append(words(band.name, left + 18, band.top + 18, "start", ink("--soft"), 12.5));
  }
  for (const edge of scene.edges) if (at.has(edge.from) && at.has(edge.to)) made.append(...line(edge, at.get(edge.from), at.get(edge.to)));
  for (const node of scene.nodes) made.append(...(node.kind ? mark(node, scene) : box(node, scene)));
  return made;
}

function mark(node, scene) {
  const size = sizeOf(node);
  const drawn = shape(node.kind, node.x, node.y, size, kindColour(node.kind));
  if (node.generic) for (const [key, value] of [["fill", ink("--paper")], ["stroke", kindColour(node.kind)], ["stroke-width", 2.5]]) drawn.setAttribute(key, value);
  const ring = node.shared ? [svg("circle", { cx: node.x, cy: node.y, r: ringOf(node), fill: "none", stroke: ink("--soft"), "stroke-width": 1.5 })] : [];
  return [...ring, drawn, ...linesOf(node).split("\n").map((part, n) => words(part, node.x, node.y + size + 3 + scene.letter + n * scene.letter * 1.22, "middle", ink("--ink"), scene.letter))];
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
  const path = svg("path", { d: `M${one.x} ${one.y}Q${middle[0]} ${middle[1]} ${two.x} ${two.y}`, fill: "none", stroke: colour, "stroke-width": edge.width || 1, "stroke-dasharray": mark.dash.join(" "), "stroke-opacity": 0.75 });
  if (!mark.arrow) return [path];
  const angle = Math.atan2(two.y - middle[1], two.x - middle[0]);
  const reach = (two.kind ? sizeOf(two) : 14) + 2;
  const tip = [two.x - Math.cos(angle) * reach, two.y - Math.sin(angle) * reach];
  const side = (turn) => `${tip[0] - Math.cos(angle + turn) * 9},${tip[1] - Math.sin(angle + turn) * 9}`;
  return [path, svg("polygon", { points: `${tip.join(",")} ${side(0.4)} ${side(-0.4)}`, fill: colour })];
}

function words(text, x, y, anchor, colour, size) {
  const made = svg("text", { x, y, "text-anchor": anchor, "font-size": size, fill: colour });
  made.textContent = text;
  return made;
}

function save(name, blob) {
  const url = URL.createObjectURL(blob);
  const link = h("a", { href: url, download: name.replace(/[\\/:*?"<>|]/g, "_") });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
