// One box for actors (also by pinyin initials), articles, matters and questions.
import { KINDS, bilingual, name, say } from "./words.js";
import { el, show } from "./dom.js";
import { DATA, change } from "./state.js";
const box = document.getElementById("find"), list = document.getElementById("found");
let hits = [], at = 0;
export function startFind() {
  box.addEventListener("input", look);
  box.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") { at = (at + (event.key === "ArrowDown" ? 1 : hits.length - 1)) % Math.max(hits.length, 1); draw(); event.preventDefault(); }
    else if (event.key === "Enter" && hits[at]) take(hits[at]);
    else if (event.key === "Escape") close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) { box.focus(); event.preventDefault(); }
    else if (event.key === "Escape" && event.target !== box) change({ actor: "", tie: -1, only: "" });
  });
  document.addEventListener("click", (event) => { if (!event.target.closest(".tools")) close(); });
}
export function labelFind() { box.placeholder = say("find"); }
function look() {
  const asked = box.value.trim().toLowerCase();
  hits = asked ? [...actors(asked), ...articles(asked), ...matters(asked), ...questions(asked)].slice(0, 14) : [];
  at = 0; draw();
}
function actors(asked) {
  return DATA.actors.map((actor) => ({ actor, score: actor.name.startsWith(asked) ? 0 : actor.name.includes(asked) ? 1 : actor.pinyin === asked ? 2 : asked.length > 1 && actor.pinyin.includes(asked) ? 3 : 9 }))
    .filter((hit) => hit.score < 9).sort((a, b) => a.score - b.score || b.actor.norms.length - a.actor.norms.length).slice(0, 8)
    .map(({ actor }) => ({ label: actor.name, sort: name(KINDS, actor.kind), go: { actor: actor.name, tie: -1, only: "" } }));
}
function articles(asked) {
  const digits = asked.replace(/^第/, "").replace(/条.*$/, "");
  return DATA.provisions.filter((one) => one.kind === "article" && (one.at === digits || one.number.replace(/^第|条$/g, "") === digits))
    .map((one) => ({ label: (DATA.laws.length > 1 ? `《${DATA.laws[one.law].title}》` : "") + one.number, sort: say("text"), go: { tab: "text", article: `${one.law}:${one.at}` } }));
}
function matters(asked) {
  return [...new Set(DATA.norms.map((norm) => norm.matter))].filter((one) => one && one.includes(asked)).slice(0, 5).map((one) => ({ label: one, sort: say("matter"), go: { tab: "list", list: "duties", q: one } }));
}
function questions(asked) {
  return DATA.answers.filter((one) => (one.title_zh + one.title_en + one.name).toLowerCase().includes(asked)).slice(0, 5).map((one) => ({ label: bilingual(one.title_zh, one.title_en), sort: say("ask"), go: { tab: "ask", q: one.name } }));
}
function draw() {
  list.hidden = !hits.length; box.setAttribute("aria-expanded", String(!!hits.length));
  show(list, hits.map((hit, n) => el("li", { role: "option", id: `hit-${n}`, "aria-selected": String(n === at), onclick: () => take(hit) }, el("small", {}, hit.sort), hit.label)));
  box.setAttribute("aria-activedescendant", hits.length ? `hit-${at}` : "");
}
function take(hit) { close(); box.blur(); change(hit.go); }
function close() { list.hidden = true; hits = []; box.value = ""; box.setAttribute("aria-expanded", "false"); }
