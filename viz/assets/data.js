// What the page was built from, with the indexes every view needs.

export const data = JSON.parse(document.getElementById("data").textContent);
export const actors = data.actors;
export const norms = data.norms;
export const edges = data.edges;
export const matters = data.matters;

export const actorOf = new Map(actors.map((actor, number) => [actor.name, number]));
export const matterOf = new Map(matters.map((matter, number) => [matter.name, number]));

export const bornBy = actors.map(() => []); // norms each actor bears
export const namedIn = actors.map(() => []); // norms that name it as the other side
export const edgesOf = actors.map(() => []);
export const normsOfMatter = matters.map(() => []);

norms.forEach((norm, number) => {
  norm.id = number;
  norm.who = [...new Set(norm.bearers.map((bearer) => bearer.actor))];
  norm.with = [...new Set(norm.ties.map((tie) => tie.to))];
  norm.chapter = chapterOf(norm);
  for (const actor of norm.who) bornBy[actor].push(number);
  for (const actor of norm.with) namedIn[actor].push(number);
  for (const matter of norm.matters) normsOfMatter[matter].push(number);
});
edges.forEach((edge, number) => {
  edge.id = number;
  edgesOf[edge.from].push(number);
  edgesOf[edge.to].push(number);
});

export function textOf(law, span) {
  return data.laws[law].text.slice(span[0], span[1]);
}

export function isAuthority(actor) {
  return actors[actor].lane < data.marks.authority_lanes;
}

// A norm's key in the address: stable while the law's text and its reading are.
export function keyOf(norm) {
  return `${norm.law}:${norm.article}`;
}

export function articleNorms(law, article) {
  return norms.filter((norm) => norm.law === law && norm.article === article);
}

function chapterOf(norm) {
  const law = data.laws[norm.law];
  law.chapterOf ??= new Map(law.provisions.filter((p) => p.kind === "article").map((p) => [p.at, p.chapter]));
  const chapter = law.provisions[law.chapterOf.get(norm.article) ?? -1];
  return chapter ? `${chapter.number} ${chapter.heading}`.trim() : "";
}
