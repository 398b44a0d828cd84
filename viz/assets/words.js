// What the page itself says, in Chinese and English.  Words of a law are never translated.
import { data } from "./data.js";

const WORDS = {
  graph: ["图", "Graph"], matrix: ["矩阵", "Matrix"], lists: ["清单", "Lists"], law: ["条文", "Text"], ask: ["查询", "Queries"],
  find: ["查找主体、事项、条款、问题（按 / 键）", "Find actors, matters, articles, questions (press /)"],
  actor: ["主体", "Actor"], actors: ["主体", "Actors"], matter: ["事项", "Matter"], article: ["条款", "Article"],
  question: ["问题", "Question"], finding: ["待核对", "To check"], duty: ["职责", "Duty"],
  language: ["English", "中文"], theme: ["切换深浅色", "Light or dark"], close: ["关闭", "Close"],
  kind: ["主体类别", "Kind"], tie: ["关系", "Relation"], modality: ["情态", "Modality"], level: ["层级", "Level"],
  chapter: ["章", "Chapter"], role: ["角色", "Role"], lawname: ["法规", "Law"], clear: ["清除筛选", "Clear filters"],
  legend: ["图例，点击即筛选", "Legend: click to filter"], more: ["更多筛选", "More filters"],
  scope: ["范围", "Scope"], agencies: ["机关之间", "Authorities"], everyone: ["全部主体", "Everyone"],
  together: ["共同承担", "Named together"], lead: ["仅牵头", "Lead only"], depth: ["邻域", "Around"], whole: ["全图", "Whole"],
  fit: ["适应窗口", "Fit"], layers: ["加层", "Layers"], norms: ["规范", "Norms"], articles: ["条款", "Articles"],
  mattersLayer: ["事项", "Matters"], pathFrom: ["从…", "from…"], pathTo: ["到…", "to…"], startPath: ["由此找路径", "Path from here"], path: ["路径", "Path"],
  noPath: ["两者之间没有路径。", "No path joins the two."], steps: ["步", "steps"],
  duties: ["承担的规范", "Norms it bears"], named: ["作为相对方", "Named as the other side"], partners: ["协同关系", "Relations"],
  rest: ["其余", "Others:"], condition: ["条件", "If"], carried: ["承前省略主语", "Subject carried over"],
  list: ["名称由列举补全", "Name completed from the list"], alias: ["别名", "Alias"], rule: ["识别规则", "Rule"],
  showLaw: ["看条文", "Read the article"], showGraph: ["在图中看", "See in graph"], leads: ["牵头", "leads"],
  csv: ["导出 CSV", "CSV"], svg: ["SVG", "SVG"], png: ["PNG", "PNG"], print: ["打印", "Print"], copy: ["复制", "Copy"],
  copied: ["已复制", "Copied"], filter: ["在表中筛选…", "Filter this table…"], rows: ["行", "rows"],
  showAll: ["显示全部", "Show all"], byMatter: ["主体 × 事项", "Actor × matter"], byActor: ["主体 × 主体", "Actor × actor"],
  sort: ["排序", "Sort"], byCount: ["按数量", "By count"], byName: ["按名称", "By name"], cluster: ["按相近", "By likeness"],
  onlyFindings: ["只看有待核对事项的", "Only with findings"], findings: ["待核对事项", "Findings"], dutyTable: ["职责表", "Duties"],
  noFindings: ["没有待核对事项。", "No findings."], why: ["为何提出", "Why raised"], legitimate: ["何以可能正当", "Why it may be fine"],
  source: ["依据", "Source"], grade: ["程度", "Grade"], confidence: ["把握", "Confidence"], status: ["状态", "Status"],
  evidence: ["原文", "Evidence"], citation: ["条款", "Citation"], actions: ["职责内容", "Task"], relations: ["协同", "With"],
  title: ["问题", "Title"], ruleColumn: ["规则", "Rule"], name: ["名称", "Name"], empty: ["没有符合条件的内容。", "Nothing matches."],
  noMatch: ["没有找到。可试：公安机关、gajg、21、第二十一条", "Nothing found. Try 公安机关, gajg, 21"],
  sparql: ["SPARQL 查询语句", "SPARQL"], noAnswers: ["本页没有附带查询结果。", "This page carries no answers."],
  run: ["运行", "Run"], editor: ["编辑并运行", "Edit and run"], answers: ["条结果", "answers"], skip: ["跳到正文", "Skip to content"],
  unsure: ["此款可能包含多款（原文未分行）", "May hold several paragraphs (printed on one line)"], unread: ["未识别", "Unread"],
  open: ["打开", "Open"], both: ["两者之间", "Between the two"], noNorms: ["本条没有识别出规范。", "No norm was read here."],
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

// GAO's three degrees, as findings carry them.
const GRADES = { fragmentation: "分散", overlap: "交叉", duplication: "重复" };

export function gradeWord(grade) {
  return pick(GRADES[grade] || grade || "—", grade || "—");
}

export function columnWord(column) {
  return !english && Object.hasOwn(COLUMNS, column) ? COLUMNS[column] : column;
}

// A value our vocabularies know, in the reader's words; anything else as it is.
export function valueWord(value) {
  const { kinds, ties, modalities } = data.marks;
  const found = Object.hasOwn(modalities, value) ? modalities[value] : Object.hasOwn(ties, value) ? ties[value] : Object.hasOwn(kinds, value) ? kinds[value] : null;
  return found ? pick(found.zh, found.en) : value;
}
