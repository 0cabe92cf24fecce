import type { Db } from "#lib/db/client.ts";
import { dayToDate } from "#lib/kernel/clock.ts";
import chain from "./data/chain.json" with { type: "json" };
import cluster from "./data/cluster.json" with { type: "json" };
import industry from "./data/industry.json" with { type: "json" };
import nationalCluster from "./data/national-cluster.json" with { type: "json" };
import qualification from "./data/qualification.json" with { type: "json" };
import zone from "./data/zone.json" with { type: "json" };
import type { TaxonomyKind, Term } from "./model.ts";

const FILES: Record<TaxonomyKind, Omit<Term, "kind">[]> = {
  chain,
  cluster,
  "national-cluster": nationalCluster,
  qualification,
  zone,
  industry,
};

/**
 * Lay the files' terms into the table: new ones are added, changed ones renewed, staff's own rows untouched.
 * Runs with every migration, as the owner of the tables; running it again changes nothing.
 */
export async function seedTaxonomies(db: Db): Promise<void> {
  for (const [kind, terms] of Object.entries(FILES)) {
    await db.$transaction(
      terms.map(({ validFrom, validTo, ...rest }, position) => {
        const data = {
          ...rest,
          position,
          validFrom: validFrom === null ? null : dayToDate(validFrom),
          validTo: validTo === null ? null : dayToDate(validTo),
        };
        const where = { kind_code_byStaff: { kind, code: rest.code, byStaff: false } };
        return db.taxonomyTerm.upsert({ where, create: { ...data, kind, byStaff: false }, update: data });
      }),
    );
  }
}
