// What stands in the picture for the present state: which actors and edges, and where.
import { actors, actorOf, data, edges, edgesOf, isAuthority, matterOf, matters, norms, normsOfMatter, bornBy, namedIn } from "./data.js";
import { chosen, state } from "./state.js";
import { kept } from "./filters.js";
import { pathBetween } from "./path.js";
import { arrange, boxColumns } from "./arrange.js";
import { pick, shortTitle, t } from "./words.js";

const BOX_ROWS = 6; // of further layers together; of more boxes those with most norms are kept
const BESIDE = 0.15; // what being named side by side counts for a place, against a tie the text states
const MORE = 80; // actors a click on a lane's box adds
export const MOST = 640; // actors one picture may hold

// room: {width, height} of the canvas in pixels.
export function sceneNow(room) {
  const path = state.from && state.to ? pathBetween(actorOf.get(state.from), actorOf.get(state.to)) : null;
  if (path) return alongPath(path, room);
  const { lanes, rest } = Number(state.depth) > 0 && actorOf.has(state.actor) ? around() : overview();
  const inside = new Set(lanes.flatMap((lane) => lane.ids).filter((id) => typeof id === "number"));
  const layers = state.layers ? state.layers.split("|").map((layer, _, all) => layerOf(layer, inside, room, Math.floor(BOX_ROWS / all.length))) : [];
  const placed = placedFor([...lanes, ...layers], room, inside, layers);
  const found = { ...placed, nodes: [...inside].map((actor) => actorNode(actor, placed)), edges: edgesWithin(inside, placed.places) };
  addRest(found, rest, inside);
  for (const layer of layers) addLayer(found, layer);
  emphasise(found);
  return found;
}

// The same actors in the same room stand where they stood: only who or where is new is arranged anew.
let last = { key: "" };

function placedFor(lanes, room, inside, layers) {
  const key = JSON.stringify([room, state.lang, lanes.map((lane) => lane.ids)]);
  if (last.key === key) return last.placed;
  const boxes = new Map(layers.flatMap((layer) => layer.shown.map((group) => [group.key, group.name])));
  const ties = edges.filter((edge) => inside.has(edge.from) && inside.has(edge.to)).map((edge) => [edge.from, edge.to, edge.tie === "together" ? BESIDE : 1]);
  for (const layer of layers) for (const group of layer.shown) for (const actor of endsOf(group, layer.focus)) if (inside.has(actor)) ties.push([group.key, actor, BESIDE]);
  last = { key, placed: arrange(lanes, room, ties, (id) => boxes.get(id) ?? actors[id]?.name ?? "") };
  return last.placed;
}

// Those in hand who bear a norm of a group.
function endsOf(group, focus) {
  return new Set(group.norms.flatMap((number) => norms[number].who.filter((actor) => focus.has(actor))));
}

export function edgeShown(edge) {
  const wanted = chosen("tie");
  return kept().edge(edge) && (edge.tie !== "together" || state.together === "1" || wanted.includes("together"));
}

// The actors a scope is about: authorities that are tied to another, or everyone.
export function membersOf(scope) {
  if (scope === "everyone") return actors.map((_, actor) => actor);
  const tied = new Set();
  for (const edge of edges) {
    if (edge.tie !== "together" && isAuthority(edge.from) && isAuthority(edge.to)) tied.add(edge.from).add(edge.to);
  }
  if (tied.size) return [...tied].sort((a, b) => a - b);
  const authorities = actors.map((_, actor) => actor).filter(isAuthority);
  return authorities.length ? authorities : actors.map((_, actor) => actor);
}

function overview() {
  const scene = data.scenes[state.scope] || data.scenes.agencies;
  const wanted = actorsWanted();
  const first = scene.actors.filter(wanted);
  const shown = new Set(first);
  const others = scene.rest.length ? ranked(membersOf(state.scope).filter((actor) => wanted(actor) && !shown.has(actor))) : [];
  for (const actor of others.splice(0, scene.actors.length - first.length)) { shown.add(actor); first.push(actor); } // what filters took away leaves room
  const open = more();
  const rest = new Map();
  const lanes = data.marks.lanes.map((_, lane) => {
    const ids = first.filter((actor) => actors[actor].lane === lane);
    const beyond = others.filter((actor) => actors[actor].lane === lane);
    for (const actor of beyond.slice(0, Math.min((open.get(lane) || 0) * MORE, Math.max(0, MOST - shown.size)))) { shown.add(actor); ids.push(actor); }
    const left = beyond.filter((actor) => !shown.has(actor));
    if (left.length) { rest.set(lane, new Set(left)); ids.push(`rest:${lane}`); }
    return { lane, name: laneName(lane), ids };
  });
  return { lanes, rest };
}

