// The shortest chain between two actors; ties the law names are preferred to being named together.
import { edges, edgesOf } from "./data.js";
import { kept } from "./filters.js";

export function pathBetween(from, to) {
  if (from === undefined || to === undefined) return [];
  return search(from, to, (edge) => edge.tie !== "together") || search(from, to, () => true) || [];
}

function search(from, to, allowed) {
  const came = new Map([[from, null]]);
  let rim = [from];
  while (rim.length && !came.has(to)) {
    const next = [];
    for (const actor of rim) {
      for (const number of edgesOf[actor]) {
        const edge = edges[number];
        if (!allowed(edge) || !kept().edge(edge)) continue;
        const other = edge.from === actor ? edge.to : edge.from;
        if (!came.has(other)) { came.set(other, { from: actor, to: other, edge: number }); next.push(other); }
      }
    }
    rim = next;
  }
  if (!came.has(to)) return null;
  const steps = [];
  for (let at = to; came.get(at); at = came.get(at).from) steps.unshift(came.get(at));
  return steps;
}
