/** What a column of a table may hold: names of contract.md, and a few that are sorted out by side or by row. */
export type ColumnField =
  | "externalId"
  | "side"
  | "form"
  | "kind" // 类别: 供需 or 形态, told apart by its values
  | "title"
  | "summary"
  | "description"
  | "keywords"
  | "chain"
  | "chainLink"
  | "cluster"
  | "organization.name"
  | "organization.creditCode"
  | "organization.region"
  | "organization.division"
  | "targetRegions"
  | "cooperation"
  | "requiredQualifications"
  | "heldQualifications"
  | "qualifications" // 资质: required or held, by side
  | "amountMinWan"
  | "amountMaxWan"
  | "amount" // one column for both ends
  | "amountBasis"
  | "neededBy"
  | "availableFrom"
  | "when" // needed by or available from, by side
  | "validUntil"
  | "visibility"
  | "sourceChannel"
  | "contact.name"
  | "contact.phone"
  | "contact.email"
  | "contact" // name, phone and mail in one cell
  | "ignored";

/** The headings of the template, in its order (contract.md section 3). */
export const TEMPLATE_HEADINGS: readonly (readonly [heading: string, field: ColumnField])[] = [
  ["来源编号", "externalId"],
  ["类型", "side"],
  ["形态", "form"],
  ["名称", "title"],
  ["内容摘要", "summary"],
  ["详细说明", "description"],
  ["关键词", "keywords"],
  ["产业链", "chain"],
  ["集群", "cluster"],
  ["单位名称", "organization.name"],
  ["统一社会信用代码", "organization.creditCode"],
  ["省市", "organization.region"],
  ["区县", "organization.division"],
  ["意向对接地区", "targetRegions"],
  ["合作方式", "cooperation"],
  ["需要资质", "requiredQualifications"],
  ["具备资质", "heldQualifications"],
  ["最低金额(万元)", "amountMinWan"],
  ["最高金额(万元)", "amountMaxWan"],
  ["需求时限", "neededBy"],
  ["可供时间", "availableFrom"],
  ["有效期至", "validUntil"],
  ["公开方式", "visibility"],
  ["来源渠道", "sourceChannel"],
  ["联系人", "contact.name"],
  ["联系电话", "contact.phone"],
  ["电子邮箱", "contact.email"],
];

