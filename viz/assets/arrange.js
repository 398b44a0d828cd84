// Places for lanes of actors, so that the picture fills the room it has and every name can be read.
import { settle } from "./settle.js";

const GOOD = { width: 92, height: 66 }; // a cell for one mark with its name
const LEAST = { width: 62, height: 46 }; // below this the picture grows beyond its room instead
const MOST = { width: 168, height: 118 };
const ACTORS = 0.45; // of the room's height is left to actors, however many boxes stand below
const BOX = { letter: 12, edge: 26, height: 36 }; // a box with a word in it
const ROWS_OF_NAME = 3; // a longer name ends in …; pointing at it tells the whole
const HEAD = 18; // a lane's own name
const GAP = 8;

// lanes: [{lane, name, ids, flat, ordered}], ids from left to right (flat: boxes, not marks; ordered: nobody changes
// places); room: {width, height} in pixels; ties: [[id, id, weight]]; linesOf: id -> lines of a box, or a name.
// Gives places (id -> [x, y]), bands, and for names: letter (pixels), across (id -> characters on a line), mark
// (largest radius).
export function arrange(lanes, room, ties, linesOf) {
  const filled = lanes.filter((lane) => lane.ids.length);
  const boxes = new Map(filled.filter((lane) => lane.flat).map((lane) => [lane, boxGrid(lane, room, linesOf)]));
  const taken = [...boxes.values()].reduce((sum, grid) => sum + HEAD + grid.rows * grid.height + GAP, 0);
  const { columns, cell } = cells(filled.filter((lane) => !lane.flat), { width: room.width, height: Math.max(room.height - taken, room.height * ACTORS) });
  const letter = cell.width >= 100 ? 13.5 : cell.width >= 78 ? 12.5 : 11.5;
  const mark = Math.max(7, Math.min(24, (cell.height - 2.5 * letter - 10) / 2));
  const grids = filled.map((lane) => boxes.get(lane) || gridOf(lane, columns, cell, room));
  const spots = new Map();
  for (const grid of grids) for (const [at, id] of grid.ids.entries()) spots.set(id, spotIn(grid, at));
  stack(grids, spots, () => cell.height, mark);
  settle(grids.map(({ ids, ordered }) => (ordered ? [] : ids.filter((id) => !String(id).startsWith("rest:")))), spots, ties);
  const across = new Map(grids.flatMap(({ ids, width }) => ids.map((id) => [id, Math.max(4, Math.floor((width - 4) / letter))])));
  const rowsOf = (id) => wrap(linesOf(id), across.get(id)).split("\n").length;
  const bands = stack(grids, spots, (ids) => Math.max(cell.height, 2 * mark + 8 + Math.max(...ids.map(rowsOf)) * letter * 1.22), mark);
  const places = new Map([...spots].map(([id, { x, y }]) => [id, [x, y]]));
  return { places, bands, letter, mark, across, width: Math.max(room.width - 16, ...grids.map((grid) => spanOf(grid) * grid.width + 20)) };
}

// How many rows a lane takes; a lane with room to spare has wider cells, so that its names stand on one line.
function gridOf(lane, columns, cell, room) {
  const rows = Math.ceil(lane.ids.length / columns);
  const grid = { ...lane, rows, wide: Math.ceil(lane.ids.length / rows) };
  return { ...grid, width: Math.max(cell.width, Math.min(MOST.width, (room.width - 28) / spanOf(grid))) };
}

// Boxes are as wide as the longest of them, and not staggered: they are read along the row.
function boxGrid(lane, room, linesOf) {
  const names = lane.ids.map(linesOf);
  const rows = Math.ceil(lane.ids.length / boxColumns(names, room));
  const wide = Math.ceil(lane.ids.length / rows);
  const lines = Math.max(...names.map((name) => name.split("\n").length));
  return { ...lane, rows, wide, width: Math.min(MOST.width, (room.width - 28) / wide), height: BOX.height + (lines - 1) * BOX.letter * 1.2 };
}