// Best connected first.
function ranked(list) {
  return list.sort((a, b) => actors[b].partners - actors[a].partners || actors[b].duties - actors[a].duties || a - b);
}

// Which actors the filters let through; where relations are chosen, only those that have one in this scope.
function actorsWanted() {
  const keep = kept();
  if (!chosen("tie").length) return (actor) => keep.actor(actor);
  const members = new Set(membersOf(state.scope));
  const tied = new Set();
  for (const edge of edges) if (members.has(edge.from) && members.has(edge.to) && edgeShown(edge)) tied.add(edge.from).add(edge.to);
  return (actor) => tied.has(actor);
}

// How often the reader asked a lane for more, from the address: "1.3" is lane 1 three times.
export function more() {
  return new Map(chosen("more").map((one) => one.split(".").map(Number)));
}

// Actors beyond the picture: one box a lane, with one line for all their edges to an actor shown.
function addRest(found, rest, inside) {
  if (!rest.size) return;
  for (const [lane, left] of rest) {
    const [x, y] = found.places.get(`rest:${lane}`);
    found.nodes.push({ id: `rest:${lane}`, x, y, box: true, name: `${t("rest")} ${left.size.toLocaleString()}`, lines: `${t("rest")}\n${left.size.toLocaleString()}` });
  }
  const lines = new Map();
  for (const edge of edges) {
    if (edge.tie === "together" || inside.has(edge.from) === inside.has(edge.to)) continue;
    const [inner, outer] = inside.has(edge.from) ? [edge.from, edge.to] : [edge.to, edge.from];
    const { lane } = actors[outer];
    if (!rest.get(lane)?.has(outer)) continue;
    const key = `${inner}|${lane}`;
    lines.set(key, (lines.get(key) || 0) + 1);
  }
  for (const [key, count] of [...lines].sort((a, b) => b[1] - a[1]).slice(0, 60)) {
    const [inner, lane] = key.split("|");
    found.edges.push({ id: `rest:${key}`, from: Number(inner), to: `rest:${lane}`, width: Math.min(1 + Math.log2(count), 4), bend: 0.1 });
  }
}

function around() {
  const start = actorOf.get(state.actor);
  const seen = new Set([start]);
  let rim = [start];
  for (let step = 0; step < Number(state.depth); step++) {
    const next = [];
    for (const actor of rim) {
      for (const number of edgesOf[actor]) {
        if (!edgeShown(edges[number])) continue;
        const other = edges[number].from === actor ? edges[number].to : edges[number].from;
        if (!seen.has(other) && seen.size < MOST) { seen.add(other); next.push(other); }
      }
    }
    rim = next;
  }
  const order = new Map(data.scenes.everyone.actors.map((actor, n) => [actor, n]));
  const place = (actor) => order.get(actor) ?? order.size + actor;
  const lanes = data.marks.lanes.map((_, lane) => ({ lane, name: laneName(lane), ids: [...seen].filter((actor) => actors[actor].lane === lane).sort((a, b) => place(a) - place(b)) }));
  return { lanes, rest: new Map() };
}

function alongPath(path, room) {
  const seen = path.length ? [path[0].from, ...path.map((step) => step.to)] : [actorOf.get(state.from), actorOf.get(state.to)];
  const step = Math.min(210, (room.width - 140) / Math.max(1, seen.length - 1));
  const places = new Map(seen.map((actor, n) => [actor, [n * step - ((seen.length - 1) * step) / 2, 0]]));
  const onPath = new Set(path.map((one) => one.edge));
  const found = edges.filter((edge) => onPath.has(edge.id)).map((edge) => ({ ...edgeLine(edge, 0.001), named: true }));
  return { nodes: seen.map((actor) => actorNode(actor, { places, across: new Map(seen.map((one) => [one, 7])) })), edges: found, bands: [], places, letter: 14, mark: 24, width: 0 };
}

