import { foldLabel } from "#lib/kernel/text.ts";
import type { COOPERATION, Form, Side } from "#lib/listings/model.ts";
import type { Term } from "#lib/taxonomy/model.ts";
import { clausesOf } from "./clauses.ts";

const FORM_SIGNS: readonly (readonly [Form, RegExp])[] = [
  [
    "SYSTEM_INTEGRATION",
    /系统集成|集成服务|集成商|总承包|总包|交钥匙|EPC|整线|产线改造|自动化改造|智能化改造|信息化(?:建设|改造)|平台建设|系统建设|整体解决方案/giu,
  ],
  [
    "TECHNOLOGY",
    /技术(?:攻关|转让|许可|开发|成果|难题|方案|咨询|合作)|工艺(?:包|技术|开发|优化)|攻关|研发|算法|专利|配方|菌株|中试|小试|科研成果|委托开发/gu,
  ],
  [
    "PRODUCT",
    /求购|采购|购买|供应|供货|现货|批量|型号|规格|设备|装置|机组|[零部配]件|材料|原料|仪器|产品|\d\s*(?:台|套|件|支|只|吨|公斤|米|卷|块|片|瓶|桶)/gu,
  ],
];

/** The form that a text speaks of most, its title counting thrice; null when nothing tells. */
export function formIn(title: string, text: string): Form | null {
  const points = FORM_SIGNS.map(([form, signs]) => {
    const count = (part: string): number => Math.min(4, part.match(signs)?.length ?? 0);
    return { form, points: 3 * count(title) + count(text) };
  });
  const [best, second] = points.toSorted((a, b) => b.points - a.points);
  return best && best.points > 0 && best.points > (second?.points ?? 0) ? best.form : null;
}

const WAYS: readonly (readonly [(typeof COOPERATION)[number], RegExp])[] = [
  ["PURCHASE", /求购|采购|购买|购置|招标|询价|供应|销售|出售|供货|现货/u],
  ["COMMISSIONED_RND", /委托(?:研发|开发|研制|设计)/u],
  ["JOINT_RND", /联合(?:攻关|研发|开发|研制)|合作(?:研发|开发|攻关)|共同(?:研发|开发|攻关)|产学研/u],
  ["TRANSFER", /技术转让|专利转让|成果转让|转让/u],
  ["LICENSE", /技术许可|专利许可|独占许可|普通许可|许可使用|授权使用/u],
  ["CONSULTING", /技术咨询|咨询(?:服务|诊断)|诊断咨询/u],
  ["SERVICE", /技术服务|检测服务|运维|维保|维护服务|测试服务|(?:提供|寻求)[^，。；]{0,8}服务/u],
  ["CONTRACT_MANUFACTURING", /配套生产|代工|代加工|来料加工|来图加工|外协|委托加工|OEM|ODM/iu],
  ["CO_BUILD", /共建|联合实验室|合作建设/u],
];

/** Ways of working together that a text names. */
export const waysIn = (text: string): string[] => WAYS.filter(([, signs]) => signs.test(text)).map(([way]) => way);

const LIMITED = /(?:仅限|限于|限|面向|优先|希望|要求|意向|服务|对接|寻找|寻求|找)[^，。；]{0,8}/u;

/** Regions that a text wants its partner from; empty when it says nothing of the kind, or all three. */
export function targetsIn(text: string): string[] {
  const found = new Set<string>();
  for (const clause of clausesOf(text)) {
    const start = LIMITED.exec(clause);
    if (!start || /京津冀|三地/u.test(clause)) continue;
    const rest = clause.slice(start.index);
    if (!/企业|单位|厂家|供应商|供方|伙伴|院所|高校|机构|地区|客户|用户|服务商|集成商|商/u.test(rest)) continue;
    if (/北京|京津|京冀/u.test(rest)) found.add("BEIJING");
    if (/天津|京津|津冀/u.test(rest)) found.add("TIANJIN");
    if (/河北|津冀|京冀/u.test(rest)) found.add("HEBEI");
  }
  return found.size === 3 ? [] : ["BEIJING", "TIANJIN", "HEBEI"].filter((region) => found.has(region));
}

const STANDARDS =
  /(?:ISO|IATF|GB\/T|AS)\s?\d{4,5}(?:[:：-]\d{4})?|CNAS|CMA|(?<![A-Za-z])(?:CCC|3C|CE|UL|FDA|GMP|GSP|ATEX|API)(?=认证|资质|证书)|高新技术企业|专精特新(?:“?小巨人”?)?|特种设备(?:制造|生产|安装)许可证?|防爆合格证|医疗器械(?:生产|经营)许可证|安全生产许可证|武器装备[^，。；]{0,8}(?:资格|许可)/giu;
const ASKS = /需|须|要求|应|具备|具有|持有|取得|通过|拥有|提供|已获|资质|认证|证书/u;

/** Certificates that a text asks for or holds: known terms by their name, standards by their number. */
export function qualificationsIn(text: string, terms: readonly Term[]): string[] {
  const found: string[] = [];
  const add = (name: string): void => {
    const key = foldLabel(name);
    if (key !== "" && !found.some((known) => foldLabel(known).includes(key))) found.push(name);
  };
  for (const clause of clausesOf(text.normalize("NFKC"))) {
    if (!ASKS.test(clause)) continue;
    const folded = foldLabel(clause);
    for (const term of terms)
      if ([term.labelZh, ...term.aliases].some((name) => foldLabel(name).length > 2 && folded.includes(foldLabel(name))))
        add(term.labelZh);
    for (const [name] of clause.matchAll(STANDARDS))
      add(
        name
          .replace(/[:：-]\d{4}$/u, "")
          .replace(/\s+/gu, " ")
          .trim(),
      );
  }
  return found.filter((name) => name.length <= 40).slice(0, 10);
}

/** Which chain a field of trade of the ontology belongs to. */
const CHAIN_OF_TRADE: Readonly<Record<string, string>> = {
  氢能: "hydrogen",
  生物医药: "biomedicine",
  网络安全: "cyber-industrial-internet",
  工业互联网: "cyber-industrial-internet",
  工业母机: "machine-tools",
  新能源汽车: "nev-icv",
  智能网联汽车: "nev-icv",
  汽车: "nev-icv",
  机器人产业: "robotics",
};
export const chainOfTrade = (name: string): string | null => CHAIN_OF_TRADE[name] ?? null;

/** The side a text speaks for, when it clearly is the other one. */
export function otherSideIn(side: Side, text: string): boolean {
  const asks = /求购|急购|采购需求|寻求|诚寻|招标|我[司们]需要|预算/u.test(text);
  const offers = /现货供应|长期供应|我[司们](?:供应|生产|提供)|可提供|对外转让|承接/u.test(text);
  return side === "DEMAND" ? offers && !asks : asks && !offers;
}
