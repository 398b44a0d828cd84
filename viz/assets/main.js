// The page comes to life: tabs, keys, language, theme; everything else follows the state.
import { byId, h, show } from "./dom.js";
import { actors, data, norms } from "./data.js";
import { change, onChange, readAddress, state } from "./state.js";
import { isEnglish, pick, speak, t } from "./words.js";
import { drawDetails, closeDetails } from "./details.js";
import { drawSide } from "./side.js";
import { drawGraph, printGraph } from "./graph.js";
import { drawMatrix } from "./matrix.js";
import { drawLists } from "./lists.js";
import { drawLaw, facts } from "./law.js";
import { drawAsk } from "./ask.js";
import { labelFind, startFind } from "./find.js";

const TABS = { graph: drawGraph, matrix: drawMatrix, lists: drawLists, law: drawLaw, ask: drawAsk };
const dim = matchMedia("(prefers-color-scheme: dark)");

function drawAll(before) {
  speak(state.lang);
  byId("tip").hidden = true; // what it points at may be gone
  document.documentElement.dataset.theme = state.theme || (dim.matches ? "dark" : "light");
  const tab = TABS[state.tab] ? state.tab : "graph";
  const main = byId("main");
  const fresh = !before || before.tab !== state.tab || before.lang !== state.lang;
  document.body.dataset.tab = tab;
  if (fresh) { main.replaceChildren(); drawHead(tab); }
  drawSide();
  drawDetails();
  const scroll = main.querySelector(".scroll");
  const at = scroll && [scroll.scrollLeft, scroll.scrollTop];
  TABS[tab](main);
  const again = main.querySelector(".scroll");
  if (at && again && !fresh) again.scrollTo(...at);
}

function drawHead(tab) {
  const law = data.laws[0];
  byId("facts").textContent = data.laws.length === 1 && law ? facts(law) : pick(`${data.laws.length} 部法规　${actors.length} 个主体　${norms.length} 条规范`, `${data.laws.length} laws, ${actors.length} actors, ${norms.length} norms`);
  byId("language").textContent = t("language");
  byId("language").lang = isEnglish() ? "zh-CN" : "en";
  byId("theme").title = t("theme");
  byId("theme").setAttribute("aria-label", t("theme"));
  byId("skip").textContent = t("skip");
  byId("main").setAttribute("aria-label", t(tab));
  byId("details").setAttribute("aria-label", t("evidence"));
  byId("side").setAttribute("aria-label", t("legend"));
  byId("keys").textContent = t("keys");
  labelFind();
  show(byId("tabs"), Object.keys(TABS).map((name, n) => h("button", { type: "button", role: "tab", id: `tab-${name}`, "aria-selected": String(name === tab), "aria-controls": "main", tabindex: name === tab ? "0" : "-1", onclick: () => change({ tab: name, order: "", words: "" }) }, t(name), h("kbd", { "aria-hidden": "true" }, n + 1))));
}

function keys(event) {
  byId("tip").hidden = true;
  const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
  if (event.key === "Escape" && !typing) closeDetails();
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/") { byId("find").focus(); event.preventDefault(); }
  const tab = Object.keys(TABS)[Number(event.key) - 1];
  if (tab) change({ tab, order: "", words: "" });
  if (event.target.getAttribute("role") === "tab" && ["ArrowLeft", "ArrowRight"].includes(event.key)) {
    const names = Object.keys(TABS);
    const next = names[(names.indexOf(state.tab) + (event.key === "ArrowRight" ? 1 : names.length - 1)) % names.length];
    change({ tab: next, order: "", words: "" });
    byId(`tab-${next}`).focus();
  }
}

byId("language").addEventListener("click", () => change({ lang: isEnglish() ? "" : "en" }));
byId("theme").addEventListener("click", () => change({ theme: document.documentElement.dataset.theme === "dark" ? "light" : "dark" }));
// Paper is light, whatever the screen is.
function forPaper() {
  document.documentElement.dataset.theme = "light";
  drawDetails();
  printGraph();
}

addEventListener("beforeprint", forPaper);
addEventListener("afterprint", () => drawAll(state));
addEventListener("keydown", keys);
addEventListener("popstate", readAddress);
addEventListener("hashchange", readAddress);
dim.addEventListener("change", readAddress);
startFind();
onChange(drawAll);
readAddress();
document.documentElement.dataset.ready = String(Math.round(performance.now()));
