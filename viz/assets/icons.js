// The mark of a kind and the line of a tie, drawn once for legend, picture export and lists.
import { svg } from "./dom.js";
import { data } from "./data.js";

const POINTS = {
  square: [[-1, -1], [1, -1], [1, 1], [-1, 1]],
  diamond: [[0, -1.2], [1.2, 0], [0, 1.2], [-1.2, 0]],
  triangle: [[0, -1.15], [1.1, 0.85], [-1.1, 0.85]],
  triangleDown: [[0, 1.15], [1.1, -0.85], [-1.1, -0.85]],
  hexagon: [0, 1, 2, 3, 4, 5].map((n) => [Math.cos((n * Math.PI) / 3) * 1.1, Math.sin((n * Math.PI) / 3) * 1.1]),
  star: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => {
    const r = n % 2 ? 0.55 : 1.25;
    return [Math.sin((n * Math.PI) / 5) * r, -Math.cos((n * Math.PI) / 5) * r];
  }),
};

export function dark() {
  return document.documentElement.dataset.theme === "dark";
}

export function kindColour(kind) {
  return data.marks.kinds[kind][dark() ? "dark" : "light"];
}

export function tieColour(tie) {
  return data.marks.ties[tie][dark() ? "dark" : "light"];
}

export function shape(kind, x, y, size, colour) {
  const name = data.marks.kinds[kind].shape;
  if (!POINTS[name]) return svg("circle", { cx: x, cy: y, r: size, fill: colour });
  return svg("polygon", { points: POINTS[name].map(([dx, dy]) => `${round(x + dx * size)},${round(y + dy * size)}`).join(" "), fill: colour });
}

export function kindIcon(kind) {
  return svg("svg", { width: 16, height: 16, viewBox: "0 0 16 16", "aria-hidden": "true" }, shape(kind, 8, 8, 5.6, kindColour(kind)));
}

// A tie's line with its dash and arrow, in a room of 28 by 12.
export function tieLine(tie) {
  const mark = data.marks.ties[tie];
  const line = svg("line", { x1: 1, y1: 6, x2: mark.arrow ? 22 : 27, y2: 6, stroke: tieColour(tie), "stroke-width": 2, "stroke-dasharray": mark.dash.join(" ") });
  return mark.arrow ? [line, svg("polygon", { points: "21,2 28,6 21,10", fill: tieColour(tie) })] : [line];
}

export function tieIcon(tie) {
  return svg("svg", { width: 28, height: 12, viewBox: "0 0 28 12", "aria-hidden": "true" }, ...tieLine(tie));
}

function round(number) {
  return Math.round(number * 10) / 10;
}
