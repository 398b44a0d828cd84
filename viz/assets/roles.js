// The part an actor plays in a norm, as the one character an office would write.
import { norms } from "./data.js";
import { pick } from "./words.js";

const BEARS = { obligation: "责", prohibition: "禁", permission: "可", encouragement: "励", policy: "策", sanction: "罚", liability: "任" };
const ACTS = { assist: "配", supervise: "监", guide: "导", coordinate: "统", report: "报" };
const FACES = { joint: "会", report: "收", assist: "受", supervise: "被", guide: "被", sanction: "被", serve: "益", support: "益", delegate: "委", coordinate: "被" };
const NAMES = {
  牵: ["牵头", "leads"], 责: ["负责（义务）", "must"], 会: ["会同", "jointly"], 配: ["配合", "assists"], 监: ["监督", "supervises"],
  导: ["指导", "guides"], 统: ["统筹协调", "coordinates"], 报: ["报告", "reports"], 收: ["接受报告", "is reported to"],
  罚: ["处罚", "sanctions"], 可: ["可以", "may"], 禁: ["不得", "must not"], 励: ["受鼓励", "is urged"], 策: ["政策", "policy"],
  任: ["担责", "is liable"], 受: ["受配合", "is assisted"], 被: ["被监督、指导", "is supervised"], 益: ["受支持服务", "is served"], 委: ["受委托", "is delegated to"],
};
export const ROLES = Object.keys(NAMES); // strongest first

export function roleWord(role) {
  return pick(NAMES[role][0], NAMES[role][1]);
}

export function rolesIn(norm, actor) {
  const found = new Set();
  if (norm.who.includes(actor)) {
    found.add(norm.lead ? "牵" : BEARS[norm.modality]);
    for (const tie of norm.ties) if (ACTS[tie.tie]) found.add(ACTS[tie.tie]);
  }
  for (const tie of norm.ties) if (tie.to === actor) found.add(FACES[tie.tie]);
  return ROLES.filter((role) => found.has(role));
}

export function allRoles(norm) {
  norm.roles ??= [...new Set([...norm.who, ...norm.with].flatMap((actor) => rolesIn(norm, actor)))];
  return norm.roles;
}

export function rolesOver(numbers, actor) {
  const found = new Set(numbers.flatMap((number) => rolesIn(norms[number], actor)));
  return ROLES.filter((role) => found.has(role));
}
