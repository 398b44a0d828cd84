// A stretch of a law's text with its actors, modal words, tasks and conditions marked.
import { h } from "./dom.js";
import { actors, data } from "./data.js";
import { change, nothingSelected } from "./state.js";

const MODAL = /不得|禁止|严禁|应当|必须|可以|有权|鼓励|牵头/g;

// marks: [{span, mark, actor}]; marks may overlap: the text is cut at every end.
export function marked(law, span, marks) {
  const text = data.laws[law].text;
  const inside = marks.filter((one) => one.span[0] < span[1] && one.span[1] > span[0] && one.span[1] > one.span[0]);
  const cuts = new Set(span);
  for (const one of inside) for (const end of one.span) if (end > span[0] && end < span[1]) cuts.add(end);
  const ends = [...cuts].sort((a, b) => a - b);
  return ends.slice(0, -1).map((start, n) => {
    const end = ends[n + 1];
    const here = inside.filter((one) => one.span[0] <= start && one.span[1] >= end);
    const words = text.slice(start, end).replace(/\s*\n\s*/g, "");
    if (!here.length) return document.createTextNode(words);
    const who = here.find((one) => one.actor !== undefined);
    const classes = [...new Set(here.map((one) => `m-${one.mark}`))].join(" ");
    return who === undefined ? h("span", { class: classes }, words) : actorWord(who.actor, words, classes);
  });
}

export function marksOf(norm) {
  const text = data.laws[norm.law].text.slice(norm.span[0], norm.span[1]);
  return [
    ...norm.bearers.map((bearer) => ({ span: bearer.span, mark: "bearer", actor: bearer.actor })),
    ...norm.ties.map((tie) => ({ span: tie.span, mark: "other", actor: tie.to })),
    ...norm.actions.map((span) => ({ span, mark: "action" })),
    ...(norm.condition ? [{ span: norm.condition, mark: "condition" }] : []),
    ...[...text.matchAll(MODAL)].map((found) => ({
      span: [norm.span[0] + found.index, norm.span[0] + found.index + found[0].length], mark: "modal",
    })),
  ];
}

// Not a <button>: a button is one box, and a long name must break over lines like the text it is.
function actorWord(actor, words, classes) {
  const open = (event) => {
    event.stopPropagation();
    event.preventDefault();
    change({ ...nothingSelected(), actor: actors[actor].name });
  };
  return h("span", {
    role: "button", tabindex: "0", class: `word ${classes}`, "data-actor": actors[actor].name,
    onclick: open, onkeydown: (event) => event.key === "Enter" && open(event),
  }, words);
}
