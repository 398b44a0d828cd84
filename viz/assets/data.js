// What the page was built from, unpacked, with the indexes every view needs.

export const data = JSON.parse(document.getElementById("data").textContent);

// Rows come as lists (viz/rows.py): a large page would else be names for the most part.
const unpack = (row, kind) => {
  const made = {};
  data.fields[kind].forEach((field, n) => { made[field] = row[n]; });
  return made;
};

for (const law of data.laws) {
  law.provisions = law.provisions.map((row) => unpack(row, "provision"));
  law.byAt = new Map(law.provisions.filter((p) => p.kind === "article").map((p) => [p.at, p]));
}
export const actors = data.actors.map((row, n) => Object.assign(unpack(row, "actor"), { shape: data.network.shape[n], size: data.network.size[n] }));
export const edges = data.edges.map((row, n) => Object.assign(unpack(row, "edge"), { id: n, width: data.network.width[n] }));
export const norms = data.norms.map((row, n) => {
  const norm = unpack(row, "norm");
  norm.id = n;
  norm.bearers = norm.bearers.map((one) => unpack(one, "bearer"));
  norm.ties = norm.ties.map((one) => unpack(one, "tie"));
  norm.who = [...new Set(norm.bearers.map((bearer) => bearer.actor))];
  norm.with = [...new Set(norm.ties.map((tie) => tie.to))];
  const law = data.laws[norm.law];
  const { at, cite } = law.provisions[norm.place];
  const article = at.split(".")[0];
  const chapter = law.provisions[law.byAt.get(article)?.chapter ?? -1];
  return Object.assign(norm, { at, cite, article, chapter: chapter ? `${chapter.number} ${chapter.heading}`.trim() : "" });
});
export const matters = data.matters;

export const actorOf = new Map(actors.map((actor, number) => [actor.name, number]));
export const matterOf = new Map(matters.map((matter, number) => [matter.name, number]));

export const bornBy = actors.map(() => []); // norms each actor bears
export const namedIn = actors.map(() => []); // norms that name it as the other side
export const edgesOf = actors.map(() => []);
export const normsOfMatter = matters.map(() => []);
const normsAt = new Map(); // by "law:article"

for (const norm of norms) {
  for (const actor of norm.who) bornBy[actor].push(norm.id);
  for (const actor of norm.with) namedIn[actor].push(norm.id);
  for (const matter of norm.matters) normsOfMatter[matter].push(norm.id);
  const at = keyOf(norm);
  if (!normsAt.has(at)) normsAt.set(at, []);
  normsAt.get(at).push(norm);
}
for (const edge of edges) {
  edgesOf[edge.from].push(edge.id);
  edgesOf[edge.to].push(edge.id);
}

export function textOf(law, span) {
  return data.laws[law].text.slice(span[0], span[1]);
}

export function isAuthority(actor) {
  return actors[actor].lane < data.marks.authority_lanes;
}

// A norm's article in the address: stable while the law's text and its reading are.
export function keyOf(norm) {
  return `${norm.law}:${norm.article}`;
}

export function articleNorms(law, article) {
  return normsAt.get(`${law}:${article}`) || [];
}
