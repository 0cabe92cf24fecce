/**
 * A restriction stated in words. `NOT`: what is named is ruled out. `ONLY`: nothing but what is named is dealt with.
 * Spans in the folded text; `subject` is what is named, the outer span the whole clause, fit to be quoted.
 */
export type Exclusion = {
  kind: "NOT" | "ONLY";
  start: number;
  end: number;
  subjectStart: number;
  subjectEnd: number /** Not what is named but whoever asks is turned away. */;
  everyone?: true;
};

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

/**
 * A clause with its enumeration (`石墨板、石墨复合板的厂家请勿联系`): the marks of lists belong to it, and the comma of 1,500. That of
 * `可做304,316不接` does not: thousands are told by their round end.
 */
const CLAUSE = /(?:[^,，。;；:：!！?？\n()（）|.]|\.(?=[^\s])|(?<=\d),(?=\d[05]0(?!\d)))+/gu;

type Side = "DEMAND" | "SUPPLY";

/** Adverbs between a negation and its verb. */
const ADVERBS = "(?:再|会|予|作|想|打算|准备|愿意?|对外|单独)*";
/** What either side refuses. */
const REFUSING =
  "考虑|接受|接收|接待|采用|采纳|使用|选用|采购|购买|购置|推荐|推销|招标|欢迎|引进|涉及|包含|包括|含有?|上马|做成|用于|属于|与(?=.{2,16}合作)|和(?=.{2,16}合作)";
/** What only a supplier refuses: said by who asks (`现有系统不支持…`, `国内厂家不提供…`) it is the very complaint that is to be cured. */
const OFFERING =
  "提供|供应|供货|承接|承揽|承办|承印|承运|受理|从事|经营|代理|生产|制造|加工|销售|出售|出租|租赁|开展|开设|面向|服务于?|支持|兼容|覆盖|涵盖|配送|运输|发往|招收|招募|招|发展|负责|安排|附带|涉足|收购|适用于?|适合|宜用于|建议用于|开放给|对(?=.{2,12}开放)";
/** Verbs of what goes into a thing, or what it may be used for. */
const PUTTING = "采用|使用|选用|含有?|添加|掺[入杂加]?|混入|加入|用于|是(?!否)|带|做成|用";
const FORBIDDING = "不得|不能|不可|不允许|不许|不准|不宜|不应|严禁|禁止|避免|杜绝|切勿|请勿|勿|别";
const NEEDLESS = "无[需须]|毋需|不必|不用|不需要?|请?不要|请勿|请?别";
const SENDING = "推荐|提供|推销|报价|配备|配套|采购|购买|寄送|介绍|发送|投递";

const SHORT =
  "不接(?![触近地到通头缝种口线])单?|不要(?![求紧])|不带(?!电)|不收(?![缩敛回到取])|不做(?!作)|不供|不卖|不售|不包(?![邮括含])|不选|不需要|不(?:想|打算|准备|愿意?)再?(?:要|用|买|上|做)|不是|并非|而非|放弃|弃用|否决了?|禁用|拒收|拒绝|谢绝|排除(?!.{0,3}(?:故障|隐患|风险|干扰|异常))|\\bexcluding\\b|\\bexcept\\b|\\bnot accepting\\b|\\bno\\b|\\bnot\\b|\\bwithout\\b";
const notBefore = (refused: string) =>
  `(?:不|未)${ADVERBS}(?:${refused})|(?:${FORBIDDING})再?(?:${PUTTING})|(?:${NEEDLESS})再?(?:${SENDING})|${SHORT}`;
/** A supplier who has given something up. */
const STOPPED = "(?:停止|暂停)(?:承接|供应|生产|销售|受理|接收)|已?停产|已?停售";

