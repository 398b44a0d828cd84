// Places for lanes of actors, so that the picture fills the room it has and every name can be read.

const GOOD = { width: 92, height: 66 }; // a cell for one mark with its name
const LEAST = { width: 62, height: 46 }; // below this the picture grows beyond its room instead
const MOST = { width: 168, height: 118 };
const HEAD = 16; // a lane's own name
const GAP = 8;

// lanes: [{lane, name, ids, flat}], ids from left to right (flat: boxes, not marks); room: {width, height} in pixels.
// Gives places (id -> [x, y]), bands, and for names: letter (pixels), across (characters on a line), mark (largest radius).
export function arrange(lanes, room) {
  const filled = lanes.filter((lane) => lane.ids.length);
  const { columns, cell } = cells(filled, room);
  const letter = cell.width >= 100 ? 13.5 : cell.width >= 78 ? 12.5 : 11.5;
  const mark = Math.max(7, Math.min(24, (cell.height - 2.5 * letter - 10) / 2));
  const places = new Map();
  const bands = [];
  let top = 0;
  for (const { lane, name, ids, flat } of filled) {
    const rows = Math.ceil(ids.length / columns);
    const across = Math.ceil(ids.length / rows);
    const height = flat ? Math.min(cell.height, 52) : cell.height;
    ids.forEach((id, n) => {
      const [column, row] = [Math.floor(n / rows), n % rows];
      const aside = rows > 1 ? (row % 2) / 2 - 0.25 : 0; // staggered, so that lines do not run through every name below
      places.set(id, [(column + aside - (across - 1) / 2) * cell.width, top + HEAD + row * height + (flat ? height / 2 : mark + 4)]);
    });
    bands.push({ lane, name, top, bottom: top + HEAD + rows * height });
    top += HEAD + rows * height + GAP;
  }
  return { places, bands, letter, mark, across: Math.max(4, Math.floor((cell.width - 4) / letter)), width: Math.max(room.width - 16, columns * cell.width + 20) };
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
  const characters = [...name];
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
