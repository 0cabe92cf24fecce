/**
 * A restriction stated in words. `NOT`: what is named is ruled out. `ONLY`: nothing but what is named is dealt with.
 * Spans in the folded text; `subject` is what is named, the outer span the whole clause, fit to be quoted.
 */
export type Exclusion = { kind: "NOT" | "ONLY"; start: number; end: number; subjectStart: number; subjectEnd: number };

const BETWEEN = /、|,|或者|或|和|及|与|\bor\b|\band\b/gu;

/** `树脂、活性炭吸附`, `压缩机和加注设备`: each alternative of a subject, with its offset in it. */
export function alternatives(subject: string): { text: string; at: number }[] {
  const parts: { text: string; at: number }[] = [];
  let from = 0;
  for (const { 0: mark, index } of [...subject.matchAll(BETWEEN), { 0: "", index: subject.length }]) {
    if (index > from) parts.push({ text: subject.slice(from, index), at: from });
    from = index + mark.length;
  }
  return parts;
}

/** A clause with its enumeration (`石墨板、石墨复合板的厂家请勿联系`): the marks of lists belong to it. */
const CLAUSE = /(?:[^,，。;；:：!！?？\n()（）|.]|\.(?=[^\s]))+/gu;

const NOT_BEFORE =
  "不再?接受|不会?考虑|不再?考虑|不予考虑|不再?采用|不再?使用|不采纳|不选用?|不想(?:再)?(?:要|用|上|买)|不打算(?:再)?(?:用|上|买)|不能(?:采用|使用|选用|是|含有?)|不可(?:采用|使用|含有?)|不得(?:采用|使用|选用|含有?)|不允许(?:使用|采用)|不许(?:用|使用)|禁止(?:使用|采用)|禁用|严禁(?:使用|采用)?|勿用|别用|别再?推荐|请?不要再?推荐|请勿推荐|请勿推销|放弃|弃用|否决了?|不承接|不包|不受理|不包含|不包括|不提供|不涉及|不支持|不适用于?|不需要|不用于|不含|不做|不供|不接|不带|不卖|不要|不收|不售|不是|并非|拒绝|谢绝|排除|不负责|\\bexcluding\\b|\\bexcept\\b|\\bnot accepting\\b|\\bno\\b|\\bnot\\b|\\bwithout\\b";
const NOT_AFTER =
  "(?:恕|概|一律|均|也|都|再)?不(?:予|作|再|会)?(?:考虑|接受|采用|使用|选用|接待|受理|欢迎|承接|推荐|看|谈|选|收|要|用)|不在(?:考虑|选择|采购|承接|服务|供货|经营|业务)(?:范围|之列|之内|内)?.{0,3}|不列入考虑|不属于(?:本次|我们).{0,6}|请?(?:绕道|绕行|勿投|勿报价|勿来|别来|别联系|别报价|不要联系|不要报价|不必联系|不必报价|不用联系|不用报价|无需联系|无需报价)|请勿(?:投标|报价|来电|应标|推销)|已(?:经)?(?:被)?(?:否决|排除|放弃|淘汰)|被否(?:决|了|掉)?|(?:严禁|禁止)(?:使用|采用)|不是我们的(?:路线|方向|需求|目标)?|please skip|请勿联系|请勿推荐|请勿打扰|请勿|勿扰|勿联系|免谈|不再?考虑|不再?接受|不做|不接|不接单|不供应?|不卖|不要|不在(?:此|供货|服务)?范围.{0,2}|不合适|不适用|不含|请另找|请另寻|请另选|请找别家|另找|请客户另外?安排|由客户自备|需?自备|需?另配|需?另购|除外|are not accepted|is not accepted|not accepted|not included|excluded";
const ONLY_BEFORE =
  "(?:目前|现|暂|暂时|我们|本厂|我厂|我司)*(?:仅限于?|只限于?|限于|只承接|只接待?|只供应?|只做|只卖|只负责|只要|只收|只找|仅接|仅供应?|仅做|仅承接|仅面向|仅服务|只面向|只服务|专供|only for|only)";

