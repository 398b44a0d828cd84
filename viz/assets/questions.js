// The named questions in a reader's order, and where the page itself answers those that need to be told something.

// Files of graph/queries by what a reader wants to know; a question not listed here comes last.
const GROUPS = [
  ["牵头与协同", "Who works with whom", ["leads", "joint-work", "matters-without-lead", "most-connected", "works-with", "between", "common-partners", "named-together", "pairs-together", "who-assists", "who-coordinates", "who-guides", "who-supervises", "who-serves", "supervised-by-many", "reports-to", "report-chains"]],
  ["谁做什么", "Who does what", ["duties-of", "duties-by-actor", "matter-duties", "matters-of", "shared-duties", "shared-matters", "shared-between", "same-act-same-matter", "triggered-duties", "level-duties", "actor-levels", "acts-by-actor", "open-bearers", "actors-without-duty"]],
  ["企业与公众", "Enterprises and the public", ["duties-of-enterprises", "prohibitions-on-enterprises", "rights", "encouragements", "prohibitions", "sanctions"]],
  ["按条文", "By article", ["norms-of-article", "find-norms", "crowded-articles", "cites", "modalities", "ties-by-kind", "names-of-actors", "norms-by-rule", "sources"]],
];

// What the page shows for a question with parameters: a change of the view, given the values.
const OWN = {
  "duties-of": ({ actor }) => ({ actor }), "works-with": ({ actor }) => ({ actor }), "matters-of": ({ actor }) => ({ actor }),
  "triggered-duties": ({ actor }) => ({ tab: "lists", list: "duties", words: actor }),
  between: ({ actor, other }) => ({ actor, other }), "common-partners": ({ actor, other }) => ({ actor, other }), "named-together": ({ actor, other }) => ({ actor, other }), "shared-between": ({ actor, other }) => ({ actor, other }),
  "matter-duties": ({ matter }) => ({ matter }), "find-norms": ({ text }) => ({ tab: "lists", list: "duties", words: text }),
  "level-duties": ({ level }) => ({ tab: "lists", list: "duties", level }), "norms-of-article": ({ article }) => ({ at: `0:${article}` }),
};

// [[zh, en, [answer]]]: the groups that have questions.
export function grouped(answers) {
  const known = new Map(answers.map((one) => [one.name, one]));
  const placed = new Set(GROUPS.flatMap(([, , names]) => names));
  const groups = GROUPS.map(([zh, en, names]) => [zh, en, names.filter((name) => known.has(name)).map((name) => known.get(name))]);
  return [...groups, ["其他", "Others", answers.filter((one) => !placed.has(one.name))]].filter(([, , list]) => list.length);
}

export function ownView(name, values) {
  return Object.hasOwn(OWN, name) ? OWN[name](values) : null;
}

// A question's SPARQL with a literal for each parameter's variable, as graph/questions.py puts them in.
export function filled(asked, values) {
  const terms = new Map(asked.parameters.map((one) => [one.variable, literal(values[one.name] ?? one.example) + (one.language ? `@${one.language}` : "")]));
  return asked.sparql.replace(/\?(\w+)/g, (whole, name) => terms.get(name) ?? whole);
}

function literal(value) {
  const signs = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t" };
  return `"${value.replace(/[\\"\n\r\t]/g, (sign) => signs[sign])}"`;
}
