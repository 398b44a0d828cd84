// What stands in the picture for the present state: which actors and edges, where.
import { actors, actorOf, data, edges, edgesOf, matterOf, matters, norms, normsOfMatter, bornBy, namedIn } from "./data.js";
import { chosen, state } from "./state.js";
import { kept } from "./filters.js";
import { pathBetween } from "./path.js";
import { pick, t } from "./words.js";

const PITCH = { x: 132, y: 104, gap: 64 };
const LAYERS_SHOWN = 40; // nodes of a further layer before the nearest are kept

export function sceneNow() {
  const path = state.from && state.to ? pathBetween(actorOf.get(state.from), actorOf.get(state.to)) : null;
  const found = path ? alongPath(path) : Number(state.depth) > 0 && state.actor ? around() : overview();
  if (state.layers) addLayers(found);
  emphasise(found);
  return found;
}

export function edgeShown(edge) {
  const wanted = chosen("tie");
  return kept().edge(edge) && (edge.tie !== "together" || state.together === "1" || wanted.includes("together"));
}

function overview() {
  const scene = data.scenes[state.scope] || data.scenes.agencies;
  const keep = kept();
  const places = new Map();
  scene.actors.forEach((actor, n) => keep.actor(actor) && places.set(actor, scene.places[n]));
  const bands = scene.bands.map((band) => ({ ...band, name: laneName(band.lane) }));
  const found = { nodes: [...places].map(([actor, at]) => actorNode(actor, at)), edges: edgesWithin(places), bands, places };
  const chosenKinds = chosen("kind");
  if (!chosenKinds.length) addRest(found, scene);
  return found;
}

// Actors beyond the picture, as one box a lane, with one line for all their edges to an actor shown.
function addRest(found, scene) {
  if (!scene.rest.length) return;
  const lines = new Map();
  const right = Math.max(...scene.places.map(([x]) => x)) + 170;
  for (const { lane, count } of scene.rest) {
    const band = scene.bands.find((one) => one.lane === lane);
    if (!band) continue;
    const y = (band.top + band.bottom) / 2;
    found.nodes.push({ id: `rest:${lane}`, x: right, y, box: true, label: `${t("rest")}\n${laneName(lane)}\n${count.toLocaleString()}` });
  }
  const outside = new Set(scene.rest.map(({ lane }) => lane));
  for (const edge of edges) {
    if (edge.tie === "together" || found.places.has(edge.from) === found.places.has(edge.to)) continue;
    const [inner, outer] = found.places.has(edge.from) ? [edge.from, edge.to] : [edge.to, edge.from];
    if (!outside.has(actors[outer].lane)) continue;
    const key = `${inner}|${actors[outer].lane}`;
    lines.set(key, (lines.get(key) || 0) + 1);
  }
  const strongest = [...lines].sort((a, b) => b[1] - a[1]).slice(0, 60);
  for (const [key, count] of strongest) {
    const [inner, lane] = key.split("|");
    found.edges.push({ id: `rest:${key}`, from: Number(inner), to: `rest:${lane}`, width: Math.min(1 + Math.log2(count), 5), bend: 0.1 });
  }
}

function around() {
  const start = actorOf.get(state.actor);
  if (start === undefined) return overview();
  const seen = new Set([start]);
  let edge = [start];
  for (let step = 0; step < Number(state.depth); step++) {
    const next = [];
    for (const actor of edge) {
      for (const number of edgesOf[actor]) {
        if (!edgeShown(edges[number])) continue;
        const other = edges[number].from === actor ? edges[number].to : edges[number].from;
        if (!seen.has(other)) { seen.add(other); next.push(other); }
      }
    }
    edge = next;
  }
  return packed(seen);
}

function alongPath(path) {
  const seen = path.length ? [path[0].from, ...path.map((step) => step.to)] : [actorOf.get(state.from), actorOf.get(state.to)];
  const places = new Map(seen.map((actor, n) => [actor, [n * 190 - ((seen.length - 1) * 190) / 2, (n % 2) * 60]]));
  const onPath = new Set(path.map((step) => step.edge));
  const found = edges.filter((edge) => onPath.has(edge.id)).map((edge) => edgeLine(edge, 0.12));
  return { nodes: seen.map((actor) => actorNode(actor, places.get(actor))), edges: found, bands: [], places };
}

// Lane under lane, in the order Python gave the actors, centred.
function packed(seen) {
  const order = new Map(data.scenes.everyone.actors.map((actor, n) => [actor, data.scenes.everyone.places[n][0]]));
  const places = new Map();
  const bands = [];
  let top = 0;
  data.marks.lanes.forEach((_, lane) => {
    const here = [...seen].filter((actor) => actors[actor].lane === lane).sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0) || a - b);
    if (!here.length) return;
    const rows = Math.ceil(here.length / 9);
    const columns = Math.ceil(here.length / rows);
    here.forEach((actor, n) => {
      const row = n % rows;
      places.set(actor, [(Math.floor(n / rows) + (rows > 1 ? (row % 2) / 2 - 0.25 : 0) - (columns - 1) / 2) * PITCH.x, top + PITCH.y / 2 + row * PITCH.y]);
    });
    bands.push({ lane, top, bottom: top + rows * PITCH.y, name: laneName(lane) });
    top += rows * PITCH.y + PITCH.gap;
  });
  return { nodes: [...places].map(([actor, at]) => actorNode(actor, at)), edges: edgesWithin(places), bands, places };
}

