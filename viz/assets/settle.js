// Who stands where in a lane: actors change places until the lines are short and cross few others.
//
// Every place is taken whoever stands there, so what a line costs depends on its two ends alone:
// its length, and how many places it runs over.  Two actors of a lane change places when that makes
// the sum smaller; no chance is in it, and equal pictures come out equal.

const OVER = 70; // pixels of detour that running over one more actor is worth
const NEAR = 26; // pixels from a place's middle within which a line runs over it
const FEW = 200; // above so many places only length counts
const TURNS = 12;

// lanes: [[id]] whose members may change places; places: id -> {x, y}, changed in place; ties: [[id, id, weight]].
export function settle(lanes, places, ties) {
  const near = new Map();
  for (const [one, two, weight] of ties) {
    if (one === two || !places.has(one) || !places.has(two)) continue;
    put(near, one, two, weight);
    put(near, two, one, weight);
  }
  const cost = costs([...places.values()]);
  const turns = places.size > FEW ? 3 : TURNS;
  for (let turn = 0, moved = true; moved && turn < turns; turn++) {
    moved = false;
    for (const ids of lanes) {
      for (let n = 0; n < ids.length; n++) {
        for (let m = n + 1; m < ids.length; m++) if (better(ids[n], ids[m], near, places, cost)) { exchange(ids[n], ids[m], places); moved = true; }
      }
    }
  }
}

function put(near, one, two, weight) {
  const found = near.get(one) || near.set(one, new Map()).get(one);
  found.set(two, (found.get(two) || 0) + weight);
}

function better(one, two, near, places, cost) {
  const [oneTies, twoTies] = [near.get(one), near.get(two)];
  if (!oneTies && !twoTies) return false;
  const [here, there] = [places.get(one), places.get(two)];
  return gain(oneTies, two, here, there, places, cost) + gain(twoTies, one, there, here, places, cost) < -0.5;
}

// What it costs more to stand at ``to`` than at ``from``; the line between the two who change stays as it is.
function gain(ties, partner, from, to, places, cost) {
  let sum = 0;
  for (const [other, weight] of ties || []) {
    if (other === partner) continue;
    const end = places.get(other);
    sum += weight * (cost(to, end) - cost(from, end));
  }
  return sum;
}

function exchange(one, two, places) {
  const kept = places.get(one);
  places.set(one, places.get(two));
  places.set(two, kept);
}

// What a line between two places costs; each pair is reckoned once.
function costs(all) {
  const number = new Map(all.map((place, n) => [place, n]));
  const known = new Map();
  return (one, two) => {
    const [a, b] = [number.get(one), number.get(two)];
    const key = a < b ? a * all.length + b : b * all.length + a;
    let found = known.get(key);
    if (found === undefined) {
      found = Math.hypot(one.x - two.x, one.y - two.y) + (all.length > FEW ? 0 : OVER * all.filter((place) => runsOver(place, one, two)).length);
      known.set(key, found);
    }
    return found;
  };
}

function runsOver(place, one, two) {
  const [dx, dy] = [two.x - one.x, two.y - one.y];
  const [px, py] = [place.x - one.x, place.y - one.y];
  const square = dx * dx + dy * dy;
  const along = square ? (px * dx + py * dy) / square : 0;
  return along > 0.02 && along < 0.98 && Math.abs(px * dy - py * dx) < NEAR * Math.sqrt(square);
}
