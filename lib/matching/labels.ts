import type { JudgmentReason } from "#lib/matching/model/judgment.ts";
import type { FeatureKind } from "#lib/matching/score/weights.ts";

/** Why a match does not fit, as a person chooses it. */
export const JUDGMENT_REASON_LABELS: Record<JudgmentReason, string> = {
  SUBJECT: "不是同一种产品、技术或服务",
  PART: "只是其中一部分，或需要整套",
  CHAIN: "是上游或下游，不是这一环节",
  SPEC: "指标或规格不合",
  EXCLUDED: "一方写明不做或不要",
  PRICE: "价格或预算不合",
  TIME: "交期不合",
  REGION: "地区不合",
  QUALIFICATION: "资质不合",
  OUTDATED: "信息已过时",
  KNOWN: "已在合作或已联系过",
  UNWILLING: "不想与这家单位合作",
  OTHER: "其他（请说明）",
};

/** What a feature of the score is called where it stands alone, with its points. */
export const PART_LABELS: Record<FeatureKind, string> = {
  topic: "内容相近",
  specs: "指标对得上",
  form: "形态相同",
  cooperation: "合作方式一致",
  price: "价格相合",
  time: "时间相合",
  qualification: "资质具备",
  region: "地区互补",
  chain: "产业链相合",
  freshness: "近期确认有效",
};
