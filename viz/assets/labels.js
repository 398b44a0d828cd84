// The names in the picture: drawn over the lines on a ground of their own, and clickable as their marks are.

const LINE = 1.22; // of the letters' size
let placed = []; // [{id, left, top, right, bottom}] in the picture's own measure

// names: [{id, x, y, lines, colour}], y the top of the first line.
export function drawNames(context, names, letter, face, ground) {
  context.font = `${letter}px ${face}`;
  context.textAlign = "center";
  context.textBaseline = "top";
  placed = names.map((name) => {
    const wide = Math.max(...name.lines.map((line) => context.measureText(line).width));
    return { id: name.id, left: name.x - wide / 2 - 2, right: name.x + wide / 2 + 2, top: name.y - 1, bottom: name.y + name.lines.length * letter * LINE };
  });
  context.fillStyle = ground;
  context.globalAlpha = 0.86;
  for (const [n, box] of placed.entries()) if (!names[n].faded) context.fillRect(box.left, box.top, box.right - box.left, box.bottom - box.top);
  context.globalAlpha = 1;
  for (const name of names) {
    context.fillStyle = name.colour;
    name.lines.forEach((line, n) => context.fillText(line, name.x, name.y + (n * LINE + 0.1) * letter));
  }
  context.textAlign = "start";
}

export function nameAt({ x, y }) {
  return placed.find((box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom)?.id;
}

// For the tests: whether names stand on one another.
export function overlapping() {
  return placed.flatMap((one, n) => placed.slice(n + 1).filter((two) => one.left < two.right && two.left < one.right && one.top + 2 < two.bottom && two.top + 2 < one.bottom).map((two) => [one.id, two.id]));
}
