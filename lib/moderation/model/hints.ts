import { foldTitle } from "#lib/kernel/text.ts";

/** Something in a listing's text that a reviewer should look at; `quote` is an exact substring of the text. */
export type TextHint = { kind: "MOBILE" | "PHONE" | "EMAIL" | "WECHAT" | "QQ" | "LINK" | "ADVERTISING"; quote: string };

// Every quantifier below is bounded: 50,000 characters of attack text are read in a few milliseconds.
const PATTERNS: readonly (readonly [TextHint["kind"], RegExp])[] = [
  // Tried at the beginning of a word only: within a long one every letter would be a beginning.
  ["EMAIL", /(?<![\w.+-])[\w.+-]{1,64}[@＠][\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/gu],
  ["LINK", /(?:https?:\/\/|www\.)[\w./?=&%#~:-]{3,200}/giu],
  [
    "WECHAT",
    /(?:加|添加|我的|客服)?(?:微信|威信|薇信|V信|vx|wechat|weixin)(?:号|同号|ID)?\s{0,3}[:：是为]?\s{0,3}[A-Za-z][\w-]{4,30}/giu,
  ],
  ["WECHAT", /(?:加|扫|添加)(?:一下)?(?:微信|威信|V信|vx|好友|二维码)/giu],
  ["QQ", /(?:QQ|扣扣|企鹅)(?:群|号)?\s{0,3}[:：]?\s{0,3}[1-9]\d{4,10}/giu],
  ["MOBILE", /(?<![\d.])(?:\+?86[\s-]?)?1[3-9]\d(?:[\s-]?\d{4}){2}(?![\d.]*\d)/gu],
  ["PHONE", /(?<![\d.-])(?:\(?0\d{2,3}\)?[\s-]?\d{7,8}|[48]00[\s-]?\d{3}[\s-]?\d{4})(?![\d-])/gu],
  [
    "ADVERTISING",
    /手慢无|立减|大促|限时(?:优惠|抢购|特价|折扣)|前\S{1,3}名(?:下单|签约)|抢购|秒杀|全网最低|史上最低|跳楼价|清仓(?:甩卖|处理)|买一送一|欢迎来电|来电(?:咨询|详谈|洽谈)|诚招代理|点击链接|扫码(?:咨询|下单|领取|关注)|错过不再|仅限今日/gu,
  ],
];

/** Full-width digits and the like become ordinary ones, one character for one, so that positions stay. */
function evened(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/gu, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .replace(/[\u2010-\u2015\u2212]/gu, "-");
}

/** Telephone numbers, addresses, chat accounts and advertising in a public text, in the order of their kind. Pure, linear in the text. */
export function contactOrAdHints(text: string): TextHint[] {
  const even = evened(text);
  const hints: TextHint[] = [];
  for (const [kind, pattern] of PATTERNS) {
    let found = 0;
    for (const match of even.matchAll(pattern)) {
      // Twenty of a kind are as telling as a thousand.
      found += 1;
      if (found > 20) break;
      const quote = text.slice(match.index, match.index + match[0].length);
      if (!hints.some((hint) => hint.quote.includes(quote))) hints.push({ kind, quote });
    }
  }
  return hints;
}

/** Words of who sells: what we make, how we deliver, what we show for it. */
const OFFERS =
  /(?:本公司|我公司|我司|本厂|我厂|我们|我院|我所|公司)(?:专业|主要|主营|长期|常年|自主|自有|自己|可以|可|能够|能|已|现)?(?:从事|生产|制造|销售|供应|经营|承接|研制|研发|做|提供|推出|开发)|专业(?:生产|制造|供应|承接|从事|做)|专做|可按(?:客户|用户|需方)?(?:图纸|要求|需求|需要)?(?:定制|定做|供货|生产|加工)|现货|年产能|月产能|年产量|价格(?:可谈|从优|优惠)|欢迎(?:订购|选购|采购|洽谈|来厂|来电|送样|送图|来样)|质保|可(?:免费)?(?:寄样|试用|试打|试样)|交货|供货(?:周期|期)|按套供|可供|可派|承接|对外接单|出厂|量产|批量供应|业绩|装机|投运|检测报告|(?:we|our) (?:offer|supply|manufacture|provide|make|build|deliver|product)|for sale|in stock|lead time/giu;
/** Words of who buys. */
const NEEDS =
  /求购|急购|急需|亟需|急找|诚寻|寻求|寻找|想找|想买|想请|想上|想引入|找一家|要找|求租|招标|征集|(?:我们|我司|我公司|本公司|我厂|公司)(?:现|目前|计划|拟|急)?(?:需要|需求|需|拟采购|采购|想|打算|希望|要求|计划)|预算|希望|要求|打算|不接受|不考虑|请附|请说明|贵方|供方|对方|供应商|looking for|seek(?:ing)?|wanted|we need|want to (?:buy|replace|find)/giu;
const NEEDS_IN_TITLE = /需要|希望|要求|打算|求|寻|找|请|需|拟|想|must|require|need|want|seeking|looking for/iu;
const ASKS_IN_TITLE = /求购|急购|急需|求租|招标|征集|诚寻|寻求|找(?!平|正|角)|seeking|wanted|looking for/iu;
const ASKS = /求购|急购|急需|想找|想买|寻求|求一|想请|looking for|we need|我们(?:需要|想|要)/giu;
/** Who looks for partners in research asks in an offer too. */
const TOGETHER = /攻关|共建|合作开发|联合|立项/u;

/**
 * Whether the words of a listing contradict its side: a need that only offers goods, or an offer that only asks for them.
 * Answers the phrase that shows it, an exact substring of the title or the description; null when nothing speaks against the side.
 * Slow to doubt: words of the other side must be there and words of one's own must all be missing.
 */
export function sideDoubtfulHint(side: "SUPPLY" | "DEMAND", title: string, description: string): string | null {
  const offers = description.match(OFFERS);
  if (side === "DEMAND") {
    if (NEEDS_IN_TITLE.test(title) || description.match(NEEDS)) return null;
    return offers?.[0] ?? null;
  }
  if (offers || title.match(OFFERS) || TOGETHER.test(title) || TOGETHER.test(description)) return null;
  return title.match(ASKS_IN_TITLE)?.[0] ?? description.match(ASKS)?.[0] ?? null;
}

const MEASURE =
  /\d(?:\.\d+)?\s{0,2}(?:[%‰℃°μµ㎡Ωm]|[a-z]{1,4}\/|mm|cm|km|kg|mg|kw|mw|mpa|kpa|ppm|ppb|hz|nm|gy|毫米|厘米|微米|米|公斤|千克|吨|克|兆帕|千瓦|伏|安|瓦|度|小时|分钟|秒|天|周|月|年|台|套|件|个|只|片|支|方|升|轴|倍|次|人|亩|平|万|亿|种|条|级|bit|轮)|[<>≥≤±~～-]\s{0,2}\d|(?:[二两三四五六七八九十百千万]|[一二三四五六七八九十百千万]{2,9})(?:毫米|米|公斤|吨|台|套|件|个|小时|分钟|天|片|万)/iu;

/** Whether a text names no measurable figure at all; such a need is hard to answer and gets a hint, never a refusal. */
export function missingNumberHint(title: string, description: string): boolean {
  return !MEASURE.test(`${title}\n${description}`);
}

/** The character pairs of a text as sorted numbers: two texts are then compared in one pass, without tables. */
function pairsOf(text: string): Uint32Array {
  const letters = Array.from(foldTitle(text), (letter) => letter.codePointAt(0) ?? 0);
  if (letters.length === 1) return Uint32Array.of(letters[0] ?? 0);
  const pairs = new Uint32Array(Math.max(0, letters.length - 1));
  for (let index = 0; index < pairs.length; index += 1)
    pairs[index] = (Math.imul(letters[index] ?? 0, 65_599) + (letters[index + 1] ?? 0)) >>> 0;
  return pairs.sort();
}

function diceOf(a: Uint32Array, b: Uint32Array): number {
  let [i, j, shared] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const [left = 0, right = 0] = [a[i], b[j]];
    if (left === right) shared += 1;
    if (left <= right) i += 1;
    if (right <= left) j += 1;
  }
  return a.length + b.length === 0 ? 0 : (2 * shared) / (a.length + b.length);
}

/** How alike two texts are, 0 to 1: the Dice share of their character pairs. */
export function similarity(one: string, other: string): number {
  return diceOf(pairsOf(one), pairsOf(other));
}

/** The parts of a listing that are compared for near-duplicates. */
export type Comparable = { title: string; description: string };

/** A listing made ready to be compared with many others. */
export type Fingerprint = { titleKey: string; title: Uint32Array; description: Uint32Array };

/** Likeness of two listings from which a reviewer is told; 0.8 keeps two different offers of one product line apart. */
export const NEAR_DUPLICATE_FROM = 0.8;

/** Make a listing ready to be compared. Linear in its text. */
export function fingerprintOf({ title, description }: Comparable): Fingerprint {
  return { titleKey: foldTitle(title), title: pairsOf(title), description: pairsOf(description) };
}

/** How alike two fingerprints are: as nearDuplicateScore of their listings. About a microsecond. */
export function fingerprintScore(one: Fingerprint, other: Fingerprint): number {
  if (one.titleKey === other.titleKey) return 1;
  const texts = diceOf(one.description, other.description);
  return Math.max(texts, diceOf(one.title, other.title) * 0.6 + texts * 0.4);
}

/** How alike two listings are, 0 to 1: the better of like texts and of like titles over related texts; 1 for the same title. */
export function nearDuplicateScore(one: Comparable, other: Comparable): number {
  return fingerprintScore(fingerprintOf(one), fingerprintOf(other));
}
