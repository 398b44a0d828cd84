// Where a citation stands, as something to click.  Where a row names no law, its actor and its words tell which it is.
import { h } from "./dom.js";
import { actors, data, norms } from "./data.js";
import { change, nothingSelected } from "./state.js";
import { shortTitle } from "./words.js";

const several = data.laws.length > 1;
const found = new Map(); // "第五条第一款" -> [{law, article}]
data.laws.forEach((law, number) => law.provisions.forEach(({ cite, at }) => {
  if (!cite) return;
  if (!found.has(cite)) found.set(cite, []);
  found.get(cite).push({ law: number, article: at.split(".")[0] });
}));
const byCite = new Map();
for (const norm of norms) byCite.set(norm.cite, [...(byCite.get(norm.cite) || []), norm]);

// {law, article} of a citation, or null where the row fits more than one law: title, actor, words say which.
export function placeOf(cite, { title, actor, words } = {}) {
  const all = found.get(cite) || [];
  if (title) return all.find((one) => data.laws[one.law].title === title) || null;
  if (all.length < 2) return all[0] || null;
  const laws = new Set((byCite.get(cite) || []).filter((norm) => says(norm, actor, words)).map((norm) => norm.law));
  return laws.size === 1 ? all.find((one) => laws.has(one.law)) : null;
}

function says(norm, actor, words) {
  if (actor && ![...norm.who, ...norm.with].some((one) => actors[one].name === actor)) return false;
  return !words || tight(data.laws[norm.law].text.slice(...norm.span)).includes(tight(words));
}

function tight(text) {
  return text.replace(/\s/g, "");
}

// 第五条第一款, or 《安全生产法》第五条第一款 where the page holds several laws.
export function fullCite(cite, place) {
  return several && place ? `《${shortTitle(data.laws[place.law].title)}》${cite}` : cite;
}

// ``bare`` where the law is told already.
export function citeButton(cite, place, bare = false) {
  if (!place) return cite;
  const open = (event) => { event.stopPropagation(); change({ ...nothingSelected(), tab: "law", at: `${place.law}:${place.article}` }); };
  return h("button", { type: "button", class: "cite", onclick: open }, bare ? cite : fullCite(cite, place));
}
