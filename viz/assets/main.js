// The frame: tabs, language, theme; draws what the state says.
import { say, setLanguage } from "./words.js";
import { el, show } from "./dom.js";
import { change, onChange, read, state } from "./state.js";
import { drawEvidence } from "./evidence.js";
import { drawNetwork } from "./network.js";
import { drawMatrix } from "./matrix.js";
import { drawLists } from "./lists.js";
import { drawStatute } from "./statute.js";
import { drawAsk } from "./ask.js";
import { labelFind, startFind } from "./find.js";
const TABS = { graph: drawNetwork, matrix: drawMatrix, list: drawLists, text: drawStatute, ask: drawAsk };
const place = document.getElementById("view"), tabs = document.getElementById("tabs");
let before = "";
function draw() {
  setLanguage(state.lang);
  document.documentElement.classList.toggle("dark", state.theme ? state.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches);
  document.getElementById("language").textContent = state.lang === "en" ? "中文" : "EN";
  labelFind();
  show(tabs, Object.keys(TABS).map((tab) => el("button", { type: "button", role: "tab", id: `tab-${tab}`, "aria-selected": String(state.tab === tab), tabindex: state.tab === tab ? 0 : -1, onclick: () => change({ tab, q: "" }) }, say(tab))));
  // what only the panel depends on must not redraw the picture
  const now = JSON.stringify(state.tab === "graph" ? { ...state, actor: state.only, tie: 0, article: "", q: "" } : state.tab === "matrix" || state.tab === "ask" ? { ...state, actor: "", tie: 0, q: state.tab === "ask" ? state.q : "" } : state.tab === "text" ? { ...state, actor: "", tie: 0, q: "" } : { ...state, actor: "", tie: 0 });
  if (now !== before) { before = now; TABS[state.tab](place); }
  drawEvidence(state);
}
tabs.addEventListener("keydown", (event) => {
  const names = Object.keys(TABS), step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
  if (!step) return;
  const tab = names[(names.indexOf(state.tab) + step + names.length) % names.length];
  change({ tab }); document.getElementById(`tab-${tab}`).focus();
});
document.getElementById("language").addEventListener("click", () => change({ lang: state.lang === "en" ? "zh" : "en" }));
document.getElementById("theme").addEventListener("click", () => change({ theme: document.documentElement.classList.contains("dark") ? "light" : "dark" }));
addEventListener("hashchange", () => { read(); draw(); });
read(); onChange(draw); startFind(); draw();
