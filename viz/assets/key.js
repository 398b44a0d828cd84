// What marks and lines mean, under a picture that leaves the page: on paper there is no legend to click.
import { svg } from "./dom.js";
import { data } from "./data.js";
import { shape, kindColour, tieLine } from "./icons.js";
import { kindWord, shortTitle, tieWord, t } from "./words.js";

const LETTER = 12;
const ROW = 22;
const EDGE = 18;

// The elements of the key of a scene, from ``top`` down between ``left`` and ``right``, and its height.
export function keyOf(scene, { left, right, top }, ink) {
  const kinds = Object.keys(data.marks.kinds).filter((kind) => scene.nodes.some((node) => node.kind === kind));
  const ties = Object.keys(data.marks.ties).filter((tie) => scene.edges.some((edge) => edge.tie === tie));
  const items = [
    ...kinds.map((kind) => ({ mark: (x, y) => [shape(kind, x + 8, y, 5.6, kindColour(kind))], wide: 20, word: kindWord(kind) })),
    ...ties.map((tie) => ({ mark: (x, y) => [svg("g", { transform: `translate(${x} ${y - 6})` }, ...tieLine(tie))], wide: 34, word: tieWord(tie) })),
    ...(scene.nodes.some((node) => node.generic) ? [{ mark: () => [], wide: 0, word: t("genericLegend") }] : []),
  ];
  const made = [];
  let [x, y] = [left + EDGE, top + ROW];
  for (const { mark, wide, word } of items) {
    const all = wide + widthOf(word) + 18;
    if (x + all > right - EDGE && x > left + EDGE) { x = left + EDGE; y += ROW; }
    made.push(...mark(x, y), text(word, x + wide, y + 4, ink));
    x += all;
  }
  const titles = data.laws.map((law) => `《${data.laws.length > 1 ? shortTitle(law.title) : law.title}》`);
  made.push(text(titles.slice(0, 6).join("") + (titles.length > 6 ? ` ${titles.length}` : ""), left + EDGE, y + ROW + 4, ink));
  return { made, height: y + 2 * ROW - top };
}

function widthOf(word) {
  return [...word].reduce((sum, sign) => sum + (sign > "\u2e7f" ? LETTER : LETTER * 0.58), 0);
}

function text(words, x, y, ink) {
  const made = svg("text", { x, y, "font-size": LETTER, fill: ink });
  made.textContent = words;
  return made;
}
