import type { InterestStatus } from "#lib/db/generated/enums.ts";
import type { ContactField } from "#lib/kernel/contact.ts";
import type { InterestRole, Stage } from "./model.ts";

export const INTEREST_STATUS_LABELS: Record<InterestStatus, string> = {
  REQUESTED: "已申请",
  TIMEOUT: "超时，协会协调",
  ACCEPTED: "已同意（互换联系方式）",
  MEETING: "已会面",
  INTENT: "达成意向",
  SIGNED: "已签约",
  REGISTERED: "已登记",
  DECLINED: "婉拒",
  CLOSED: "未成",
  UNMATCHED: "撤销匹配",
};

export const STAGE_LABELS: Record<Stage, string> = {
  MEETING: "已会面",
  INTENT: "达成意向",
  SIGNED: "已签约",
  REGISTERED: "已登记",
};

export const CONTACT_FIELD_LABELS: Record<ContactField, string> = {
  name: "联系人",
  mobile: "手机",
  phone: "固定电话",
  email: "电子邮箱",
};

export const ROLE_LABELS: Record<InterestRole, string> = { ASKER: "申请方", OWNER: "被申请方", STAFF: "协会" };

/** Why a request ended before it was answered; stored with the request. */
export const CLOSE_REASONS = { withdrawn: "申请方撤回", listingEnded: "信息已结束" } as const;

/** Bands of a deal's value, for firms that do not tell the figure. */
export const VALUE_BANDS = ["50 万元以下", "50–200 万元", "200–1000 万元", "1000 万元以上"] as const;

/** What the contacts are given for, as the grant records it. */
export const grantPurpose = (listingCode: string): string => `就信息 ${listingCode} 进行供需对接洽谈`;
