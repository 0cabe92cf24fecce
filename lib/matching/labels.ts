import type { JudgmentReason } from "#lib/matching/model/judgment.ts";
import type { SharedWay } from "#lib/matching/schema/shared.ts";
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
  freshness: "近期发布或确认",
};

/** What a measured dimension is called where it stands alone; dimensions that may be anything have no name. */
export const DIMENSION_LABELS: Readonly<Record<string, string>> = {
  length: "尺寸或精度",
  area: "面积",
  volume: "容积",
  mass: "重量",
  pressure: "压力或强度",
  temperature: "温度",
  power: "功率",
  energy: "能量或电量",
  voltage: "电压",
  current: "电流",
  charge: "电池容量",
  force: "力",
  torque: "扭矩",
  frequency: "频率",
  rotation: "转速",
  sound: "噪声",
  viscosity: "黏度",
  hardness: "硬度",
  cycles: "次数或寿命",
  datarate: "传输速率",
  "mass/time": "产能或处理量",
  "volume/time": "流量或处理量",
  "count/time": "产量",
  "area/time": "面积产能",
  "length/time": "速度",
};

/** Ways to meet a need together with other firms. */
export const SHARED_WAY_LABELS: Record<SharedWay, string> = { PURCHASE: "联合采购", RND: "联合攻关" };
