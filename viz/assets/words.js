// What the page says, in both languages; Chinese first.
export const KINDS = {
  state: ["国家、本地", "State"], party: ["党的机关", "Party"], congress: ["人大", "Congress"], coordinating: ["议事协调机构", "Coordinating body"],
  government: ["人民政府", "Government"], department: ["政府部门", "Department"], supervisory: ["监察机关", "Supervisory"], court: ["人民法院", "Court"],
  procuratorate: ["人民检察院", "Procuratorate"], grassroots: ["基层组织", "Grass-roots"], peoples: ["人民团体", "People's org."], social: ["社会组织", "Social org."],
  institution: ["单位、机构", "Institution"], enterprise: ["企业、经营者", "Enterprise"], occupation: ["职务、职业", "Occupation"], public: ["公众", "Public"], other: ["其他", "Other"],
};
export const TIES = {
  joint: ["会同", "joint", "会"], assist: ["配合", "assists", "配"], coordinate: ["统筹协调", "coordinates", "统"], guide: ["指导", "guides", "导"],
  supervise: ["监督", "supervises", "监"], report: ["报告", "reports to", "报"], support: ["支持", "supports", "支"], delegate: ["委托", "delegates", "委"],
  serve: ["服务", "serves", "服"], sanction: ["处罚", "punishes", "罚"], together: ["共同承担", "co-bearers", "共"],
};
export const MODALITIES = {
  obligation: ["应当", "must"], prohibition: ["不得", "must not"], permission: ["可以", "may"], encouragement: ["鼓励", "is urged to"],
  policy: ["国家（本地）政策", "policy"], sanction: ["有权处罚", "may punish"], liability: ["承担责任", "answers for"],
};
const SAID = {
  graph: ["图", "Graph"], matrix: ["矩阵", "Matrix"], list: ["清单", "Lists"], text: ["条文", "Text"], ask: ["查询", "Questions"],
  find: ["查找主体、条款、事项、问题（/）", "Find actors, articles, matters, questions (/)"],
  kinds: ["主体", "Actors"], tiesTitle: ["关系", "Relations"], duties: ["职责", "Duties"], withWhom: ["与谁协同", "With whom"], namedIn: ["在他人规范中", "In others' norms"],
  pick: ["点选图中的主体或连线，查看条款与原文。", "Pick an actor or a line to see articles and quotes."], findings: ["待核对事项", "To be checked"],
  actor: ["主体", "Actor"], modality: ["情态", "Modality"], action: ["职责内容", "Action"], citation: ["条款", "Article"], matter: ["事项", "Matter"], level: ["层级", "Level"],
  partner: ["协同", "With"], filter: ["筛选…", "Filter…"], csv: ["导出 CSV", "Export CSV"], png: ["导出图片", "Picture"], rows: ["行", "rows"], all: ["全部", "All"],
  lead: ["牵头", "lead"], neighbours: ["只看它与邻居", "Neighbours only"], whole: ["全图", "Whole graph"], answers: ["条答案", "answers"], why: ["为什么提出", "Why raised"],
  may: ["可能的正当理由", "Why it may be right"], source: ["依据", "Source"], status: ["待核对", "to be checked"], norms: ["条规范", "norms"], byMatter: ["主体 × 事项", "Actor × matter"],
  byActor: ["主体 × 主体", "Actor × actor"], leadOnly: ["只看牵头", "Leads only"], copy: ["复制 SPARQL", "Copy SPARQL"], empty: ["没有符合的内容", "Nothing here"],
};
let language = 0;
export function setLanguage(code) { language = code === "en" ? 1 : 0; document.documentElement.lang = code === "en" ? "en" : "zh-Hans"; }
export function say(key) { return SAID[key][language]; }
export function name(table, key) { return (table[key] || [key, key])[language]; }
export function bilingual(zh, en) { return language && en ? en : zh; }