/** What a supplier says he has not got, or cannot do; of who asks it is what is to be cured. */
const UNABLE =
  "(?:概|一律|均|也|都|暂|暂时)?不(?:再|予|会|能|敢)*(?:经营|生产|制作|加工|提供|负责|涉及|排产|备货?|管|安排|支持|代理|销售|出租|维修)|(?:做|接|干|收|修|供|染|加工|满足|覆盖|安排)不(?:了|起|住|到)|(?:暂|已)?(?:停掉|停了|停做|停供|停收|停办)|(?:已|都|全)?(?:排满|饱和)|排不(?:进来?|上|下)";
const LACKED =
  /(?:没有|没|不具备|缺|无)(?!.{0,8}(?:问题|不[了能会]|起[订步]|限制|要求))([^,，。;；]{2,10}?)(?:能力|资质|(?:施工)?队伍?|车间|产线|生产线|团队|师傅|班组|人员|条件|设备|业务)$/u;

const THEIRS = "甲方|买方|需方|客户|业主|采购方|买家|用户";
const OURS = "我们|我司|我方|我厂|本厂|公司|自己";
const byWhom = (who: string) => `由(?:${who})+(?:自行|另行|统一)?(?:负责|承担|解决|提供|采购|完成|安排)`;
/** Refusals behind what they refuse, whoever speaks. */
const NOT_AFTER =
  "(?:恕|概|一律|均|也|都|再|先|就|暂|暂时|这次|本次|目前)?不(?:予|作|再|会|想|能|敢|必|打算)*(?:考虑|接受|采用|使用|选用|采购|购买|接待|受理|欢迎|承接|推荐|发货|配送|看|谈|选|收|要|用|买|做|干|碰|接单?|卖|供应?|需要|合适|适用)|也不(?:行|可以?)|行不通|走不通|不可行|(?:不在|不属于?|未?不?列入|不纳入)(?:我们|我司|本次|此次|本期|这次|本项目)?(?:的)?(?:此|考虑|选择|采购|招标|承接|服务|供货|经营|业务|报价)?(?:范围|之列|之内|内容|目录|品类|内)?.{0,2}|请?(?:绕道|绕行)|(?:请|就|先|本次|这次)?(?:勿|别|莫)再?(?:投标?|报价?|来|回复?|推销?|联系|应标|推荐|打扰|混着?报)|(?:无[需须]|毋需|不必|不用|不要|不需要?)再?(?:联系|报价?|推荐?|投标?|来|提供|配备?|买|购|上|建)|请勿(?:投标|报价|来电|应标|推销|联系|推荐|打扰)?|谢绝|婉拒|拒收|(?<=[的位家])免|免报|(?:也|就)?算了|[非不]是?(?:我们|我司|本次)?所需|已(?:经)?(?:被)?(?:否决|排除|放弃|淘汰)|被否(?:决|了|掉)?|排除在外|(?:严禁|禁止)(?:使用|采用)|不是我们的(?:路线|方向|需求|目标)?|please skip|no,? thanks|no thank you|not (?:needed|wanted|required|of interest)|out of scope|need not apply|do not (?:apply|contact|quote)|勿扰|勿联系|免谈|(?:不|未)(?:包?含|包括)(?:在内)?|请?(?:您|甲方|买方|需方|客户|业主|用户)?(?:自行|自己)?另(?:找|寻|选|请)(?:.{0,10}(?:单位|公司|厂家|别家|高明))?|请找别家|请客户另外?安排|由客户自备|请?(?:您|甲方|买方|需方|客户|业主|用户)?(?:需|要)?(?:自备|自带)(?:过来)?|自理|自行解决|需?另配|需?另购|除外|are not accepted|is not accepted|not accepted|not included|excluded";
/** `冷库已有`, `包装我们自己做`: said by who asks, nobody needs to offer it; said by a supplier, it is a strength. */
const HAVE =
  "已(?:经)?(?:有(?:供方|供应商|供货商|合作方|合作伙伴|定点|厂家|人做)?|另行?招标|另行?采购|配备|配齐|具备|购置|落实|定好)(?:了)?|自有|自己(?:做|生产|完成|解决|负责)|自行(?:生产|采购|完成|负责|解决)|自产";
