import type { Verification } from "#lib/db/generated/enums.ts";

/** 机构属性 as forms offer it; stored as the word itself. */
export const ORG_TYPES = ["企业", "事业单位", "科研院所", "高校", "社会组织", "其他"] as const;

/** Marks a firm may carry. */
export const ORG_TAGS = ["专精特新", "小巨人", "高新技术企业"] as const;

export const VERIFICATION_LABELS: Record<Verification, string> = {
  UNVERIFIED: "未认证",
  SUBMITTED: "已提交",
  VERIFIED: "已认证",
  SUSPENDED: "已暂停",
};

/** What staff look at when they verify a firm; shown beside the mark. The first confirms a credit code that fails its check. */
export const VERIFICATION_CHECKS = [
  "统一社会信用代码",
  "营业执照或法人证书",
  "电话回访",
  "单位邮箱",
  "授权书",
  "实地走访",
] as const;

/** Messages at fields. */
export const ORGANIZATION_MESSAGES = {
  creditCode: "统一社会信用代码为 18 位字母和数字",
  website: "网址应以 http:// 或 https:// 开头",
  region: "请选择所在地区",
  division: "区县不在所选地区内",
  tooMany: "项数过多",
  decision: "请选择结论",
  reason: "请写明理由",
  alreadyThere: "这个单位已经登记，可以申请加入。",
  hasFirm: "您已经属于一个单位。",
  hasRequest: "您已有一条待处理的加入申请。",
  lastOwner: "您是唯一的单位管理员，请先移交给另一位成员。",
  linkOver: "链接已失效或已经用过，请联系发送方重新发送。",
  noAddress: "这个单位没有登记邮箱，请填写收件地址。",
} as const;