// Matters, articles or norms as a further lane, for the actor or matter in hand, else for all in the picture.
function layerOf(layer, inside, room, rows) {
  const focus = actorOf.has(state.actor) ? [actorOf.get(state.actor)] : [...inside];
  const keep = kept();
  const about = matterOf.has(state.matter) ? normsOfMatter[matterOf.get(state.matter)]
    : [...new Set(focus.flatMap((actor) => [...bornBy[actor], ...namedIn[actor]]))];
  const groups = new Map();
  for (const number of about.filter((one) => keep.norm(one)).sort((a, b) => a - b)) {
    for (const [key, name] of layerKeys(layer, norms[number])) {
      if (!groups.has(key)) groups.set(key, { key, name, norms: [] });
      groups.get(key).norms.push(number);
    }
  }
  const all = [...groups.values()].sort((a, b) => b.norms.length - a.norms.length);
  const shown = all.slice(0, rows * boxColumns(all.map((one) => one.name), room));
  if (layer !== "matter") shown.sort((a, b) => a.norms[0] - b.norms[0]); // as the law has them
  const name = t({ matter: "mattersLayer", article: "articles", norm: "norms" }[layer]);
  return { lane: layer, name: shown.length < all.length ? `${name} ${shown.length}/${all.length}` : name, ids: shown.map((one) => one.key), flat: true, ordered: layer !== "matter", shown, focus: new Set(focus) };
}

function addLayer(found, { shown, focus }) {
  for (const group of shown) {
    const [x, y] = found.places.get(group.key);
    found.nodes.push({ id: group.key, x, y, box: true, name: group.name.replace("\n", ""), lines: group.name });
    const ends = new Set([...endsOf(group, focus)].filter((actor) => found.places.has(actor)));
    for (const actor of ends) found.edges.push({ id: `${group.key}>${actor}`, from: actor, to: group.key, bend: 0.06, faded: ends.size > 12 });
  }
}

function layerKeys(layer, norm) {
  if (layer === "matter") return norm.matters.map((matter) => [`matter:${matters[matter].name}`, matters[matter].name]);
  const law = data.laws.length > 1 ? `《${shortTitle(data.laws[norm.law].title)}》\n` : "";
  if (layer === "article") return [[`article:${norm.law}:${norm.article}`, `${law}${data.laws[norm.law].byAt.get(norm.article)?.cite || norm.cite}`]];
  const { zh, en } = data.marks.modalities[norm.modality];
  return [[`norm:${norm.id}`, `${law}${norm.cite}${law ? " " : "\n"}${pick(zh, en)}`]];
}

function edgesWithin(inside, places) {
  const pairs = new Map();
  return edges.filter((edge) => inside.has(edge.from) && inside.has(edge.to) && edgeShown(edge)).map((edge) => {
    const pair = `${Math.min(edge.from, edge.to)}|${Math.max(edge.from, edge.to)}`;
    const nth = pairs.get(pair) || 0;
    pairs.set(pair, nth + 1);
    const level = places.get(edge.from)[1] === places.get(edge.to)[1];
    return edgeLine(edge, (level ? 0.24 : 0.1) + nth * 0.12);
  });
}

function edgeLine(edge, bend) {
  return { id: edge.id, from: edge.from, to: edge.to, tie: edge.tie, width: edge.width, bend };
}

function actorNode(actor, { places, across }) {
  const [x, y] = places.get(actor);
  const { name, kind, generic, shape, size, partners, laws } = actors[actor];
  return { id: actor, x, y, kind, name, generic, shape, size, across: across.get(actor), shared: laws > 1 };
}

function emphasise(found) {
  const chosenActor = actorOf.get(state.actor);
  const bright = new Set();
  if (chosenActor !== undefined && found.places.has(chosenActor)) {
    bright.add(chosenActor);
    const other = actorOf.get(state.other);
    for (const edge of found.edges) {
      if (edge.from !== chosenActor && edge.to !== chosenActor) continue;
      const end = edge.from === chosenActor ? edge.to : edge.from;
      if (other === undefined || end === other) bright.add(end);
    }
  } else if (matterOf.has(state.matter)) {
    for (const number of normsOfMatter[matterOf.get(state.matter)]) for (const actor of [...norms[number].who, ...norms[number].with]) bright.add(actor);
    bright.add(`matter:${state.matter}`);
  } else if (state.at) {
    for (const norm of norms) if (`${norm.law}:${norm.article}` === state.at) for (const actor of [...norm.who, ...norm.with]) bright.add(actor);
  }
  if (!bright.size) return;
  found.dimmed = true;
  for (const node of found.nodes) {
    node.faded = !bright.has(node.id);
    node.chosen = node.id === chosenActor;
  }
  for (const edge of found.edges) {
    const inside = bright.has(edge.from) && bright.has(edge.to);
    edge.faded = chosenActor === undefined ? !inside : !(inside && (edge.from === chosenActor || edge.to === chosenActor));
    edge.strong = !edge.faded;
  }
}

export function laneName(lane) {
  const found = data.marks.lanes[lane];
  return found ? pick(found.zh, found.en) : "";
}