const ALIASES: Readonly<Partial<Record<ColumnField, string>>> = {
  ignored: "序号 编号序号 no. no 行号 #",
  externalId: "外部编号 来源号 externalid 项目编号 需求编号 供给编号 自编号",
  side: "供/需 供需 供需类型 供需类别 供需方向 供给/需求 side",
  kind: "类别 种类 信息类别 信息类型 type category",
  form: "产品形态 供需形态 信息形态 形式 产品/技术/系统 form",
  title:
    "项目名称 标题 信息名称 需求名称 供给名称 产品名称 成果名称 技术名称 题目 机会名称 需求标题 供给标题 名称(标题) title 产品/技术名称 需求项目名称 机会信息名称",
  summary: "摘要 内容简介 概述 简述 项目摘要 summary",
  description:
    "内容说明 说明 详细描述 描述 需求描述 供给描述 需求内容 供给内容 内容 项目内容 具体内容 详细内容 主要内容 项目简介 具体需求 需求说明 技术需求描述 description 详细介绍 内容描述",
  keywords: "关键字 keywords 标签",
  chain: "所属产业链 六链 重点产业链 产业链名称 chain",
  chainLink: "产业链环节 环节 所属环节 chainlink",
  cluster: "产业集群 所属集群 五群 cluster",
  "organization.name":
    "企业全称 企业名称 单位全称 公司名称 公司全称 单位 企业 公司 机构名称 申报单位 发布单位 需求单位 供给单位 供方 需方 organization company 企业(单位)名称 单位(企业)名称",
  "organization.creditCode": "信用代码 社会信用代码 统一信用代码 统一社会信用码 creditcode",
  "organization.region":
    "省(市) 省份 所在省市 所在地区 所属地区 地区 省/市 所属省市 所在省(市) 所属省(市) 省、市 region province 所在省份",
  "organization.division":
    "所属区 所在区县 区/县 区(县) 县区 县(市、区) 所属区县 所在区 所在县区 行政区划 区划 区划代码 市县 市/区县 地市区县 district division 区县名称 区、县",
  targetRegions: "面向地区 对接地区 意向地区 目标地区 意向合作地区 面向区域 对接区域 targetregions",
  cooperation: "合作形式 合作模式 对接方式 怎么合作 拟合作方式 合作类型 cooperation",
  requiredQualifications: "资质要求 要求资质 需具备资质 所需资质 requiredqualifications",
  heldQualifications: "已有资质 现有资质 资质证书 拥有资质 heldqualifications",
  qualifications: "资质 资质情况 相关资质 资质认证 qualifications",
  amountMinWan: "最低金额 金额下限 下限 最低 最低价 预算下限 报价下限 最小金额 amountminwan",
  amountMaxWan: "最高金额 金额上限 上限 最高 最高价 预算上限 报价上限 最大金额 amountmaxwan",
  amount:
    "金额 预算 报价 价格 拟投入 拟投入/报价 预算/报价 报价/预算 预算/价格 投资额 预算金额 价格区间 预算区间 金额区间 预算/价格区间 拟投入金额 意向金额 参考价格 budget price amount 拟投资额 投入/报价",
  amountBasis: "计价方式 计价 amountbasis",
  neededBy: "需求截止 需求时间 需求期限 完成时限 期望完成时间 截止时间 要求时间 希望完成时间 需求截止时间 neededby",
  availableFrom: "可供起始 供货时间 可供货时间 可供日期 可交付时间 供应时间 起始供应时间 availablefrom",
  when: "需求时限/可供时间 可供时间/需求时限 时限 什么时候要 时间 时间要求",
  validUntil: "有效期 有效期限 信息有效期 有效期截止 有效日期 截止有效期 有效至 validuntil",
  visibility: "公开形式 公开范围 是否公开 公开程度 visibility",
  sourceChannel: "渠道 信息来源 来源 sourcechannel",
  "contact.name": "联系人姓名 姓名 对接人 负责人 contactname",
  "contact.phone": "电话 手机 手机号 手机号码 联系手机 固定电话 联系人电话 电话号码 phone mobile tel",
  "contact.email": "邮箱 电子邮件 电子信箱 e-mail email 联系邮箱 邮件",
  contact: "联系方式 联系人及电话 联系人/电话 联系人及联系方式 联系人电话邮箱 姓名/电话/邮箱 联系信息 contact",
};

const tight = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s*:]+|必填|选填/gu, "");

const TABLE: ReadonlyMap<string, ColumnField> = new Map([
  ...TEMPLATE_HEADINGS.map(([heading, field]) => [tight(heading), field] as const),
  ...Object.entries(ALIASES).flatMap(([field, names]) =>
    [field, ...(names ?? "").split(" ")].map((name) => [tight(name), field as ColumnField] as const),
  ),
]);

/** The field that a heading names; null when it is not known. Units, hints in brackets, spaces and asterisks do not matter. */
export function fieldOfHeading(heading: string): ColumnField | null {
  const key = tight(heading);
  if (key === "" || key.length > 60) return null;
  const unbracketed = key.replace(/[([【][^)\]】]{0,40}[)\]】]/gu, "");
  return TABLE.get(key) ?? TABLE.get(unbracketed) ?? TABLE.get(key.replace(/[()]/gu, "")) ?? null;
}

/** The unit of an amount that a heading states, in 万元; null when it states none. */
export function unitOfHeading(heading: string): number | null {
  const unit = /(亿|万|千)?元/u.exec(heading.normalize("NFKC"));
  if (!unit) return null;
  return { 亿: 10_000, 万: 1, 千: 0.1 }[unit[1] ?? ""] ?? 0.0001;
}
