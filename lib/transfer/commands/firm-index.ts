import type { Db, Tx } from "#lib/db/client.ts";
import type { Region, Verification } from "#lib/db/generated/enums.ts";
import { nameSkeleton } from "#lib/kernel/text.ts";
import { type Finding, finding } from "#lib/transfer/model/findings.ts";
import type { ListingRecord } from "#lib/transfer/model/record.ts";

type Named = ListingRecord["organization"];

/** A firm that rows of a list name: known already, or still to be entered (`id` null). */
export type FoundFirm = Omit<Named, "creditCodeChecked"> & {
  id: string | null;
  creditCodeChecked: boolean;
  verification: Verification;
  /** Has an account of its own. */
  claimed: boolean;
};

/**
 * The firms of a batch of rows: recognised by credit code, else by exact name and region. A firm that nobody knows is noted once,
 * however many rows name it.
 */
export class FirmIndex {
  readonly #byCode = new Map<string, FoundFirm>();
  readonly #byName = new Map<string, FoundFirm>();

  #key(name: string, region: Region): string {
    return `${nameSkeleton(name)}|${region}`;
  }

  #add(firm: FoundFirm): FoundFirm {
    if (firm.creditCode !== null) this.#byCode.set(firm.creditCode, firm);
    this.#byName.set(this.#key(firm.name, firm.region), firm);
    return firm;
  }

  /** Read the known firms among those named. */
  static async read(db: Db | Tx, named: readonly Named[]): Promise<FirmIndex> {
    const index = new FirmIndex();
    const rows = await db.organization.findMany({
      where: {
        OR: [
          { creditCode: { in: named.flatMap(({ creditCode }) => creditCode ?? []) } },
          { nameKey: { in: named.map(({ name }) => nameSkeleton(name)) } },
        ],
      },
      select: {
        ...{ id: true, name: true, region: true, division: true, creditCode: true, creditCodeChecked: true, verification: true },
        _count: { select: { memberships: true } },
      },
    });
    for (const { _count, ...row } of rows) index.#add({ ...row, claimed: _count.memberships > 0 });
    return index;
  }

  /** The firm of a row, noted as new when nobody knows it, and what is to be said about it. */
  resolve(named: Named): { firm: FoundFirm; findings: Finding[] } {
    const byCode = named.creditCode === null ? undefined : this.#byCode.get(named.creditCode);
    const byName = this.#byName.get(this.#key(named.name, named.region));
    if (byCode) {
      const same = this.#key(byCode.name, byCode.region) === this.#key(named.name, named.region);
      return { firm: byCode, findings: same ? [] : [finding("ORG_NAME_DIFFERS")] };
    }
    if (byName) {
      const other = named.creditCode !== null && byName.creditCode !== null;
      return { firm: byName, findings: other ? [finding("ORG_OTHER_CODE")] : [] };
    }
    return { firm: this.#add({ ...named, id: null, verification: "UNVERIFIED", claimed: false }), findings: [] };
  }

  /** The firms that are still to be entered. */
  get unknown(): FoundFirm[] {
    return [...new Set([...this.#byName.values()])].filter((firm) => firm.id === null);
  }
}
