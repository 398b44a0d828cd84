// What is being looked at.  All of it stands in the address, so a view can be sent to a colleague.

const START = {
  tab: "graph", actor: "", other: "", matter: "", at: "", edge: "", finding: "", q: "", lang: "", theme: "",
  scope: "agencies", depth: "0", lead: "", together: "", layers: "", from: "", to: "", more: "", list: "findings", mode: "matter",
  rule: "", one: "", two: "", shared: "", given: "",
  sort: "count", only: "", words: "", order: "",
  kind: "", tie: "", modality: "", level: "", chapter: "", role: "", law: "",
};
const listeners = [];
let told = false;
export const state = { ...START };

export function change(changes) {
  const before = { ...state };
  Object.assign(state, changes);
  const address = hash();
  if (address !== location.hash.slice(1)) keep(address);
  tell(before);
}

export function onChange(listener) {
  listeners.push(listener);
}

export function chosen(facet) {
  return state[facet] ? state[facet].split("|") : [];
}

export function toggle(facet, value) {
  const now = chosen(facet);
  change({ [facet]: (now.includes(value) ? now.filter((one) => one !== value) : [...now, value]).join("|") });
}

export function nothingSelected() {
  return { actor: "", other: "", matter: "", at: "", edge: "", finding: "", from: "", to: "" };
}

export function readAddress() {
  const before = { ...state };
  Object.assign(state, START);
  for (const [key, value] of new URLSearchParams(location.hash.slice(1))) if (key in START) state[key] = value;
  tell(before);
}

function keep(address) {
  try {
    history.pushState(null, "", `#${address}`);
  } catch {
    // a frame in a notebook has no address of its own: the view works, only it cannot be sent
  }
}

function hash() {
  const parts = Object.keys(START).filter((key) => state[key] !== START[key]);
  return new URLSearchParams(parts.map((key) => [key, state[key]])).toString();
}

function tell(before) {
  for (const listener of listeners) listener(told ? before : null);
  told = true;
}
