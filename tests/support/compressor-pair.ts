import { createFirm, createListing } from "./published.ts";

/** A need and an offer that fit each other in every point. */
export const DEMAND = {
  side: "DEMAND",
  title: "求购无油隔膜压缩机",
  summary: "加氢站用，出口45MPa",
  description: "公交加氢站求购无油隔膜压缩机一台，排气压力不低于45MPa，防爆。石墨密封的方案不考虑。",
  keywords: ["隔膜压缩机", "加氢站"],
  cooperation: ["PURCHASE", "SERVICE"],
  amountMinWan: 180,
  amountMaxWan: 260,
  neededBy: "2027-04-30",
} as const;
export const SUPPLY = {
  side: "SUPPLY",
  title: "加氢站隔膜压缩机撬装",
  summary: "排气45MPa，无油",
  description: "三层膜片隔膜压缩机，排气压力45MPa，氢气不带油，撬装交货，加氢站实绩二十台。",
  keywords: ["隔膜压缩机", "加氢站", "无油"],
  cooperation: ["PURCHASE", "SERVICE"],
  amountMinWan: 200,
  amountMaxWan: 250,
  availableFrom: "2027-03-01",
} as const;

/** The two firms with the need published; `supply` publishes the offer, changed as wanted. */
export async function compressorPair() {
  const buyer = await createFirm({ name: "示例加氢运营有限公司", region: "HEBEI" });
  const seller = await createFirm({ name: "示例压缩机制造有限公司", region: "BEIJING" });
  const [cooperation, keywords] = [[...DEMAND.cooperation], [...DEMAND.keywords]];
  const demand = await createListing({ organizationId: buyer.id, ...DEMAND, cooperation, keywords });
  const supply = (data: object = {}) => {
    const own = { cooperation: [...SUPPLY.cooperation], keywords: [...SUPPLY.keywords] };
    return createListing({ organizationId: seller.id, ...SUPPLY, ...own, ...data });
  };
  return { buyer, seller, demand, supply };
}
