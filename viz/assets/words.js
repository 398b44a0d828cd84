// What the page itself says, in Chinese and English.  Words of a law are never translated.
import { data } from "./data.js";

const WORDS = {
  graph: ["图", "Graph"], matrix: ["矩阵", "Matrix"], compare: ["两部对照", "Two laws"], compareSays: ["同名主体合为一个；两部都提到的在前。", "Actors of one name are one; those that both laws name come first."], onlyShared: ["只看共有主体", "Shared actors only"], sharedMark: ["共有", "both"], nobody: ["未提及", "not named"], onlyNamed: ["只作为相对方提到", "named as the other side only"], lists: ["清单", "Lists"], law: ["条文", "Text"], ask: ["查询", "Queries"],
  find: ["查找主体、事项、条款、问题（/）", "Find actors, matters, articles (/)"],
  actor: ["主体", "Actor"], actors: ["主体", "Actors"], matter: ["事项", "Matter"], article: ["条款", "Article"],
  question: ["问题", "Question"], finding: ["待核对", "To check"], duty: ["职责", "Duty"],
  language: ["English", "中文"], theme: ["切换深浅色", "Light or dark"], close: ["关闭", "Close"],
  kind: ["主体类别", "Kind"], tie: ["关系", "Relation"], modality: ["情态", "Modality"], level: ["层级", "Level"],
  chapter: ["章", "Chapter"], role: ["角色", "Role"], lawname: ["法规", "Law"], clear: ["清除筛选", "Clear filters"],
  legend: ["图例（点击即筛选）", "Legend: click to filter"], marksLegend: ["条文中的标记", "Marks in the text"], contents: ["目录", "Contents"], filters: ["筛选", "Filter"], dutyCount: ["职责数", "duties"],
  how: ["点主体看职责，点线看原文", "Click an actor for its duties, a line for its words"],
  scope: ["看谁", "Whom"], agencies: ["机关之间", "Authorities"], everyone: ["全部主体", "Everyone"],
  agenciesTitle: ["只看彼此有关系的机关", "Only authorities tied to one another"], everyoneTitle: ["企业、单位和公众也画出", "Enterprises, organisations and the public as well"],
  together: ["并列承担", "Named together"], togetherTitle: ["同一句中并列承担职责的主体也连线", "Also joins actors that one sentence names side by side"],
  lead: ["只看牵头", "Lead only"], leadTitle: ["只看写明牵头的规范，和所牵头的事项", "Only norms that name a lead, and what is led"],
  depth: ["所选周围", "Around it"], aroundTitle: ["只画所选主体和这么多步以内的主体", "Only the chosen actor and those within so many steps"],
  fit: ["适应窗口", "Fit"], layers: ["加上", "Add"], layersTitle: ["在图下方加一层", "Adds a row under the picture"], norms: ["规范", "Norms"], articles: ["条款", "Articles"],
  mattersLayer: ["事项", "Matters"], pathFrom: ["从…", "from…"], pathTo: ["到…", "to…"], startPath: ["与另一主体如何相连", "How is it tied to another"], path: ["怎样相连", "Path"],
  noPath: ["两者之间没有写明的关系可以相连。", "No stated relation joins the two."], steps: ["步", "steps"],
  onlyAround: ["只看它和协同对象", "Only it and its partners"], generic: ["未点名", "not named"], genericLegend: ["空心：条文未点名（如有关部门）", "Outline: a body not named (有关部门)"],
  sharedLegend: ["外圈：不止一部法规提到", "Ring: several laws name it"], away: ["本图未画，点击改看全部主体", "Not in this picture: click to see everyone"],
  duties: ["承担的职责", "What it must do"], named: ["对它做什么", "What is done to it"], partners: ["协同关系", "Relations"],
  rest: ["其余", "Others"], moreOf: ["另", "more:"], condition: ["条件", "If"], carried: ["承前省略主语", "Subject carried over"],
  list: ["名称由列举补全", "Name completed from the list"], alias: ["别名", "Alias"], rule: ["识别规则", "Rule"],
  showLaw: ["看条文", "Read the article"], showGraph: ["在图中看", "See in graph"], leads: ["牵头", "leads"],
  csv: ["导出 CSV", "CSV"], svg: ["SVG", "SVG"], png: ["PNG", "PNG"], print: ["打印", "Print"], copy: ["复制", "Copy"],
  copied: ["已复制", "Copied"], filter: ["在表中筛选…", "Filter this table…"], rows: ["行", "rows"],
  showAll: ["显示全部", "Show all"], byMatter: ["主体 × 事项", "Actor × matter"], byActor: ["主体 × 主体", "Actor × actor"],
  matrixMatters: ["一行一个主体，一列一个事项，格内是它在其中的角色（有两个以上角色时写前两个）；点格子看原文。", "A row is an actor, a column a matter, a cell its part (the first two signs); click for the words."],
  matrixActors: ["一行对一列做什么：格内是条文写明的关系；点格子看原文。", "What the row does to or with the column, as the text states it; click for the words."],
  flagged: ["有待核对事项", "has a finding"],
  sort: ["排序", "Sort"], byCount: ["按数量", "By count"], byName: ["按名称", "By name"], cluster: ["按相近", "By likeness"], bySelected: ["按所选", "Chosen first"], bySelectedTitle: ["点行首的主体或列首的事项，与它有关的排在前", "Click an actor or a matter at the edge: what has to do with it comes first"],
  onlyFindings: ["只看有待核对事项的", "Only with findings"], findings: ["待核对事项", "Findings"], dutyTable: ["职责表", "Duties"],
  noFindings: ["没有待核对事项。", "No findings."], why: ["为何提出", "Why raised"], legitimate: ["何以可能正当", "Why it may be fine"],
  source: ["依据", "Source"], grade: ["程度", "Grade"], confidence: ["把握", "Confidence"], status: ["状态", "Status"],
  evidence: ["原文", "Evidence"], bearer: ["承担者", "who must"], other: ["相对方", "to or with whom"], modal: ["情态词", "must, may, must not"], action: ["职责", "what"], citation: ["条款", "Citation"], actions: ["职责内容", "Task"], relations: ["协同", "With"],
  title: ["问题", "Question"], ruleColumn: ["类型", "Type"], all: ["全部", "All"], name: ["名称", "Name"], empty: ["没有符合条件的内容。", "Nothing matches."],
  noMatch: ["没有找到。可试：公安机关、gajg、21、第二十一条", "Nothing found. Try 公安机关, gajg, 21"],
  sparql: ["SPARQL 查询语句", "SPARQL"], choose: ["请选择", "Choose"], seeHere: ["在本页看", "See it here"], ownView: ["原文在右侧打开；要整张表，用 quanze serve 打开本页，或复制下面的查询语句。", "The words open on the right; for the whole table open this page by quanze serve, or copy the SPARQL below."], noAnswers: ["本页没有附带查询结果。", "This page carries no answers."],
  run: ["运行", "Run"], editor: ["编辑并运行", "Edit and run"], answers: ["条结果", "answers"], skip: ["跳到正文", "Skip to content"],
  unsure: ["此款可能包含多款（原文未分行）", "May hold several paragraphs (printed on one line)"], unread: ["未识别", "Unread"],
  open: ["打开", "Open"], both: ["两者之间", "Between the two"], nothingBetween: ["没有一条同时写到两者。", "No norm names the two together."], commonPartners: ["共同的协同对象", "Whom both work with"], noNorms: ["本条没有识别出规范。", "No norm was read here."],
  keys: ["/ 查找　1–5 换页　↑↓ 移动　Enter 打开　Esc 关闭", "/ find · 1–5 tabs · ↑↓ move · Enter open · Esc close"],
  shared: ["共同规范", "Norms they share"], bothWords: ["在同一规范中出现", "Named in one norm"],
};

