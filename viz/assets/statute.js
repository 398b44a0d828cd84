// 条文: the law as a lawyer reads it, with its actors marked.
import { say } from "./words.js";
import { el, marked, show } from "./dom.js";
import { DATA, change, state } from "./state.js";
import { card } from "./evidence.js";
export function drawStatute(place) {
  const page = el("div", { class: "statute" });
  let article = null, key = "";
  for (const one of DATA.provisions) {
    if (["part", "chapter", "section"].includes(one.kind)) page.append(el("h2", {}, `${one.number}　${one.heading}`));
    else if (one.kind === "article") {
      key = `${one.law}:${one.at}`;
      const here = DATA.norms.map((norm, n) => [norm, n]).filter(([norm]) => norm.law === one.law && norm.at.split(".")[0] === one.at);
      const at = key;
      article = el("div", { class: "article" + (state.article === key ? " on" : ""), id: `a-${key}` }, here.length ? el("button", { class: "n", type: "button", onclick: () => panelOf(at, here.map(([norm]) => norm)) }, `${here.length} ${say("norms")}`) : "");
      article.dataset.number = one.number; article.dataset.first = "yes";
      article.names = here.flatMap(([norm]) => norm.bearers.concat(norm.ties.map((tie) => tie[1])));
      page.append(article);
    } else if (one.kind === "paragraph" && article) {
      const first = article.dataset.first; delete article.dataset.first;
      one.text.split("\n").filter((line) => line.trim()).forEach((line, n) => article.append(el("p", {}, first && !n ? el("b", {}, `${article.dataset.number}　`) : "", marked(line.trim(), article.names, (who) => change({ actor: who, tie: -1 }), "span"))));
    }
  }
  show(place, page);
  const on = page.querySelector(".on");
  if (on) on.scrollIntoView({ block: "center" });
}
function panelOf(key, norms) {
  change({ article: key, actor: "", tie: -1 });
  const panel = document.getElementById("evidence");
  show(panel, el("h2", {}, norms[0].cite.split("条")[0] + "条"), norms.map((norm) => card(norm)));
}
