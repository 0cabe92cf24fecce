import { foldLabel } from "#lib/kernel/text.ts";
import { finding, plain, type Read, told } from "#lib/transfer/model/findings.ts";
import { simplified } from "#lib/transfer/parse/fold.ts";

/** A closed list of codes with the words that stand for them. `usual` words are read in silence; `odd` ones are read and told. */
export type WordTable<Code extends string> = {
  codes: readonly Code[];
  labels: Readonly<Record<Code, string>>;
  usual: ReadonlyMap<string, Code>;
  odd: ReadonlyMap<string, Code>;
};

/** One code: its label, further usual words, and odd ones (English), each list parted by spaces. */
type Entry<Code extends string> = readonly [code: Code, label: string, usual: string, odd: string];

function wordTable<const Code extends string>(...entries: readonly Entry<Code>[]): WordTable<Code> {
  const pairs = (words: string, code: Code): [string, Code][] =>
    words
      .split(" ")
      .filter((word) => word !== "")
      .map((word) => [word, code]);
  return {
    codes: entries.map(([code]) => code),
    labels: Object.fromEntries(entries.map(([code, label]) => [code, label])) as Record<Code, string>,
    usual: new Map(entries.flatMap(([code, label, usual]) => pairs(`${label} ${usual}`, code))),
    odd: new Map(entries.flatMap(([code, , , odd]) => pairs(odd, code))),
  };
}

/** No word of any table is longer: a longer text is not looked up at all. */
export const LONGEST_WORD = 80;

const bare = (text: string): string => foldLabel(text).replace(/[.。:：*"“”'‘’]+/gu, "");

/**
 * Find the code that a text stands for. A code, its label or a usual alias is read without a remark; English, traditional characters
 * and odd spellings are told. Null when it is none of them.
 */
export function codeOf<Code extends string>(text: string, table: WordTable<Code>): Read<Code> | null {
  const code = table.codes.find((known) => known === text);
  if (code !== undefined) return plain(code);
  if (text.length > LONGEST_WORD) return null;
  const key = bare(text);
  const known = table.usual.get(key);
  const tell = (found: Code): Read<Code> => told(found, finding("CODE_READ", { label: table.labels[found] }, found));
  if (known !== undefined) return foldLabel(text) === text.toLowerCase() ? plain(known) : tell(known);
  const asCode = key.replaceAll("-", "_");
  const found =
    table.usual.get(bare(simplified(text))) ?? table.odd.get(key) ?? table.codes.find((each) => each.toLowerCase() === asCode);
  return found === undefined ? null : tell(found);
}

/** 供给 or 需求. */
export const SIDES = wordTable(
  ["SUPPLY", "供给", "供 供应 供方 供给方 供给信息 可提供 提供 能力 成果", "supply offer supplier"],
  ["DEMAND", "需求", "需 需要 需方 需求方 需求信息 求购 采购需求 技术需求", "demand need needs wanted request"],
);

/** 形态. */
export const FORMS = wordTable(
  ["PRODUCT", "产品", "产品类", "product products"],
  ["TECHNOLOGY", "技术", "技术类 技术成果", "technology tech"],
  ["SYSTEM_INTEGRATION", "系统集成服务", "系统集成 系统 集成服务 集成", "systemintegration integration"],
  ["OTHER", "其他", "其它 其他类", "other others"],
);

/** The three regions. */
export const REGIONS = wordTable(
  ["BEIJING", "北京", "北京市 京 110000", "beijing beijingcity"],
  ["TIANJIN", "天津", "天津市 津 120000", "tianjin tianjincity"],
  ["HEBEI", "河北", "河北省 冀 130000", "hebei hebeiprovince"],
);

/** 合作方式. */
export const COOPERATIONS = wordTable(
  ["PURCHASE", "采购", "购买 买卖 购销 产品采购", "purchase procurement buy"],
  ["COMMISSIONED_RND", "委托研发", "委托开发", "commissionedr&d contractr&d"],
  [
    "JOINT_RND",
    "联合攻关",
    "联合研发 合作研发 合作开发 联合开发 共同研发",
    "jointr&d jointdevelopment jointresearch co-development",
  ],
  ["TRANSFER", "技术转让", "转让", "transfer technologytransfer"],
  ["LICENSE", "技术许可", "许可 授权 技术授权", "license licence licensing"],
  ["CONSULTING", "技术咨询", "咨询", "consulting"],
  ["SERVICE", "技术服务", "服务", "service services technicalservice"],
  ["CONTRACT_MANUFACTURING", "配套生产", "配套 代工 代加工 委托加工", "contractmanufacturing oem"],
  ["CO_BUILD", "共建平台", "共建 平台共建", "co-build"],
);

/** 公开方式. */
export const VISIBILITIES = wordTable(
  ["PUBLIC", "公开", "完全公开 同意公开", "public"],
  ["ANONYMOUS", "匿名", "匿名公开 隐去单位名称", "anonymous"],
  ["MATCH_ONLY", "仅匹配", "只匹配 仅用于匹配 不公开 定向", "matchonly private"],
);

/** 来源渠道. */
export const CHANNELS = wordTable(
  ["WEB", "网站", "", "web"],
  ["PHONE", "电话", "", "phone"],
  ["EMAIL", "邮件", "邮箱 电子邮件", "email mail"],
  ["QR", "二维码", "扫码", "qr"],
  ["EVENT", "活动", "会议", "event"],
  ["IMPORT", "导入", "表格", "import"],
);

/** 计价方式. */
export const BASES = wordTable(
  ["TOTAL", "总价", "", "total"],
  ["UNIT", "单价", "", "unit"],
  ["YEARLY", "每年", "年 按年", "yearly"],
);
