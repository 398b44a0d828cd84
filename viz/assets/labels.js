// The names in the picture: drawn over the lines on a ground of their own, and clickable as their marks are.

const LINE = 1.22; // of the letters' size
let placed = []; // [{id, left, top, right, bottom}] in the picture's own measure

// names: [{id, x, y, lines, letter, colour, faded}], y the top of the first line.
export function drawNames(context, names, face, ground) {
  context.textAlign = "center";
  context.textBaseline = "top";
  placed = names.map((name) => {
    context.font = `${name.letter}px ${face}`;
    const wide = Math.max(...name.lines.map((line) => context.measureText(line).width));
    return { id: name.id, left: name.x - wide / 2 - 2, right: name.x + wide / 2 + 2, top: name.y - 1, bottom: name.y + name.lines.length * name.letter * LINE };
  });
  names.forEach((name, n) => {
    const box = placed[n];
    context.fillStyle = ground;
    context.globalAlpha = 0.86;
    if (!name.faded) context.fillRect(box.left, box.top, box.right - box.left, box.bottom - box.top);
    context.globalAlpha = 1;
    context.fillStyle = name.colour;
    context.font = `${name.letter}px ${face}`;
    name.lines.forEach((line, at) => context.fillText(line, name.x, name.y + (at * LINE + 0.1) * name.letter));
  });
  context.textAlign = "start";
}

export function nameAt({ x, y }) {
  return placed.find((box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom)?.id;
}