const NOT_FIRST = new RegExp(`(?:^|[^不])(${NOT_BEFORE})\\s?(.{2,24})`, "u");
const NOT_LAST = new RegExp(
  `^(.{0,28}?)(?:的)?(?:厂家|单位|企业|产品|路线|方案|供应商|供方)?(?:我们|我司|本厂|一概|一律|都|均|暂|暂时|暂且)*(?:${NOT_AFTER})(?:的|了|哦|谢谢)?$`,
  "u",
);
const ONLY_FIRST = new RegExp(`(?:^|[^不])(${ONLY_BEFORE})\\s?(.{2,24})`, "u");
/** `我们不接受`, `此类方案不接受`: what is meant stands in the clause before. */
const PRONOUN =
  /^(?:我们|我司|本厂|此类|这类|这种|这些|原理|路线|方案|做法|工艺|产品|该|一概|一律|请用户|请|以上|上述|需|均|都|暂|也)*$/u;
const SENTENCE_END = /[。;；!！?？\n|]/u;
/** `只要换参数就能…` is a condition, not a restriction. */
const CONDITION = /^只要.*(?:就|即可|再|换|导入|把)/u;
/** Not restrictions: `不含税`, `没有问题`, `不需要停机` praise or price, they rule nothing out. */
const HARMLESS =
  /^(?:more\b|less\b|later\b|longer\b|fewer\b|税|问题|停|担心|额外|任何|中间商|人|限|低于|少于|超过|高于|大于|小于|掉|漏|串|断|变|伤|污染|影响|最低|先例|把握|条件|出路|样机|先|用|能|会|得|过|到|上|下|好|了)/u;
const EXCEPT_OUTSIDE = /^(?:除了?)(.{1,20}?)(?:以外|之外|外)/u;

function pushSpan(
  found: Exclusion[],
  kind: Exclusion["kind"],
  clauseAt: number,
  clause: string,
  subjectAt: number,
  subject: string,
): void {
  const trimmed = subject.trim();
  if (trimmed.length < 2) return;
  // A referred-to sentence is cut to its last part.
  const shift = subjectAt + clause.slice(subjectAt).lastIndexOf(subject);
  const from = clauseAt + shift + subject.indexOf(trimmed);
  found.push({
    kind,
    start: clauseAt,
    end: clauseAt + clause.trimEnd().length,
    subjectStart: from,
    subjectEnd: from + trimmed.length,
  });
}

/** Every restriction of a folded text. Reads clause by clause; what it does not understand it leaves out rather than guess. */
export function parseExclusions(text: string): Exclusion[] {
  const found: Exclusion[] = [];
  let sentenceAt = 0;
  let behind = 0;
  for (const { 0: raw, index } of text.matchAll(CLAUSE)) {
    const clause = raw.trim();
    const at = index + raw.indexOf(clause);
    if (SENTENCE_END.test(text.slice(behind, index))) sentenceAt = at;
    // A bare `不考虑` refers to what its sentence has said so far.
    if (clause)
      readClause(found, clause, at, at > sentenceAt ? { at: sentenceAt, clause: text.slice(sentenceAt, behind) } : null);
    behind = index + raw.length;
  }
  return found;
}

function readClause(found: Exclusion[], clause: string, at: number, former: { at: number; clause: string } | null): void {
  const except = EXCEPT_OUTSIDE.exec(clause);
  if (except?.[1]) {
    // `除石家庄外均不承接` reads as ONLY 石家庄; `除安装外全包` as NOT 安装.
    const onlyThat = /不承接|不接|不供|不做|不考虑|不服务/u.test(clause.slice(except[0].length));
    pushSpan(found, onlyThat ? "ONLY" : "NOT", at, clause, clause.indexOf(except[1]), except[1]);
    return;
  }
  const last = NOT_LAST.exec(clause);
  if (last?.[1] !== undefined) {
    // `只卖账号的请勿联系` rules out who sells nothing but that.
    const but = /^(?:只|仅)(?:卖|做|供|提供|有)/u.exec(last[1]);
    if (but) pushSpan(found, "NOT", at, clause, but[0].length, last[1].slice(but[0].length));
    else if (!PRONOUN.test(last[1])) pushSpan(found, "NOT", at, clause, 0, last[1]);
    else if (former) pushSpan(found, "NOT", former.at, former.clause, 0, former.clause.slice(-60));
    return;
  }
  const only = CONDITION.test(clause) ? null : ONLY_FIRST.exec(clause);
  if (only?.[2]) {
    pushSpan(found, "ONLY", at, clause, only.index + only[0].length - only[2].length, only[2]);
    return;
  }
  const not = NOT_FIRST.exec(clause);
  if (not?.[2] && !HARMLESS.test(not[2].trim()))
    pushSpan(found, "NOT", at, clause, not.index + not[0].length - not[2].length, not[2]);
}