const ONLY_BEFORE =
  "(?:只|仅)(?:限于?|接待?|接受|考虑|采用|承接|受理|供应?|做|卖|负责|要|收|找|选|认|招|谈|买|产|生产|加工|染|修|从事|经营|代理|销售|面向|服务于?|对|向|用于|适用于?)|限于|专供|only for|only";

const SUBJECT = "^(.{0,28}?)(?:的)?(?:厂家|单位|企业|产品|路线|方案|供应商|供方)?";
const SPEAKER = "(?:我们|我司|我方|本厂|一概|一律|都|均|暂|暂时|暂且|这次|本次)*";
const notFirst = (phrases: string) => new RegExp(`(?:^|[^不])(?:${phrases})\\s?(.{2,24})`, "u");
const notLast = (phrases: string) => new RegExp(`${SUBJECT}${SPEAKER}(?:${phrases})(?:的|了|哦|啦|哈|谢谢)?$`, "u");
/** Who speaks decides what some phrases mean; where that is not known, what means a refusal to both is read. */
const PHRASES: Record<Side | "ANY", { first: RegExp; last: RegExp }> = {
  DEMAND: {
    first: notFirst(notBefore(REFUSING)),
    last: notLast(`${NOT_AFTER}|${HAVE}|${byWhom(`${THEIRS}|${OURS}`)}`),
  },
  SUPPLY: {
    first: notFirst(`${notBefore(`${REFUSING}|${OFFERING}`)}|${STOPPED}`),
    last: notLast(`${NOT_AFTER}|${UNABLE}|${byWhom(THEIRS)}`),
  },
  ANY: { first: notFirst(notBefore(REFUSING)), last: notLast(NOT_AFTER) },
};
const ONLY_FIRST = new RegExp(`(?:^|[^不])(${ONLY_BEFORE})\\s?([^不].{1,23})`, "u");
/** `我们不接受`, `此类方案不接受`: what is meant stands in the clause before. */
const PRONOUN =
  /^(?:我们|我司|本厂|此类|这类|这种|这些|这条|路|原理|路线|方案|做法|工艺|产品|该|一概|一律|请用户|请|以上|上述|需|均|都|暂|也|再|这次|本次|因此|所以)*$/u;
const SENTENCE_END = /[。;；!！?？\n|.]/u;
/** `只要换参数就能…` is a condition, not a restriction. */
const CONDITION = /^只要.*(?:就|即可|再|换|导入|把)/u;
/** Not restrictions: `不含税`, `没有问题`, `不需要停机`, `不收定金`, `不使用时` praise, price or qualify, they rule nothing out. */
const HARMLESS =
  /^(?:more\b|less\b|later\b|longer\b|fewer\b|税|问题|停|担心|额外|任何|中间商(?!合作)|人(?=员|工?(?:值|看|干|操|参)|$)|限|低于|少于|超过|高于|大于|小于|掉|漏|串|断|变|伤|污染|影响|最低|先例|把握|条件|出路|样机|先|用|能|会|得|过|到|上(?!门)|下|好|了|时|期间|所有|每|很|太|只|仅|唯一|专[人门业]|预|等|排队|一般|简单|.{0,4}(?:费用?|定金|押金|保证金|货款|预付款|发票)$)/u;
/** `不支持加密的请勿投`, `没有资质的不考虑`, `非厂家勿扰`: two negations ask for the thing. */
const LACKING =
  /^(?:没有?|未(?!来)|不(?:能|会|具备|支持|含|带|是|符合|满足)|达不到|做不到|缺乏?|无(?=.{0,6}(?:证|资质|资格|经验|案例|业绩|许可|执照|能力|报告|现货|工厂))|非(?!标|晶|金属|织造|遗|转基因|开挖|接触))/u;