// Names and values of answers' columns, where they are ours and not the law's.
const COLUMNS = {
  act: "行为", action: "职责", actor: "主体", actors: "主体数", addressee: "报告对象", article: "条", citation: "条款", cited: "引用",
  condition: "条件", count: "数量", direction: "方向", duties: "职责数", edges: "关系数", first: "起点", form: "写法", from: "由",
  inForce: "施行日期", kind: "类别", label: "名称", law: "法规", laws: "法规数", lead: "牵头", led: "牵头数", level: "层级", levels: "层级",
  matter: "事项", modality: "情态", names: "名称", norm: "规范", norms: "规范数", other: "相对方", partner: "协同方", partners: "协同方数",
  place: "处", places: "处数", punished: "被处罚者", quote: "原文", relations: "关系数", rule: "识别规则", second: "中间", sha: "校验值",
  software: "软件", supervised: "被监督者", supervisors: "监督者数", third: "终点", tie: "关系", to: "至", version: "版本", withLead: "有牵头",
};

let english = false;

export function speak(language) {
  english = language === "en";
  document.documentElement.lang = english ? "en" : "zh-CN";
}

export function isEnglish() {
  return english;
}

export function t(key) {
  return WORDS[key][english ? 1 : 0];
}

export function pick(zh, en) {
  return english && en ? en : zh;
}

export function kindWord(kind) {
  return pick(data.marks.kinds[kind].zh, data.marks.kinds[kind].en);
}

export function tieWord(tie) {
  return pick(data.marks.ties[tie].zh, data.marks.ties[tie].en);
}

export function modalityWord(modality) {
  return pick(data.marks.modalities[modality].zh, data.marks.modalities[modality].en);
}

// What the rules of graph/findings.py look for, as short as a label.
const RULES = {
  R1: ["多方未定牵头", "Shared, no lead"], R2: ["不止一个牵头", "Two leads"], R3: ["主体未点名", "Nobody named"], R4: ["职责不具体", "Vague part"],
  R5: ["同事同责", "Same act twice"], R6: ["无人承担", "Nobody's task"], R7: ["未写后果", "No consequence"], R8: ["层级未分", "Levels undivided"],
  declared: ["已写明协同", "Declared, fine"],
};

export function ruleWord(rule) {
  return Object.hasOwn(RULES, rule) ? pick(RULES[rule][0], RULES[rule][1]) : rule;
}

// How sure a rule is, in three words; low are leads (graph/findings.py, SURE); the number stays in the exported table.
export function sureWord(confidence) {
  return confidence >= 0.65 ? pick("高", "high") : confidence >= 0.35 ? pick("中", "fair") : pick("低", "low");
}

// GAO's three degrees, as findings carry them.
const GRADES = { fragmentation: "分散", overlap: "交叉", duplication: "重复" };

export function gradeWord(grade) {
  return pick(GRADES[grade] || grade || "—", grade || "—");
}

export function statusWord(status) {
  return english && status === "待核对" ? "to check" : status;
}

export function columnWord(column) {
  if (!english) return Object.hasOwn(COLUMNS, column) ? COLUMNS[column] : column;
  const words = column.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

// A law's name where room is short: every national law begins alike.
export function shortTitle(title) {
  return title.replace(/^中华人民共和国(?=.)/, "");
}

// A value our vocabularies know, in the reader's words; anything else as it is.
export function valueWord(value) {
  const { kinds, ties, modalities } = data.marks;
  const found = Object.hasOwn(modalities, value) ? modalities[value] : Object.hasOwn(ties, value) ? ties[value] : Object.hasOwn(kinds, value) ? kinds[value] : null;
  return found ? pick(found.zh, found.en) : value;
}
