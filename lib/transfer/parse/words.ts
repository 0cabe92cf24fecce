import { foldLabel } from "#lib/kernel/text.ts";
import { finding, plain, type Read, told } from "#lib/transfer/model/findings.ts";
import { simplified } from "#lib/transfer/parse/fold.ts";

/** A closed list of codes with the words that stand for them. `silent` words are usual spellings; `foreign` ones are read but told. */
export type WordTable<Code extends string> = {
  codes: readonly Code[];
  labels: Readonly<Record<Code, string>>;
  silent: Readonly<Record<string, Code>>;
  foreign: Readonly<Record<string, Code>>;
};

const bare = (text: string): string => foldLabel(text).replace(/[.。:：*"“”'‘’]+/gu, "");

/**
 * Find the code that a text stands for. A code, its label or a usual alias is read without a remark; English, traditional characters and
 * odd spellings are told. Null when it is none of them.
 */
export function codeOf<Code extends string>(text: string, table: WordTable<Code>): Read<Code> | null {
  const code = table.codes.find((known) => known === text);
  if (code !== undefined) return plain(code);
  const key = bare(text);
  const known = own(table.silent, key);
  if (known !== undefined) return foldLabel(text) === text.toLowerCase() ? plain(known) : tell(known, table);
  const converted =
    own(table.silent, bare(simplified(text))) ??
    own(table.foreign, key) ??
    table.codes.find((each) => each.toLowerCase() === key.replaceAll("-", "_"));
  return converted === undefined ? null : tell(converted, table);
}

// A cell may read "constructor": only the table's own words count.
function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function tell<Code extends string>(code: Code, table: WordTable<Code>): Read<Code> {
  return told(code, finding("CODE_READ", { label: table.labels[code] }, code));
}

/** 供给 or 需求. */
export const SIDES: WordTable<"SUPPLY" | "DEMAND"> = {
  codes: ["SUPPLY", "DEMAND"],
  labels: { SUPPLY: "供给", DEMAND: "需求" },
  silent: {
    ...{
      供: "SUPPLY",
      供给: "SUPPLY",
      供应: "SUPPLY",
      供方: "SUPPLY",
      供给方: "SUPPLY",
      供给信息: "SUPPLY",
      可提供: "SUPPLY",
      提供: "SUPPLY",
      能力: "SUPPLY",
      成果: "SUPPLY",
    },
    ...{
      需: "DEMAND",
      需求: "DEMAND",
      需要: "DEMAND",
      需方: "DEMAND",
      需求方: "DEMAND",
      需求信息: "DEMAND",
      求购: "DEMAND",
      采购需求: "DEMAND",
      技术需求: "DEMAND",
    },
  },
  foreign: {
    supply: "SUPPLY",
    offer: "SUPPLY",
    supplier: "SUPPLY",
    need: "DEMAND",
    demand: "DEMAND",
    needs: "DEMAND",
    wanted: "DEMAND",
    request: "DEMAND",
  },
};

/** 产品, 技术, 系统集成服务, 其他. */
export const FORMS: WordTable<"PRODUCT" | "TECHNOLOGY" | "SYSTEM_INTEGRATION" | "OTHER"> = {
  codes: ["PRODUCT", "TECHNOLOGY", "SYSTEM_INTEGRATION", "OTHER"],
  labels: { PRODUCT: "产品", TECHNOLOGY: "技术", SYSTEM_INTEGRATION: "系统集成服务", OTHER: "其他" },
  silent: {
    ...{ 产品: "PRODUCT", 产品类: "PRODUCT", 技术: "TECHNOLOGY", 技术类: "TECHNOLOGY", 技术成果: "TECHNOLOGY" },
    ...{
      系统集成服务: "SYSTEM_INTEGRATION",
      系统集成: "SYSTEM_INTEGRATION",
      系统: "SYSTEM_INTEGRATION",
      集成服务: "SYSTEM_INTEGRATION",
      集成: "SYSTEM_INTEGRATION",
    },
    ...{ 其他: "OTHER", 其它: "OTHER", 其他类: "OTHER" },
  },
  foreign: {
    product: "PRODUCT",
    products: "PRODUCT",
    technology: "TECHNOLOGY",
    tech: "TECHNOLOGY",
    systemintegration: "SYSTEM_INTEGRATION",
    integration: "SYSTEM_INTEGRATION",
    other: "OTHER",
    others: "OTHER",
  },
};

/** The three regions. */
export const REGIONS: WordTable<"BEIJING" | "TIANJIN" | "HEBEI"> = {
  codes: ["BEIJING", "TIANJIN", "HEBEI"],
  labels: { BEIJING: "北京", TIANJIN: "天津", HEBEI: "河北" },
  silent: {
    北京: "BEIJING",
    北京市: "BEIJING",
    京: "BEIJING",
    天津: "TIANJIN",
    天津市: "TIANJIN",
    津: "TIANJIN",
    河北: "HEBEI",
    河北省: "HEBEI",
    冀: "HEBEI",
    110000: "BEIJING",
    120000: "TIANJIN",
    130000: "HEBEI",
  },
  foreign: {
    beijing: "BEIJING",
    beijingcity: "BEIJING",
    tianjin: "TIANJIN",
    tianjincity: "TIANJIN",
    hebei: "HEBEI",
    hebeiprovince: "HEBEI",
  },
};

/** 合作方式. */
export const COOPERATIONS: WordTable<
  | "PURCHASE"
  | "COMMISSIONED_RND"
  | "JOINT_RND"
  | "TRANSFER"
  | "LICENSE"
  | "CONSULTING"
  | "SERVICE"
  | "CONTRACT_MANUFACTURING"
  | "CO_BUILD"
> = {
  codes: [
    "PURCHASE",
    "COMMISSIONED_RND",
    "JOINT_RND",
    "TRANSFER",
    "LICENSE",
    "CONSULTING",
    "SERVICE",
    "CONTRACT_MANUFACTURING",
    "CO_BUILD",
  ],
  labels: {
    ...{ PURCHASE: "采购", COMMISSIONED_RND: "委托研发", JOINT_RND: "联合攻关", TRANSFER: "技术转让", LICENSE: "技术许可" },
    ...{ CONSULTING: "技术咨询", SERVICE: "技术服务", CONTRACT_MANUFACTURING: "配套生产", CO_BUILD: "共建平台" },
  },
  silent: {
    ...{
      采购: "PURCHASE",
      购买: "PURCHASE",
      买卖: "PURCHASE",
      购销: "PURCHASE",
      产品采购: "PURCHASE",
      委托研发: "COMMISSIONED_RND",
      委托开发: "COMMISSIONED_RND",
    },
    ...{
      联合攻关: "JOINT_RND",
      联合研发: "JOINT_RND",
      合作研发: "JOINT_RND",
      合作开发: "JOINT_RND",
      联合开发: "JOINT_RND",
      共同研发: "JOINT_RND",
    },
    ...{
      技术转让: "TRANSFER",
      转让: "TRANSFER",
      技术许可: "LICENSE",
      许可: "LICENSE",
      授权: "LICENSE",
      技术授权: "LICENSE",
      技术咨询: "CONSULTING",
      咨询: "CONSULTING",
    },
    ...{
      技术服务: "SERVICE",
      服务: "SERVICE",
      配套生产: "CONTRACT_MANUFACTURING",
      配套: "CONTRACT_MANUFACTURING",
      代工: "CONTRACT_MANUFACTURING",
      代加工: "CONTRACT_MANUFACTURING",
    },
    ...{ 委托加工: "CONTRACT_MANUFACTURING", 共建平台: "CO_BUILD", 共建: "CO_BUILD", 平台共建: "CO_BUILD" },
  },
  foreign: {
    ...{
      purchase: "PURCHASE",
      procurement: "PURCHASE",
      buy: "PURCHASE",
      "commissionedr&d": "COMMISSIONED_RND",
      "contractr&d": "COMMISSIONED_RND",
    },
    ...{
      "jointr&d": "JOINT_RND",
      jointdevelopment: "JOINT_RND",
      jointresearch: "JOINT_RND",
      "co-development": "JOINT_RND",
      transfer: "TRANSFER",
      technologytransfer: "TRANSFER",
    },
    ...{
      license: "LICENSE",
      licence: "LICENSE",
      licensing: "LICENSE",
      consulting: "CONSULTING",
      service: "SERVICE",
      technicalservice: "SERVICE",
      services: "SERVICE",
    },
    ...{ contractmanufacturing: "CONTRACT_MANUFACTURING", oem: "CONTRACT_MANUFACTURING", "co-build": "CO_BUILD" },
  },
};

/** 公开方式. */
export const VISIBILITIES: WordTable<"PUBLIC" | "ANONYMOUS" | "MATCH_ONLY"> = {
  codes: ["PUBLIC", "ANONYMOUS", "MATCH_ONLY"],
  labels: { PUBLIC: "公开", ANONYMOUS: "匿名", MATCH_ONLY: "仅匹配" },
  silent: {
    ...{
      公开: "PUBLIC",
      完全公开: "PUBLIC",
      同意公开: "PUBLIC",
      匿名: "ANONYMOUS",
      匿名公开: "ANONYMOUS",
      隐去单位名称: "ANONYMOUS",
    },
    ...{ 仅匹配: "MATCH_ONLY", 只匹配: "MATCH_ONLY", 仅用于匹配: "MATCH_ONLY", 不公开: "MATCH_ONLY", 定向: "MATCH_ONLY" },
  },
  foreign: { public: "PUBLIC", anonymous: "ANONYMOUS", matchonly: "MATCH_ONLY", private: "MATCH_ONLY" },
};

/** 来源渠道. */
export const CHANNELS: WordTable<"WEB" | "PHONE" | "EMAIL" | "QR" | "EVENT" | "IMPORT"> = {
  codes: ["WEB", "PHONE", "EMAIL", "QR", "EVENT", "IMPORT"],
  labels: { WEB: "网站", PHONE: "电话", EMAIL: "邮件", QR: "二维码", EVENT: "活动", IMPORT: "导入" },
  silent: {
    网站: "WEB",
    电话: "PHONE",
    邮件: "EMAIL",
    邮箱: "EMAIL",
    电子邮件: "EMAIL",
    二维码: "QR",
    扫码: "QR",
    活动: "EVENT",
    会议: "EVENT",
    导入: "IMPORT",
    表格: "IMPORT",
  },
  foreign: { web: "WEB", phone: "PHONE", email: "EMAIL", mail: "EMAIL", qr: "QR", event: "EVENT", import: "IMPORT" },
};

/** 计价方式. */
export const BASES: WordTable<"TOTAL" | "UNIT" | "YEARLY"> = {
  codes: ["TOTAL", "UNIT", "YEARLY"],
  labels: { TOTAL: "总价", UNIT: "单价", YEARLY: "每年" },
  silent: { 总价: "TOTAL", 单价: "UNIT", 每年: "YEARLY", 年: "YEARLY", 按年: "YEARLY" },
  foreign: { total: "TOTAL", unit: "UNIT", yearly: "YEARLY" },
};