/** What has been tried and is then refused: the thing stands behind the verb, or before it. */
const TRIED = /(?:试|用|做|上|接触|考虑)过了?/u;
/** Before the verb: nothing but who and when. */
const TIME_ONLY = /^(?:我们|我司|我厂|本厂|之前|以前|先前|原来|曾经?|也|都|已经?|去年|前年|早年|多次|.?年|.?种){0,4}$/u;
/** `除…外`, but no `除湿机外壳`: what follows tells what of the rest holds. */
const EXCEPT_OUTSIDE = /^(?:除了?|除去)(.{1,20}?)(?:以外|之外|外)/u;
const NONE_ELSE = /不(?:再|予)?(?:承接|接|供|做|考虑|服务|发|受理|提供)/u;
const ALL_ELSE = /全|都|均|皆|其余|其他|其它|一概|一律/u;
const AND_ALSO = /还|也|另|同时|更|又/u;

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
  const from = clauseAt + subjectAt + subject.indexOf(trimmed);
  found.push({
    kind,
    start: clauseAt,
    end: clauseAt + clause.trimEnd().length,
    subjectStart: from,
    subjectEnd: from + trimmed.length,
  });
}

/**
 * Every restriction of a folded text. Reads clause by clause; what it does not understand it leaves out rather than guess.
 * `side`: who speaks, where that is known.
 */
export function parseExclusions(text: string, side: Side | "ANY" = "ANY"): Exclusion[] {
  const found: Exclusion[] = [];
  let sentenceAt = 0;
  let behind = 0;
  for (const { 0: raw, index } of text.matchAll(CLAUSE)) {
    const clause = raw.trim();
    const at = index + raw.indexOf(clause);
    if (SENTENCE_END.test(text.slice(behind, index))) sentenceAt = at;
    behind = index + raw.length;
    if (clause) readClause({ found, text, side, clause, at, sentenceAt });
  }
  return found;
}

type Clause = { found: Exclusion[]; text: string; side: Side | "ANY"; clause: string; at: number; sentenceAt: number };

/** A bare `不考虑` refers to what its sentence has said so far, or to what that says has been tried. */
function pushFormer({ found, text, at, sentenceAt }: Clause): void {
  const former = text.slice(sentenceAt, at);
  for (const { 0: clause, index } of former.matchAll(CLAUSE)) {
    const tried = TRIED.exec(clause);
    if (!tried) continue;
    const end = tried.index + tried[0].length;
    const [subjectAt, subject] =
      clause.length - end >= 2 && TIME_ONLY.test(clause.slice(0, tried.index))
        ? [end, clause.slice(end)]
        : [0, clause.slice(0, tried.index)];
    pushSpan(found, "NOT", sentenceAt + index, clause, subjectAt, subject);
    return;
  }
  const said = former.replace(/[\s,，、]+$/u, "");
  // Cut to its last part.
  const from = Math.max(0, said.length - 60);
  if (said) pushSpan(found, "NOT", sentenceAt, said, from, said.slice(from));
}

function readExcept({ found, text, clause, at }: Clause): boolean {
  const except = EXCEPT_OUTSIDE.exec(clause);
  if (!except?.[1]) return false;
  const rest = text.slice(at + except[0].length, at + except[0].length + 24).split(SENTENCE_END)[0] ?? "";
  // `除石家庄外均不承接` reads as ONLY 石家庄; `除安装外全包` as NOT 安装; `除设备外还供备件` rules nothing out.
  const kind = NONE_ELSE.test(rest) ? "ONLY" : ALL_ELSE.test(rest) && !AND_ALSO.test(rest) ? "NOT" : null;
  if (kind) pushSpan(found, kind, at, clause, clause.indexOf(except[1]), except[1]);
  return kind !== null || AND_ALSO.test(rest);
}

/** `小批量不是不接`: it is done after all. */
const AFTER_ALL = /(?:不是|并非|没说|从不)不(?:能|会)?(?:接|做|供|收|卖|考虑|可以?)$/u;

