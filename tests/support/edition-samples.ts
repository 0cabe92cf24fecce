import { assembleRows, type EditionMaterial, type ListingForEdition } from "#lib/editions/model/assemble.ts";
import { listChanges } from "#lib/editions/model/changes.ts";
import { countRows } from "#lib/editions/model/counts.ts";
import type { EditionFrame } from "#lib/editions/model/frame.ts";
import { hashEdition, sealRow } from "#lib/editions/model/hashes.ts";
import type { Edition } from "#lib/editions/schema.ts";

export const CHAINS = ["hydrogen", "biomedicine", "robotics"];

export const FRAME: EditionFrame = {
  publisher: "示例协会",
  baseUrl: "https://list.example.invalid",
  chains: [
    { code: "hydrogen", label: "氢能" },
    { code: "biomedicine", label: "生物医药" },
    { code: "robotics", label: "机器人" },
  ],
  divisions: { "130209": "唐山市曹妃甸区" },
  cooperation: { PURCHASE: "采购", JOINT_RND: "联合攻关" },
};

/** A listing with every field filled; `changes` replace some. */
export function buildListing(changes: Partial<ListingForEdition> = {}): ListingForEdition {
  return {
    code: "JJJ-2026-D-00001",
    side: "DEMAND",
    title: "求购无油氢气压缩机",
    summary: "户外撬装，出口 45 兆帕。",
    description: "设备露天撬装，冬天零下 25 度。",
    indicators: [],
    organization: "唐山示例加氢有限公司",
    enteredByStaff: false,
    region: "HEBEI",
    division: "130209",
    chain: "hydrogen",
    chainLink: null,
    cooperation: ["PURCHASE"],
    amountMinWan: 180,
    amountMaxWan: 260.5,
    validUntil: "2027-06-30",
    version: 3,
    ...changes,
  };
}

/** `count` listings spread over sides, chains and regions. */
export function buildListings(count: number): ListingForEdition[] {
  const regions = ["BEIJING", "TIANJIN", "HEBEI"] as const;
  return Array.from({ length: count }, (_, at) => {
    const side = at % 2 ? "SUPPLY" : "DEMAND";
    const code = `JJJ-2026-${side[0]}-${String(at + 1).padStart(5, "0")}`;
    const region = regions[at % 3] ?? "HEBEI";
    return buildListing({
      code,
      side,
      region,
      division: null,
      chain: [...CHAINS, null][at % 4] ?? null,
      title: `示例信息第 ${at + 1} 条`,
    });
  });
}

/** A published issue made from `material`. */
export function buildEdition(material: Partial<EditionMaterial> = {}, changes: Partial<Edition> = {}): Edition {
  const unsealed = assembleRows({ open: [], ended: [], previous: [], chains: CHAINS, ...material });
  const rows = unsealed.map((row) => sealRow(row));
  return {
    number: "2026-11",
    serial: 12,
    title: "京津冀机会清单 2026 年第 11 期",
    status: "PUBLISHED",
    periodFrom: "2026-11-01",
    periodTo: "2026-11-30",
    cutoff: "2026-11-22T10:00:00.000Z",
    frozenAt: "2026-11-22T10:05:00.000Z",
    publishedAt: "2026-11-23T01:00:00.000Z",
    hash: hashEdition(rows),
    previous: null,
    version: 3,
    counts: countRows(rows, CHAINS),
    errata: [],
    files: [],
    rows,
    changes: listChanges(rows),
    ...changes,
  };
}
