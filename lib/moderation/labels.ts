import type { DecisionKind, ReportKind, ReportStatus } from "#lib/db/generated/enums.ts";
import type { HintCode } from "./model/review-item.ts";

export const REPORT_KIND_LABELS: Record<ReportKind, string> = {
  FALSE: "信息不实",
  ILLEGAL: "违法违规",
  INFRINGEMENT: "侵犯权益",
  CONTACT_OR_AD: "联系方式或广告",
  OTHER: "其他",
};

export const REPORT_STATUS_LABELS: Record<ReportStatus, string> = { OPEN: "待处理", UPHELD: "属实，已处理", DISMISSED: "不属实" };

export const HINT_LABELS: Record<HintCode, string> = {
  CONTACT_OR_AD: "疑似联系方式或广告",
  NEAR_DUPLICATE: "疑似重复",
  MISSING_NUMBER: "缺少可量化指标",
  SENSITIVE_WORD: "敏感词",
  SIDE_DOUBTFUL: "供需类型可能选错",
  ORG_UNVERIFIED: "单位未认证",
};

export const DECISION_LABELS: Record<DecisionKind, string> = {
  APPROVE: "通过",
  RETURN: "退回修改",
  REJECT: "不予发布",
  SUSPEND: "下架",
  REINSTATE: "恢复",
};

/** Key of the sentence that explains a hint. */
export const HINT_SENTENCES = {
  CONTACT_OR_AD: "moderation.hintContact",
  NEAR_DUPLICATE: "moderation.hintDuplicate",
  MISSING_NUMBER: "moderation.hintNumber",
  SENSITIVE_WORD: "moderation.hintWord",
  SIDE_DOUBTFUL: "moderation.hintSide",
  ORG_UNVERIFIED: "moderation.hintUnverified",
} as const satisfies Record<HintCode, string>;
