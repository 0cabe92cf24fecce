import type { ListingStatus } from "#lib/db/generated/enums.ts";
import type { RegionCode } from "#lib/kernel/regions.ts";
import type { AmountBasis, COOPERATION, Form, REASONS, Side, SourceChannel, Visibility } from "./model.ts";

export const SIDE_LABELS: Record<Side, string> = { SUPPLY: "供给", DEMAND: "需求" };
export const FORM_LABELS: Record<Form, string> = {
  PRODUCT: "产品",
  TECHNOLOGY: "技术",
  SYSTEM_INTEGRATION: "系统集成服务",
  OTHER: "其他",
};
export const REGION_LABELS: Record<RegionCode, string> = { BEIJING: "北京", TIANJIN: "天津", HEBEI: "河北" };
export const VISIBILITY_LABELS: Record<Visibility, string> = { PUBLIC: "公开", ANONYMOUS: "匿名", MATCH_ONLY: "仅匹配" };
export const AMOUNT_BASIS_LABELS: Record<AmountBasis, string> = { TOTAL: "总价", UNIT: "单价", YEARLY: "每年" };
export const SOURCE_CHANNEL_LABELS: Record<SourceChannel, string> = {
  WEB: "网站",
  PHONE: "电话",
  EMAIL: "邮件",
  QR: "二维码",
  EVENT: "活动",
  IMPORT: "导入",
};

export const COOPERATION_LABELS: Record<(typeof COOPERATION)[number], string> = {
  PURCHASE: "采购",
  COMMISSIONED_RND: "委托研发",
  JOINT_RND: "联合攻关",
  TRANSFER: "技术转让",
  LICENSE: "技术许可",
  CONSULTING: "技术咨询",
  SERVICE: "技术服务",
  CONTRACT_MANUFACTURING: "配套生产",
  CO_BUILD: "共建平台",
};

export const STATUS_LABELS: Record<ListingStatus, string> = {
  DRAFT: "草稿",
  SUBMITTED: "待审核",
  IN_REVIEW: "审核中",
  RETURNED: "退回修改",
  PUBLISHED: "已发布",
  REJECTED: "不予发布",
  SUSPENDED: "已下架（复核）",
  FULFILLED: "已达成",
  WITHDRAWN: "已撤回",
  EXPIRED: "已过期",
  ARCHIVED: "已归档",
};

export const REASON_LABELS: Record<(typeof REASONS)[number], string> = {
  FORMAT: "格式不正确",
  NOT_SUITABLE: "不符合要求",
  INCOMPLETE_SPEC: "指标不完整",
  WRONG_SIDE: "供需类型选错",
  ORG_UNVERIFIED: "单位信息待核实",
  DUPLICATE: "重复信息",
  SENSITIVE: "涉密或敏感",
  CONTACT_OR_AD: "含联系方式或广告",
  OUT_OF_SCOPE: "超出范围",
  OTHER: "其他",
};

export const DETAIL_LABELS: Record<string, string> = {
  capability: "性能指标",
  maturity: "成熟度",
  ipStatus: "知识产权",
  capacity: "产能与交付周期",
  references: "应用案例",
  serviceArea: "服务范围",
  wantedPartner: "期望伙伴",
  problem: "主要问题",
  keyTech: "技术关键、指标",
  goal: "预期目标",
  quantity: "数量与单位",
  preferredPartners: "合作意向单位",
  urgency: "紧急程度",
};

/** Names of a listing's fields on forms, in remarks and in diffs. */
export const FIELD_LABELS: Record<string, string> = {
  side: "类型",
  form: "形态",
  title: "名称",
  summary: "摘要",
  description: "详细说明",
  keywords: "关键字",
  chain: "产业链",
  chainLink: "产业链环节",
  cluster: "集群",
  targetRegions: "意向对接地区",
  cooperation: "合作方式",
  requiredQualifications: "资质要求",
  heldQualifications: "已有资质",
  amountMinWan: "最低金额",
  amountMaxWan: "最高金额",
  amountBasis: "计价方式",
  neededBy: "需求时限",
  availableFrom: "可供时间",
  validUntil: "有效期至",
  visibility: "公开方式",
  contact: "联系人",
  externalId: "来源编号",
  files: "附件",
  ...DETAIL_LABELS,
};
