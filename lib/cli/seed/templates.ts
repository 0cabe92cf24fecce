import type { Form, Side } from "#lib/db/generated/enums.ts";
import { addDays, addMonths, type Day } from "#lib/kernel/clock.ts";
import type { ListingContent } from "#lib/listings/model.ts";
import { emptyContent } from "#lib/listings/schema.ts";
import { PRODUCTS } from "./products.ts";

const CHAINS = [...PRODUCTS.keys()];
const USES = ["产线改造", "新建车间", "样机试制", "批量配套", "备品更换", "出口订单", "示范项目"];
const QUALIFICATIONS = ["ISO9001", "IATF16949", "CNAS", "CE", "EX-CERT", "ISO14001", "GMP", "ISO27001"];
const COOPERATION = ["PURCHASE", "SERVICE", "CONTRACT_MANUFACTURING", "JOINT_RND", "COMMISSIONED_RND"];
const FORMS: Form[] = ["PRODUCT", "PRODUCT", "PRODUCT", "TECHNOLOGY", "SYSTEM_INTEGRATION"];

/** Numbers that repeat for a seed (mulberry32): from 0 to 1, 1 left out. */
export function numbersOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The `index`-th invented listing of a seed: a valid content whose title no other index has. */
export function inventListing(index: number, random: () => number, today: Day): ListingContent {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const side: Side = index % 2 === 0 ? "DEMAND" : "SUPPLY";
  const chain = pick(CHAINS);
  const { name: product, prefix, figures } = pick(PRODUCTS.get(chain) ?? []);
  const model = `${prefix}-${1000 + (index % 9000)}${String.fromCharCode(65 + (Math.floor(index / 9000) % 26))}`;
  const said = figures.map(({ name, from, to, unit }) => `${name} ${Math.round(from + random() * (to - from))} ${unit}`);
  const quantity = 1 + Math.floor(random() * 500);
  const low = Math.round(random() * 30_000) / 100;
  const asked = random() < 0.15 ? null : low;
  const use = pick(USES);
  const qualifications = random() < 0.4 ? [pick(QUALIFICATIONS)] : [];
  const isDemand = side === "DEMAND";
  const days = Math.floor(random() * 300);
  return {
    ...emptyContent(side, today),
    externalId: `LARGE-${index}`,
    form: pick(FORMS),
    title: isDemand ? `求购 ${product} ${model} ${quantity} 台套` : `供应 ${product} ${model}`,
    summary: `${product}，${said[0]}，用于${use}。`,
    description: `${isDemand ? "用于" : "适用于"}${use}。型号 ${model}，${said.join("，")}。${
      isDemand
        ? `数量 ${quantity}，需含安装调试与培训，到货后试用一个月验收。`
        : `月产 ${quantity}，可提供样品与检测报告，质保两年。`
    }`,
    keywords: [product, model],
    chain: random() < 0.05 ? null : chain,
    targetRegions: random() < 0.2 ? [pick(["BEIJING", "TIANJIN", "HEBEI"] as const)] : [],
    cooperation: [pick(COOPERATION)],
    ...(isDemand ? { requiredQualifications: qualifications } : { heldQualifications: qualifications }),
    amountMinWan: asked,
    amountMaxWan: asked === null ? null : Math.round(asked * (1 + random()) * 100) / 100,
    ...(isDemand ? { neededBy: addDays(today, 30 + days) } : { availableFrom: addDays(today, Math.floor(days / 3)) }),
    validUntil: addMonths(today, 1 + (index % 12)),
    visibility: random() < 0.03 ? "ANONYMOUS" : "PUBLIC",
  };
}