function readLast(of: Clause): boolean {
  const { found, side, clause, at, sentenceAt } = of;
  if (AFTER_ALL.test(clause)) return true;
  const lacked = side === "SUPPLY" ? LACKED.exec(clause) : null;
  if (lacked?.[1]) {
    pushSpan(found, "NOT", at, clause, lacked.index + lacked[0].indexOf(lacked[1]), lacked[1]);
    return true;
  }
  const last = PHRASES[side].last.exec(clause);
  if (last?.[1] === undefined) return false;
  const subject = last[1];
  // `只卖账号的请勿联系` rules out who sells nothing but that.
  const but = /^(?:只|仅)(?:卖|做|供|提供|有)/u.exec(subject);
  const lacking = LACKING.exec(subject);
  if (but) pushSpan(found, "NOT", at, clause, but[0].length, subject.slice(but[0].length));
  else if (lacking) pushSpan(found, "ONLY", at, clause, lacking[0].length, subject.slice(lacking[0].length));
  else if (PRONOUN.test(subject)) {
    if (at > sentenceAt) pushFormer(of);
  } else if (!/^只.$/u.test(subject)) {
    const every = EVERY_KIND.exec(subject)?.[0].length ?? 0;
    pushSpan(found, "NOT", at, clause, every, subject.slice(every));
  }
  return true;
}

/** `凡带电池的不收`: what is named begins behind it. */
const EVERY_KIND = /^(?:凡是?|所有|任何|一切)(?:带有?|含有?|涉及|属于)?/u;
/** An offer that is open to nobody for now, or to nobody here: its whole clause is told. */
const CLOSED =
  /(?:产能|档期|排期|产线|订单|名额)[^,，。;；]{0,12}(?:已满|排满|约满|饱和|划给|包给|锁定|占满)|(?:暂停|停止|暂不)(?:对外)?(?:接单|接新单|接待新客)|(?:不|未)对外(?:接单|加工|供货|销售|承接|供应|服务|开放|营业)|(?:仅|只)供(?:本?集团|内部|本公司|本厂|自用|系统内|出口)|(?:社会|外部|外来|国内)(?:订单|单子?|客户|业务)[^,，。;；]{0,6}(?:不接|不做|不供|排不|接不)/u;
const UNRELATED = /(?:与|和|跟)(.{2,20}?)(?:无关|不相关|不相干)$/u;

function readClause(of: Clause): void {
  const { found, side, clause, at } = of;
  const closed = side === "SUPPLY" && CLOSED.exec(clause);
  if (closed) {
    found.push({
      kind: "NOT",
      start: at,
      end: at + clause.length,
      subjectStart: at + closed.index,
      subjectEnd: at + closed.index + closed[0].length,
      everyone: true,
    });
    return;
  }
  const unrelated = UNRELATED.exec(clause);
  if (unrelated?.[1]) pushSpan(found, "NOT", at, clause, unrelated.index + 1, unrelated[1]);
  if (unrelated || readExcept(of) || readLast(of)) return;
  const only = CONDITION.test(clause) ? null : ONLY_FIRST.exec(clause);
  if (only?.[2]) pushSpan(found, "ONLY", at, clause, only.index + only[0].length - only[2].length, only[2]);
  const not = PHRASES[side].first.exec(clause);
  // `不是中间商` praises, `不接受中间商` refuses.
  if (!not?.[1] || (HARMLESS.test(not[1].trim()) && !/(?:接受|接待|考虑|欢迎)\s?中间商/u.test(not[0]))) return;
  const from = not.index + not[0].length - not[1].length;
  // `不含防腐剂的酱料`: the thing is without it; `不是代工而是…`: the rest is wanted.
  const phrase = clause.slice(not.index, from).trimEnd();
  const subject = (/(?:含有?|带|添加)$/u.test(phrase) ? not[1].replace(/的.*$/u, "") : not[1]).replace(
    /而是?.*$|开放$|合作$/u,
    "",
  );
  pushSpan(found, "NOT", at, clause, from, subject);
}
