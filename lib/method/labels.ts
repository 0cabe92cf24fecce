import type { MatchListing } from "#lib/matching/model/listing.ts";

type ExampleTexts = Pick<MatchListing, "organizationName" | "title" | "summary" | "description" | "keywords">;

/** Two invented listings, matched on the page by the very rules it tells of. */
export const EXAMPLE: Record<"demand" | "supply", ExampleTexts> = {
  demand: {
    organizationName: "示例轴承有限公司",
    title: "求购超声波清洗机两台",
    summary: "用于轴承零件的脱脂清洗。",
    description: "轴承零件脱脂清洗用超声波清洗机，清洗槽容积不小于 200 L，超声频率 28–40 kHz，不锈钢槽体。不接受贸易商。",
    keywords: ["超声波清洗机", "零件清洗"],
  },
  supply: {
    organizationName: "示例清洗设备有限公司",
    title: "工业超声波清洗机定制",
    summary: "自产超声波清洗设备，可按零件定制。",
    description: "超声波清洗机，清洗槽容积 300 L，超声频率 40 kHz，316L 不锈钢槽体，适合金属零件脱脂、除蜡，含安装调试。",
    keywords: ["超声波清洗机", "脱脂清洗"],
  },
};
