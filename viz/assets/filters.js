// Which norms, actors and edges the chosen facets let through; every tab asks here.
import { actors, edges, norms } from "./data.js";
import { chosen, state } from "./state.js";
import { allRoles } from "./roles.js";

const READ = {
  modality: (norm) => [norm.modality],
  level: (norm) => norm.bearers.flatMap((bearer) => bearer.levels),
  chapter: (norm) => [norm.chapter],
  role: (norm) => allRoles(norm),
  law: (norm) => [String(norm.law)],
};
let known = { key: null };

export function kept() {
  const key = ["modality", "level", "chapter", "role", "law", "kind", "tie", "lead"].map((facet) => state[facet]).join("\n");
  if (known.key === key) return known;
  const kinds = chosen("kind");
  const ties = chosen("tie");
  const through = norms.filter((norm) => passes(norm, ""));
  const normSet = new Set(through.map((norm) => norm.id));
  const actorOk = actors.map((actor) => !kinds.length || kinds.includes(actor.kind));
  const narrowed = through.length < norms.length;
  const named = new Set(through.flatMap((norm) => [...norm.who, ...norm.with]));
  known = {
    key,
    narrowed,
    norm: (number) => normSet.has(number),
    norms: through,
    named: (number) => !narrowed || named.has(number),
    said: (edge) => !narrowed || edge.norms.some((number) => normSet.has(number)),
    actor: (number) => actorOk[number] && known.named(number),
    edge: (edge) => actorOk[edge.from] && actorOk[edge.to] && (!ties.length || ties.includes(edge.tie)) && known.said(edge),
  };
  return known;
}

// How many norms (actors, edges) each value of a facet would keep, the other facets as they are.
export function counts(facet) {
  const found = new Map();
  const add = (value) => found.set(value, (found.get(value) || 0) + 1);
  if (facet === "kind") actors.forEach((actor, n) => kept().named(n) && add(actor.kind));
  else if (facet === "tie") for (const edge of edges) { if (kept().said(edge)) add(edge.tie); }
  else for (const norm of norms) if (passes(norm, facet)) for (const value of new Set(READ[facet](norm))) if (value) add(value);
  return found;
}

function passes(norm, except) {
  if (state.lead && !norm.lead) return false;
  for (const facet of Object.keys(READ)) {
    if (facet === except) continue;
    const wanted = chosen(facet);
    if (wanted.length && !READ[facet](norm).some((value) => wanted.includes(value))) return false;
  }
  return true;
}
