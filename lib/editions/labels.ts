import type { EditionRegion, EditionRow, Section } from "#lib/editions/schema.ts";

/** The seal and the name of each region. */
export const REGION_WORDS = {
  BEIJING: { seal: "京", name: "北京" },
  TIANJIN: { seal: "津", name: "天津" },
  HEBEI: { seal: "冀", name: "河北" },
} as const satisfies Record<EditionRegion, { seal: string; name: string }>;

/** 变更标记; a row without a mark reads as in the issue before. */
export const CHANGE_LABELS = {
  NEW: "新增",
  RENEWED: "续期",
  UPDATED: "更新",
  FULFILLED: "已达成",
  WITHDRAWN: "已撤回",
  UNCHANGED: "",
} as const satisfies Record<EditionRow["change"], string>;

export const SECTION_LABELS = {
  DEMAND: "需求",
  SUPPLY: "供给",
  PROGRESS: "上期进展",
} as const satisfies Record<Section, string>;

export const EDITION_STATUS_LABELS = {
  COLLECTING: "征集中",
  CONFIRMING: "有效性确认",
  FROZEN: "已定稿",
  PUBLISHED: "已发布",
  CORRECTED: "已勘误",
} as const;

/** What stands in print where a text named a person or a way to reach one. */
export const CONTACT_LEFT_OUT = "〔联系方式略〕";

/** An anonymous firm where its own text names it. */
export const SOME_ORGANIZATION = "某单位";
