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
  kind: (norm) => [...norm.who, ...norm.with].map((actor) => actors[actor].kind),
  tie: (norm) => [...norm.ties.map((one) => one.tie), ...(norm.who.length > 1 ? ["together"] : [])],
};
let known = { key: null };

export function kept() {
  const key = [...Object.keys(READ), "lead"].map((facet) => state[facet]).join("\n");
  if (known.key === key) return known;
  const kinds = chosen("kind");
  const ties = chosen("tie");
  const actorOk = actors.map((actor) => !kinds.length || kinds.includes(actor.kind));
  const { through, narrowed, named, said } = left("");
  const normSet = new Set(through.map((norm) => norm.id));
  known = {
    key,
    narrowed,
    norm: (number) => normSet.has(number),
    norms: through,
    actor: (number) => actorOk[number] && named(number),
    edge: (edge) => actorOk[edge.from] && actorOk[edge.to] && (!ties.length || ties.includes(edge.tie)) && said(edge),
    without: { kind: left("kind"), tie: left("tie") },
  };
  return known;
}

// What the facets, but for one, leave: norms, the actors they name, the edges they state.
function left(except) {
  const through = norms.filter(passes(except));
  const narrowed = through.length < norms.length;
  const numbers = new Set(through.map((norm) => norm.id));
  const whom = new Set(through.flatMap((norm) => [...norm.who, ...norm.with]));
  return { through, narrowed, named: (actor) => !narrowed || whom.has(actor), said: (edge) => !narrowed || edge.norms.some((number) => numbers.has(number)) };
}

// How many norms (actors, edges) each value of a facet would keep, the other facets as they are.
export function counts(facet) {
  const found = new Map();
  const add = (value) => found.set(value, (found.get(value) || 0) + 1);
  const { kind, tie } = kept().without;
  if (facet === "kind") actors.forEach((actor, n) => kind.named(n) && add(actor.kind));
  else if (facet === "tie") for (const edge of edges) { if (tie.said(edge)) add(edge.tie); }
  else for (const norm of norms.filter(passes(facet))) for (const value of new Set(READ[facet](norm))) if (value) add(value);
  return found;
}

// The test of all facets but one, made once: norms may be thousands.
function passes(except) {
  const wanted = Object.keys(READ).filter((facet) => facet !== except && state[facet]).map((facet) => [READ[facet], chosen(facet)]);
  return (norm) => (!state.lead || norm.lead) && wanted.every(([read, values]) => read(norm).some((value) => values.includes(value)));
}
