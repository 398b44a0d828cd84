// 条文: the law as a lawyer reads it, every actor and duty marked, tied both ways to the graph.
import { byId, h, show } from "./dom.js";
import { articleNorms, data } from "./data.js";
import { change, nothingSelected, state } from "./state.js";
import { kept } from "./filters.js";
import { marked, marksOf } from "./marked.js";
import { modalityWord, pick, t } from "./words.js";

let shownLaw = "";
let shownFilter = "";

export function drawLaw(place) {
  const number = Number((state.at || "").split(":")[0] || (state.law || "0").split("|")[0]) || 0;
  const law = data.laws[number];
  if (!law) return show(place, h("p", { class: "note" }, t("empty")));
  const key = `${number} ${document.documentElement.lang}`;
  if (!byId("paper") || shownLaw !== key) {
    shownLaw = key;
    show(place, h("div", { id: "paper" }, sheet(law, number)));
  }
  choose();
  narrow();
  return undefined;
}

function choose() {
  const paper = byId("paper");
  const article = state.at && paper.querySelector(`[data-at="${CSS.escape(state.at)}"]`);
  paper.querySelectorAll(".here").forEach((one) => one.classList.remove("here"));
  paper.querySelectorAll(".word.now").forEach((one) => one.classList.remove("now"));
  if (article) {
    article.classList.add("here");
    article.scrollIntoView({ block: "center" });
  }
  if (state.actor) {
    const words = [...paper.querySelectorAll(".word")].filter((one) => one.dataset.actor === state.actor);
    for (const word of words) word.classList.add("now");
    if (!article && words.length && !words.some(inView)) words[0].scrollIntoView({ block: "center" });
  }
}

// Articles without a norm that the filters let through step back.
function narrow() {
  const keep = kept();
  const through = new Set(keep.norms.map((norm) => `${norm.law}:${norm.article}`));
  const articles = [...byId("paper").querySelectorAll(".article")];
  for (const one of articles) one.classList.toggle("aside", keep.narrowed && !through.has(one.dataset.at));
  const found = articles.filter((one) => !one.classList.contains("aside"));
  if (keep.narrowed && shownFilter !== keep.key && !state.at && found.length && !found.some(inView)) found[0].scrollIntoView({ block: "center" });
  shownFilter = keep.key;
}

function inView(element) {
  const box = element.getBoundingClientRect();
  return box.top > 120 && box.bottom < innerHeight;
}

function sheet(law, number) {
  const place = h("div", { class: "sheet", lang: "zh-CN" }, h("h2", {}, law.title), h("p", { class: "made" }, facts(law)));
  let body = null;
  law.provisions.forEach((p, n) => {
    if (p.kind === "article") {
      const article = articleBox(number, p);
      body = article.lastChild;
      place.append(article);
      if (p.leaf) body.append(paragraph(law, number, n));
    } else if (["paragraph", "item"].includes(p.kind)) body?.append(paragraph(law, number, n));
    else {
      body = null;
      place.append(h(p.kind === "section" ? "h4" : "h3", { id: `p${n}` }, `${p.number}　${p.heading}`));
    }
  });
  return place;
}

function articleBox(number, p) {
  const at = `${number}:${p.at}`;
  const here = articleNorms(number, p.at);
  const who = [...new Set(here.flatMap((norm) => norm.who))];
  const open = () => change({ ...nothingSelected(), at });
  return h("section", { class: "article", "data-at": at },
    h("div", { class: "margin" }, h("button", { type: "button", class: "number", onclick: open }, p.cite),
      here.length > 0 && h("button", { type: "button", class: "count", title: [...new Set(here.map((norm) => modalityWord(norm.modality)))].join("、"), onclick: open }, pick(`${here.length} 项规范 · ${who.length} 个主体`, `${here.length} norms · ${who.length} actors`))),
    h("div", { class: "body" }));
}

// A paragraph's own words: what stands before its first item, where it has items.
function paragraph(law, number, n) {
  const p = law.provisions[n];
  const next = law.provisions[n + 1];
  const end = !p.leaf && next && next.span[0] > p.span[0] && next.span[0] < p.span[1] ? next.span[0] : p.span[1];
  const marks = articleNorms(number, p.at.split(".")[0]).flatMap(marksOf);
  const unread = law.verdicts.some((verdict) => verdict.coverage === "unread" && verdict.span[0] >= p.span[0] && verdict.span[1] <= p.span[1]);
  return h("p", { class: p.kind }, marked(number, [p.span[0], end], marks), !p.sure && h("abbr", { title: t("unsure") }, " ¶?"), unread && h("span", { class: "tag check" }, t("unread")));
}

export function facts(law) {
  return [law.issuer, law.passed && `${law.passed} ${pick("通过", "passed")}`, law.approver && `${law.approver}${law.approved ? ` ${law.approved}` : ""} ${pick("批准", "approved")}`, law.in_force && `${law.in_force} ${pick("起施行", "in force")}`].filter(Boolean).join("　");
}
