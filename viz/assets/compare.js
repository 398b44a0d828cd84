// Two laws side by side: what the same actor must do under each, actors of both first.
import { h } from "./dom.js";
import { actors, bornBy, data, namedIn, norms, textOf } from "./data.js";
import { change, nothingSelected, state } from "./state.js";
import { kept } from "./filters.js";
import { kindIcon } from "./icons.js";
import { modalityWord, pick, shortTitle, t } from "./words.js";
import { citeButton } from "./places.js";
import { sortable } from "./tables.js";

const FIRST = 6; // duties of a cell before the rest is counted

export function compareRows(place, tools) {
  const one = lawOf(state.one, 0);
  const two = lawOf(state.two, one === 1 ? 0 : 1);
  const keep = kept();
  const rows = actors.map((_, actor) => rowOf(actor, one, two, keep)).filter((row) => row && (!state.shared || row.shared));
  rows.sort((a, b) => b.shared - a.shared || b.weight - a.weight || a.actor - b.actor);
  const columns = [{ key: "actor", title: t("actor") }, { key: "shared", title: t("sharedMark"), away: true }, { key: "one", title: `《${shortTitle(data.laws[one].title)}》` }, { key: "two", title: `《${shortTitle(data.laws[two].title)}》` }];
  const says = h("span", { class: "label" }, t("compareSays"));
  sortable(place, pick("两部对照", "two-laws"), columns, rows, [tools, choice("one", one), choice("two", two),
    h("button", { type: "button", "aria-pressed": String(state.shared === "1"), onclick: () => change({ shared: state.shared ? "" : "1" }) }, `${t("onlyShared")} ${rows.filter((row) => row.shared).length}`), says]);
}

function lawOf(chosen, otherwise) {
  const number = Number(chosen || otherwise);
  return data.laws[number] ? number : otherwise;
}

function choice(key, now) {
  return h("select", { class: "law", "aria-label": `${t("lawname")} ${key === "one" ? 1 : 2}`, onchange: (event) => change({ [key]: event.target.value }) },
    data.laws.map((law, n) => h("option", { value: n, selected: n === now }, law.title)));
}

function rowOf(actor, one, two, keep) {
  if (!keep.actor(actor)) return null;
  const sides = [one, two].map((law) => ({
    law,
    named: [...bornBy[actor], ...namedIn[actor]].some((number) => norms[number].law === law),
    duties: bornBy[actor].filter((number) => norms[number].law === law && keep.norm(number)),
  }));
  if (!sides.some((side) => side.named)) return null;
  const shared = sides.every((side) => side.named);
  return {
    actor, shared, weight: sides[0].duties.length + sides[1].duties.length,
    cells: { actor: actors[actor].name, shared: shared ? t("sharedMark") : "", one: words(sides[0]), two: words(sides[1]) },
    order: { one: String(9999 - sides[0].duties.length), two: String(9999 - sides[1].duties.length) },
    shown: { actor: [kindIcon(actors[actor].kind), ` ${actors[actor].name} `, shared ? h("span", { class: "tag both" }, t("sharedMark")) : ""], one: listed(sides[0]), two: listed(sides[1]) },
    open: () => change({ ...nothingSelected(), actor: actors[actor].name }),
    current: state.actor === actors[actor].name,
  };
}

function words({ named, duties }) {
  return duties.length ? duties.map((number) => dutyWords(norms[number])).join("\n") : named ? t("onlyNamed") : t("nobody");
}

function listed({ named, duties }) {
  if (!duties.length) return h("span", { class: "faint" }, named ? t("onlyNamed") : t("nobody"));
  const first = duties.slice(0, FIRST).map((number) => h("li", {}, citeButton(norms[number].cite, norms[number], true), ` ${modalityWord(norms[number].modality)}　${tasks(norms[number])}`));
  const more = duties.length - FIRST;
  return h("ul", { class: "duties" }, first, more > 0 && h("li", { class: "faint" }, pick(`另 ${more} 项`, `${more} more`)));
}

function dutyWords(norm) {
  return `${norm.cite} ${modalityWord(norm.modality)}：${tasks(norm)}`;
}

function tasks(norm) {
  return norm.actions.map((span) => textOf(norm.law, span).replace(/\s+/g, "")).join("；");
}
