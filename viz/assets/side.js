// The left column: the legend that filters, more facets, and everyone drawn as a plain list.
import { byId, h, show } from "./dom.js";
import { actors, data } from "./data.js";
import { change, chosen, nothingSelected, state, toggle } from "./state.js";
import { counts, kept } from "./filters.js";
import { kindIcon, tieIcon } from "./icons.js";
import { kindWord, modalityWord, t, tieWord } from "./words.js";
import { ROLES, roleWord } from "./roles.js";

const LISTED = 300;
const opened = new Set();

export function drawSide() {
  const place = byId("side");
  const focus = document.activeElement?.dataset?.facet ? [document.activeElement.dataset.facet, document.activeElement.dataset.value] : null;
  const scroll = place.scrollTop;
  const narrowed = ["kind", "tie", "modality", "level", "chapter", "role", "law", "lead"].some((facet) => state[facet]);
  show(place,
    h("h2", {}, t("legend"), narrowed && h("button", { type: "button", class: "clear", onclick: () => change({ kind: "", tie: "", modality: "", level: "", chapter: "", role: "", law: "", lead: "" }) }, t("clear"))),
    facet("kind", Object.keys(data.marks.kinds), kindWord, kindIcon, true),
    facet("tie", Object.keys(data.marks.ties), tieWord, tieIcon, true),
    data.laws.length > 1 && facet("law", data.laws.map((_, n) => String(n)), (n) => data.laws[n].title, null, true),
    facet("modality", Object.keys(data.marks.modalities), modalityWord, null, false),
    facet("role", ROLES, (role) => `${role} ${roleWord(role)}`, null, false),
    facet("level", [...counts("level").keys()], (level) => level, null, false),
    facet("chapter", [...counts("chapter").keys()], (chapter) => chapter, null, false),
    actorList());
  place.scrollTop = scroll;
  if (focus) place.querySelectorAll("[data-facet]").forEach((one) => one.dataset.facet === focus[0] && one.dataset.value === focus[1] && one.focus());
}

function facet(name, values, word, icon, open) {
  const found = counts(name);
  const on = chosen(name);
  const rows = values.filter((value) => found.get(value) || on.includes(value));
  if (!rows.length) return null;
  const made = h("details", { class: "facet", open: open !== opened.has(name) || on.length > 0, ontoggle: (event) => (event.target.open !== open ? opened.add(name) : opened.delete(name)) },
    h("summary", {}, t(name === "law" ? "lawname" : name), on.length > 0 && h("small", {}, ` ${on.length}`)),
    rows.map((value) => h("button", { type: "button", class: "value", "aria-pressed": String(on.includes(value)), "data-facet": name, "data-value": value, onclick: () => toggle(name, value) },
      icon && icon(value), h("span", {}, word(value)), h("small", {}, found.get(value) || 0))));
  made.classList.toggle("some", on.length > 0);
  return made;
}

// The canvas again as a list, for keys and screen readers.
function actorList() {
  const keep = kept();
  const shown = actors.map((_, n) => n).filter((n) => keep.actor(n)).sort((a, b) => actors[b].partners + actors[b].duties - actors[a].partners - actors[a].duties || a - b);
  return h("section", { class: "everyone" }, h("h2", {}, `${t("actors")} ${shown.length}`),
    h("ul", { onkeydown: moveFocus }, shown.slice(0, LISTED).map((n) => h("li", {}, h("button", {
      type: "button", class: "value", "aria-current": String(state.actor === actors[n].name), "data-facet": "actor", "data-value": actors[n].name,
      onclick: () => change({ ...nothingSelected(), actor: actors[n].name, depth: state.depth }),
    }, kindIcon(actors[n].kind), h("span", {}, actors[n].name), h("small", {}, actors[n].duties))))));
}

function moveFocus(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const all = [...event.currentTarget.querySelectorAll("button")];
  all[all.indexOf(document.activeElement) + step]?.focus();
  event.preventDefault();
}
