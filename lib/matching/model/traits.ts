import { TRAIT } from "#lib/matching/model/form.ts";
import type { MatchListing } from "#lib/matching/model/listing.ts";
import type { TextTools } from "#lib/matching/model/terms.ts";

/** How a refusal names kinds of firms (`refused`, in its whole clause) and how a supply shows that it is one (`shown`). */
const KINDS: readonly { trait: number; refused: RegExp; shown: RegExp }[] = [
  {
    trait: TRAIT.goodsOnly,
    refused:
      /(?:只|仅|光|单|单独|纯)(?:会|是|管)?(?:卖|供|售|出|提供|做)(?:.{0,6})(?:设备|材料|仪器|产品|货|料|硬件|软件|工具|机器|主机|配件|药剂|图纸|账号)|(?:不做|不带|不含|没有|不管)(?:服务|安装|施工|售后)/u,
    shown:
      /(?:只|仅|光|单)(?:管|是)?(?:供|卖|售|出|提供)(?:货|料|材料|设备|产品|裸机|主机|机器|仪器)|(?:施工|安装|调试|铺装|土建)[^,，。;；]{0,8}(?:不管|不做|不负责|自理|另找|另请|另寻)|(?:不|未)(?:提供|负责|承接|做|包|管)(?:现场|上门)?(?:安装|施工|调试|服务|检测)|(?:没有|无)(?:施工|安装|服务|现场)[^,，。;；]{0,4}(?:队|人员|能力)/u,
  },
  {
    trait: TRAIT.outsourced,
    refused: /外发|外包|转包|分包|挂靠|外协|委外|贴牌|套牌|换标|白牌|relabel|rebrand/u,
    shown:
      /(?<![不非无拒绝]{1,2})(?:(?:委托|交由|外发|外包|外协|转包)(?:给|到)?[^,，。;；]{0,12}(?:厂|车间|做|加工|制作|完成|生产)|(?:由|找)[^,，。;；]{0,8}(?:协作|合作|上游|外协|代工)[^,，。;；]{0,6}(?:厂|单位|提供|加工|完成)|贴牌|换标|套牌)|没有(?:自有|自己的)?[^,，。;；]{0,4}(?:车间|工厂|产线|生产线)/u,
  },
  {
    trait: TRAIT.samplesOnly,
    refused: /(?:只|仅|光)(?:会|能)?(?:做|接|出)?(?:样[件品机]|打样|试制|小试)/u,
    shown:
      /(?:只|仅限?|专做)[^,，。;；]{0,8}(?:样[件品]|打样|试制)|(?:量产|大货|大批量?|批量)[^,，。;；]{0,6}不(?:排|接|做|承接)|不(?:接|做|承接)(?:量产|大货|大批|批量)/u,
  },
];

const TRADER_REFUSED = /贸易商|贸易公司|中间商|代理商|经销商|中介|二道贩子|倒手|转手|倒卖|掮客/u;
const TRADING_FIRM = /贸易|商贸|经销|代理/u;
/** How an offer says that its goods are somebody else's. */
const RESALE =
  /总代理|一级代理|授权代理|现货代理|代理商|经销商|贸易商|代理(?=[^,，。;；]{0,8}(?:品牌|产品|进口))|转手|转售|居间|中介|佣金/u;
const USED = /二手|翻新|拆机|旧(?:设备|机床|机器|货)|九成新|再制造/u;

/** Bits of TRAIT that a refusal rules out: `clause` with its verb, `subject` what it names. */
export function traitsRefused(clause: string, subject: string): number {
  let traits = TRADER_REFUSED.test(subject) ? TRAIT.trader : 0;
  for (const { trait, refused } of KINDS) if (refused.test(clause)) traits |= trait;
  return USED.test(subject) ? traits | TRAIT.used : traits;
}

/** What a listing shows of its firm, as bits of TRAIT. */
export function traitsOf(
  { side, organizationName, title, summary, description, keywords }: MatchListing,
  { fold }: Pick<TextTools, "fold">,
): number {
  const named = TRADING_FIRM.test(organizationName) ? TRAIT.trader : 0;
  if (side === "DEMAND") return named | TRAIT.asker;
  const core = fold([title, summary, ...keywords].join("。")).text;
  const all = `${core}。${fold(description).text}`;
  let traits = RESALE.test(core) ? named | TRAIT.trader : named;
  for (const { trait, shown } of KINDS) if (shown.test(all)) traits |= trait;
  return USED.test(core) ? traits | TRAIT.used : traits;
}