// How many boxes with these words stand side by side.
export function boxColumns(names, room) {
  const longest = Math.max(1, ...names.flatMap((name) => name.split("\n")).map((line) => line.length));
  return Math.max(1, Math.floor((room.width - 28) / (longest * BOX.letter + BOX.edge)));
}

function spanOf({ wide, rows, flat }) {
  return wide + (rows > 1 && !flat ? 0.5 : 0);
}

function spotIn({ rows, wide, width, flat }, at) {
  const [column, row] = flat ? [at % wide, Math.floor(at / wide)] : [Math.floor(at / rows), at % rows];
  const aside = rows > 1 && !flat ? (row % 2) / 2 - 0.25 : 0; // staggered, so that lines do not run through every name below
  return { x: (column + aside - (wide - 1) / 2) * width, y: 0, row };
}

// Heights from the top down, each row as high as it must be for those who stand in it.
function stack(grids, spots, heightOf, mark) {
  let top = 0;
  return grids.map(({ lane, name, ids, rows, flat, height: high }) => {
    const band = { lane, name, top };
    top += HEAD;
    for (let row = 0; row < rows; row++) {
      const here = ids.filter((id) => spots.get(id).row === row);
      const height = flat ? high : heightOf(here);
      for (const id of here) spots.get(id).y = top + (flat ? height / 2 : mark + 5);
      top += height;
    }
    band.bottom = top;
    top += GAP;
    return band;
  });
}

// The number of columns that leaves each cell nearest to a good one.
function cells(lanes, room) {
  const longest = Math.max(1, ...lanes.map((lane) => lane.ids.length));
  let best = { fit: -1, columns: 1, width: GOOD.width, height: GOOD.height };
  for (let columns = 1; columns <= longest; columns++) {
    const rows = lanes.reduce((sum, lane) => sum + Math.ceil(lane.ids.length / columns), 0) || 1;
    const width = (room.width - 28) / (columns + (longest > columns ? 0.5 : 0));
    const height = (room.height - 12 - lanes.length * (HEAD + GAP)) / rows;
    const fit = Math.min(width / GOOD.width, height / GOOD.height);
    if (fit > best.fit) best = { fit, columns, width, height };
  }
  const within = (side) => Math.max(LEAST[side], Math.min(MOST[side], best[side]));
  return { columns: best.columns, cell: { width: within("width"), height: within("height") } };
}

const wrapped = new Map();
const segmenter = typeof Intl.Segmenter === "function" ? new Intl.Segmenter("zh", { granularity: "word" }) : null;

// A name on lines of at most ``across`` characters, about equally long, broken between words where it can be.
export function wrap(name, across) {
  const key = `${across} ${name}`;
  if (!wrapped.has(key)) wrapped.set(key, broken(name, across));
  return wrapped.get(key);
}

function broken(name, across) {
  const whole = [...name];
  const characters = whole.length > across * ROWS_OF_NAME ? [...whole.slice(0, across * ROWS_OF_NAME - 1), "…"] : whole;
  const rows = Math.ceil(characters.length / across);
  if (rows < 2) return name;
  const ends = wordEnds(name);
  const lines = [];
  let start = 0;
  for (let row = rows; row > 1; row--) {
    const left = characters.length - start;
    const ideal = start + left / row;
    const possible = [];
    for (let at = Math.max(start + 1, characters.length - across * (row - 1)); at <= start + across; at++) possible.push(at);
    const cost = (at) => Math.abs(at - ideal) + (ends.has(at) ? 0 : 2.5) + (/[、和与（]/.test(characters[at] || "") ? 1.5 : 0);
    const at = possible.reduce((one, two) => (cost(two) < cost(one) ? two : one));
    lines.push(characters.slice(start, at).join(""));
    start = at;
  }
  lines.push(characters.slice(start).join(""));
  return lines.join("\n");
}

// Where words end, counted in characters.
function wordEnds(name) {
  const ends = new Set();
  let at = 0;
  for (const { segment } of segmenter ? segmenter.segment(name) : []) {
    at += [...segment].length;
    ends.add(at);
  }
  return ends;
}