// Matters, articles and norms as further lanes, for the actor or matter in hand, else for all in the picture.
function addLayers(found) {
  const focus = state.actor ? [actorOf.get(state.actor)] : [...found.places.keys()];
  const keep = kept();
  const about = state.matter && matterOf.has(state.matter) ? normsOfMatter[matterOf.get(state.matter)]
    : [...new Set(focus.flatMap((actor) => [...bornBy[actor], ...namedIn[actor]]))];
  const numbers = about.filter((number) => keep.norm(number)).sort((a, b) => a - b);
  for (const layer of state.layers.split("|")) {
    const groups = new Map();
    for (const number of numbers) {
      for (const [key, label] of layerKeys(layer, norms[number])) {
        if (!groups.has(key)) groups.set(key, { label, norms: [] });
        groups.get(key).norms.push(number);
      }
    }
    const shown = [...groups].sort((a, b) => b[1].norms.length - a[1].norms.length).slice(0, LAYERS_SHOWN);
    const top = Math.max(0, ...found.bands.map((band) => band.bottom)) + PITCH.gap;
    const rows = Math.max(1, Math.ceil(shown.length / 9));
    const columns = Math.ceil(shown.length / rows);
    shown.forEach(([key, group], n) => {
      const at = [(Math.floor(n / rows) - (columns - 1) / 2) * PITCH.x, top + 46 + (n % rows) * 58];
      found.nodes.push({ id: key, x: at[0], y: at[1], box: true, label: group.label });
      const ends = new Set(group.norms.flatMap((number) => norms[number].who.filter((actor) => found.places.has(actor) && focus.includes(actor))));
      for (const actor of ends) found.edges.push({ id: `${key}>${actor}`, from: actor, to: key, bend: 0.06, faded: ends.size > 12 });
    });
    if (shown.length) found.bands.push({ lane: layer, top, bottom: top + 46 + rows * 58, name: t({ matter: "mattersLayer", article: "articles", norm: "norms" }[layer]) });
  }
}

function layerKeys(layer, norm) {
  if (layer === "matter") return norm.matters.map((matter) => [`matter:${matters[matter].name}`, matters[matter].name]);
  if (layer === "article") return [[`article:${norm.law}:${norm.article}`, norm.cite.replace(/条.*/, "条")]];
  return [[`norm:${norm.id}`, `${norm.cite}\n${pick(data.marks.modalities[norm.modality].zh, data.marks.modalities[norm.modality].en)}`]];
}

function edgesWithin(places) {
  const pairs = new Map();
  return edges.filter((edge) => places.has(edge.from) && places.has(edge.to) && edgeShown(edge)).map((edge) => {
    const pair = `${Math.min(edge.from, edge.to)}|${Math.max(edge.from, edge.to)}`;
    const nth = pairs.get(pair) || 0;
    pairs.set(pair, nth + 1);
    const level = places.get(edge.from)[1] === places.get(edge.to)[1];
    return edgeLine(edge, (level ? 0.26 : 0.12) + nth * 0.12);
  });
}

function edgeLine(edge, bend) {
  return { id: edge.id, from: edge.from, to: edge.to, tie: edge.tie, width: Math.min(1 + 0.5 * edge.norms.length, 4), bend };
}

function actorNode(actor, [x, y]) {
  const drawn = data.network.nodes[actor];
  return { id: actor, x, y, kind: actors[actor].kind, label: drawn.label, shape: drawn.shape, size: drawn.size, strong: actors[actor].partners >= 8 };
}

function emphasise(found) {
  const chosenActor = actorOf.get(state.actor);
  const chosenMatter = state.matter ? matterOf.get(state.matter) : undefined;
  const bright = new Set();
  if (chosenActor !== undefined && found.places.has(chosenActor)) {
    bright.add(chosenActor);
    const other = state.other ? actorOf.get(state.other) : undefined;
    for (const edge of found.edges) {
      if (edge.from !== chosenActor && edge.to !== chosenActor) continue;
      const end = edge.from === chosenActor ? edge.to : edge.from;
      if (other === undefined || end === other) bright.add(end);
    }
  } else if (chosenMatter !== undefined) {
    for (const number of normsOfMatter[chosenMatter]) for (const actor of [...norms[number].who, ...norms[number].with]) bright.add(actor);
    bright.add(`matter:${state.matter}`);
  } else if (state.at) {
    for (const norm of norms) if (`${norm.law}:${norm.article}` === state.at) for (const actor of [...norm.who, ...norm.with]) bright.add(actor);
  }
  if (!bright.size || (state.from && state.to)) return;
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
