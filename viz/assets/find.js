// One box for actors, matters, articles and questions; pinyin initials will do.
import { byId, h, show } from "./dom.js";
import { actors, data, matters } from "./data.js";
import { change, nothingSelected } from "./state.js";
import { kindIcon } from "./icons.js";
import { pick, t } from "./words.js";

const SHOWN = 14;
let hits = [];
let at = 0;

export function startFind() {
  const box = byId("find");
  box.addEventListener("input", () => { at = 0; look(); });
  box.addEventListener("focus", () => box.value && look());
  box.addEventListener("blur", () => setTimeout(close, 150));
  box.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && hits.length) { at = (at + step + hits.length) % hits.length; drawHits(); event.preventDefault(); }
    if (event.key === "Enter" && hits[at]) take(hits[at]);
    if (event.key === "Escape") { box.value = ""; close(); box.blur(); }
  });
}

export function labelFind() {
  byId("find").placeholder = t("find");
  byId("find").setAttribute("aria-label", t("find"));
}

// Everything that answers to the words asked, best first.
export function search(asked) {
  const words = asked.trim().toLowerCase();
  if (!words) return [];
  const named = (list, go, sort, icon) => list.map((one, n) => ({ n, name: one.name, score: score(one, words), weight: one.partners || 0 })).filter((one) => one.score)
    .sort((a, b) => b.score - a.score || b.weight - a.weight || a.n - b.n).map((one) => ({ label: one.name, sort, icon: icon && icon(one.n), score: one.score, go: go(one.name) }));
  const found = [
    ...articles(words),
    ...named(actors, (name) => ({ actor: name }), t("actor"), (n) => kindIcon(actors[n].kind)),
    ...named(matters, (name) => ({ matter: name }), t("matter")),
    ...(data.laws.length > 1 ? data.laws.map((law, n) => ({ label: law.title, sort: t("lawname"), score: law.title === words ? 9 : law.title.includes(words) ? 3 : 0, go: { law: String(n) } })).filter((one) => one.score) : []),
    ...data.answers.filter((one) => `${one.title_zh} ${one.title_en}`.toLowerCase().includes(words)).map((one) => ({ label: pick(one.title_zh, one.title_en), sort: t("question"), score: 1, go: { tab: "ask", q: one.name } })),
    ...data.findings.filter((one) => one.title_zh.includes(words)).slice(0, 4).map((one) => ({ label: one.title_zh, sort: t("finding"), score: 0.5, go: { finding: one.id } })),
  ];
  return found.map((hit, n) => ({ hit, n })).sort((a, b) => b.hit.score - a.hit.score || a.n - b.n).slice(0, SHOWN).map((one) => one.hit);
}

function score(one, words) {
  if (one.name === words) return 9;
  if (one.name.toLowerCase().startsWith(words)) return 6;
  if (one.name.toLowerCase().includes(words)) return 4;
  if (!/^[a-z0-9]+$/.test(words)) return 0;
  if (one.initials === words) return 8;
  return one.initials.startsWith(words) ? 5 : words.length > 1 && one.initials.includes(words) ? 2 : 0;
}

function articles(words) {
  const digits = words.match(/^第?\s*([0-9]+)\s*条?$/);
  const printed = words.match(/^第?[零〇一二三四五六七八九十百千两]+条(?:之[一二三四五六七八九十]+)?$/);
  if (!digits && !printed) return [];
  const cite = printed && (words.startsWith("第") ? words : `第${words}`);
  return data.laws.flatMap((law, n) => law.provisions.filter((p) => p.kind === "article" && (digits ? p.at === String(Number(digits[1])) : p.cite === cite))
    .map((p) => ({ label: `${data.laws.length > 1 ? `《${law.title}》` : ""}${p.cite}`, sort: t("article"), score: 10, go: { tab: "law", at: `${n}:${p.at}` } })));
}

function look() {
  hits = search(byId("find").value);
  drawHits();
}

function drawHits() {
  const box = byId("find");
  const list = byId("found");
  list.hidden = !box.value.trim();
  box.setAttribute("aria-expanded", String(!list.hidden));
  if (hits.length) box.setAttribute("aria-activedescendant", `hit${at}`);
  else box.removeAttribute("aria-activedescendant");
  show(list, hits.length ? hits.map((hit, n) => h("li", { id: `hit${n}`, role: "option", "aria-selected": String(n === at), onmousedown: (event) => { event.preventDefault(); take(hit); } }, h("small", {}, hit.sort), hit.icon, h("span", {}, hit.label)))
    : h("li", { class: "none", role: "option", "aria-selected": "false" }, t("noMatch")));
}

function take(hit) {
  byId("find").value = "";
  close();
  byId("find").blur();
  change({ ...nothingSelected(), ...hit.go });
}

function close() {
  hits = [];
  byId("found").hidden = true;
  byId("find").setAttribute("aria-expanded", "false");
}
