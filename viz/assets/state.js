// The data, and what is being looked at; the whole of it lives in the URL's hash.
export const DATA = JSON.parse(document.getElementById("data").textContent);
export const ACTORS = new Map(DATA.actors.map((actor) => [actor.name, actor]));
export const ORGANS = ["state", "party", "congress", "coordinating", "government", "department", "supervisory", "court", "procuratorate"];
const present = [...new Set(DATA.actors.map((actor) => actor.kind))];
const organs = present.filter((kind) => ORGANS.includes(kind) && kind !== "state");
const listeners = [];
export const state = { tab: "graph", actor: "", tie: -1, article: "", kinds: organs.length ? organs : present, ties: "", lang: "zh", theme: "", only: "", q: "", by: "matter", list: "findings" };
const START = { ...state, kinds: [...state.kinds] };
export function change(values) { Object.assign(state, values); write(); for (const listener of listeners) listener(state); }
export function onChange(listener) { listeners.push(listener); }
function write() {
  const out = new URLSearchParams();
  for (const [key, value] of Object.entries(state)) if (String(value) !== String(START[key])) out.set(key, Array.isArray(value) ? value.join(".") : value);
  const hash = out.toString();
  if (hash !== location.hash.slice(1)) history.replaceState(null, "", hash ? "#" + hash : location.pathname + location.search);
}
export function read() {
  for (const [key, value] of new URLSearchParams(location.hash.slice(1))) {
    if (!(key in state)) continue;
    state[key] = key === "kinds" ? value.split(".").filter(Boolean) : key === "tie" ? Number(value) : value;
  }
}
