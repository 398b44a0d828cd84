// The left column: the legend that filters, more facets, and everyone drawn as a plain list.
import { byId, h, show } from "./dom.js";
import { actors, data, edges } from "./data.js";
import { change, chosen, nothingSelected, state, toggle } from "./state.js";
import { counts, kept } from "./filters.js";
import { kindIcon, tieIcon } from "./icons.js";
import { kindWord, modalityWord, shortTitle, t, tieWord } from "./words.js";
import { ROLES, roleWord } from "./roles.js";
import { membersOf } from "./scene.js";

const LISTED = 300;
const NONE = { kind: "", tie: "", modality: "", level: "", chapter: "", role: "", law: "", lead: "" };
const opened = new Set();
const scopes = new Map();

export function drawSide() {
  const place = byId("side");
  const focus = document.activeElement?.dataset?.facet ? [document.activeElement.dataset.facet, document.activeElement.dataset.value] : null;
  const scroll = place.scrollTop;
  const narrowed = Object.keys(NONE).some((name) => state[name]);
  const reading = state.tab === "law";
  const duties = reading || state.tab === "lists"; // where one asks first what must, must not, may be done
  const modality = facet("modality", Object.keys(data.marks.modalities), modalityWord, null, duties);
  show(place,
    reading && markLegend(),
    reading && contents(),
    h("h2", {}, reading ? t("filters") : t("legend"), narrowed && h("button", { type: "button", class: "clear", onclick: () => change(NONE) }, t("clear"))),
    data.laws.length > 1 && !reading && facet("law", data.laws.map((_, n) => String(n)), (n) => shortTitle(data.laws[n].title), null, true),
    duties && modality,
    facet("kind", Object.keys(data.marks.kinds), kindWord, kindIcon, !reading),
    !reading && state.tab === "graph" && outlines(),
    facet("tie", Object.keys(data.marks.ties), tieWord, tieIcon, !reading),
    !duties && modality,
    facet("role", ROLES, (role) => `${role} ${roleWord(role)}`, null, false),
    facet("level", [...counts("level").keys()], (level) => level, null, false),
    facet("chapter", [...counts("chapter").keys()], (chapter) => chapter, null, false),
    actorList());
  place.scrollTop = scroll;
  if (focus) place.querySelectorAll("[data-facet]").forEach((one) => one.dataset.facet === focus[0] && one.dataset.value === focus[1] && one.focus());
}

function facet(name, values, word, icon, open) {
  const found = counts(name);
  const here = countsHere(name, found);
  const on = chosen(name);
  const rows = values.filter((value) => found.get(value) || on.includes(value));
  if (!rows.length) return null;
  rows.sort((one, two) => Boolean(here.get(two)) - Boolean(here.get(one)));
  const made = h("details", { class: "facet", open: open !== opened.has(name) || on.length > 0, ontoggle: (event) => (event.target.open !== open ? opened.add(name) : opened.delete(name)) },
    h("summary", {}, t(name === "law" ? "lawname" : name), on.length > 0 && h("small", {}, ` ${on.length}`)),
    rows.map((value) => {
      const away = !here.get(value) && !on.includes(value);
      return h("button", { type: "button", class: away ? "value away" : "value", title: away ? t("away") : name === "law" ? data.laws[value].title : word(value), "aria-pressed": String(on.includes(value)), "data-facet": name, "data-value": value, onclick: () => (away ? change({ scope: "everyone", depth: "0", [name]: [...on, value].join("|") }) : toggle(name, value)) },
        icon && icon(value), h("span", {}, word(value)), h("small", {}, away ? "" : here.get(value) || 0));
    }));
  made.classList.toggle("some", on.length > 0);
  made.classList.toggle("long", name === "law" && rows.length > 7);
  return made;
}

// How many of each kind and tie the picture's scope holds: a legend counts what it explains.
function countsHere(name, found) {
  if (state.tab !== "graph" || state.scope !== "agencies" || (state.actor && state.depth !== "0") || !["kind", "tie"].includes(name)) return found;
  if (!scopes.has("agencies")) scopes.set("agencies", new Set(membersOf("agencies")));
  const members = scopes.get("agencies");
  const here = new Map();
  const add = (value) => here.set(value, (here.get(value) || 0) + 1);
  const { named, said } = kept().without[name];
  if (name === "kind") { for (const actor of members) if (named(actor)) add(actors[actor].kind); }
  else for (const edge of edges) if (members.has(edge.from) && members.has(edge.to) && said(edge)) add(edge.tie);
  return here;
}

function outlines() {
  const generic = actors.some((actor) => actor.generic) && h("p", { class: "hint" }, t("genericLegend"));
  return [generic, data.laws.length > 1 && actors.some((actor) => actor.laws > 1) && h("p", { class: "hint" }, t("sharedLegend"))];
}

function markLegend() {
  return h("section", { class: "marks" }, h("h2", {}, t("marksLegend")),
    ["bearer", "other", "modal", "action", "condition"].map((mark) => h("p", {}, h("span", { class: `m-${mark}` }, t(mark)))));
}

// The chapters of the law that is open; a click goes there.
function contents() {
  const number = Number((state.at || "").split(":")[0] || (state.law || "0").split("|")[0]) || 0;
  const law = data.laws[number];
  const pick = data.laws.length > 1 && h("select", { "aria-label": t("lawname"), onchange: (event) => change({ ...nothingSelected(), law: "", at: firstOf(event.target.value) }) },
    data.laws.map((one, n) => h("option", { value: n, selected: n === number }, one.title)));
  const chapters = (law?.provisions || []).map((p, n) => ["chapter", "part"].includes(p.kind) && h("button", { type: "button", class: "value", onclick: () => byId(`p${n}`)?.scrollIntoView({ block: "start" }) }, h("span", {}, `${p.number} ${p.heading}`))).filter(Boolean);
  return (pick || chapters.length > 0) && h("nav", { class: "contents", "aria-label": t("contents") }, h("h2", {}, t("contents")), pick, chapters);
}

function firstOf(number) {
  const first = data.laws[number].provisions.find((p) => p.kind === "article");
  return `${number}:${first ? first.at : ""}`;
}

// The canvas again as a list, for keys and screen readers.
function actorList() {
  const keep = kept();
  const shown = actors.map((_, n) => n).filter((n) => keep.actor(n)).sort((a, b) => actors[b].partners + actors[b].duties - actors[a].partners - actors[a].duties || a - b);
  return h("section", { class: "everyone" }, h("h2", {}, `${t("actors")} ${shown.length}`, h("small", {}, t("dutyCount"))),
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
