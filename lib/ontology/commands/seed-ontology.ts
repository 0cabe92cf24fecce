import { createHash } from "node:crypto";
import type { Tx } from "#lib/db/client.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import type { Context } from "#lib/kernel/context.ts";
import type { Concept } from "#lib/ontology/model/concept.ts";
import { formatConcept } from "#lib/ontology/model/parse.ts";
import { recordEvent } from "#lib/outbox/record-event.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { conceptFiles } from "../queries/concept-files.ts";

/**
 * Lay the concept files into the table: new concepts are added, changed ones renewed, those that left the files go. Staff's
 * rows are never touched. Files that are those of the last time cost one look at a single row; others two statements.
 * Listings are indexed anew by a reaction once the files of a filled list have changed.
 *
 * @throws {DomainError} FORBIDDEN to anybody but the command line and whoever may edit the ontology
 */
export async function seedOntology(ctx: Context, files = conceptFiles()): Promise<{ changed: number }> {
  authorize(ctx.actor, "taxonomy.edit", null);
  return inTransaction(
    ctx.db,
    async (tx) => {
      const [known] = await tx.$queryRaw<{ files_digest: string }[]>`
        SELECT files_digest FROM ontology_version WHERE id = 1 FOR UPDATE`;
      if (known?.files_digest === files.digest) return { changed: 0 };
      const changed = await layFiles(tx, files.read());
      const { version } = await tx.ontologyVersion.update({
        where: { id: 1 },
        data: { filesDigest: files.digest, ...(changed > 0 && { version: { increment: 1 }, changedAt: ctx.now }) },
      });
      // The first filling of an empty database is no change of anything.
      if (changed > 0 && known?.files_digest !== "") {
        await recordEvent(tx, ctx, {
          name: "ontology.renewed",
          subjectType: "ontology",
          subjectId: String(version),
          data: { changed },
        });
      }
      return { changed };
    },
    { timeoutMs: 60_000 },
  );
}

async function layFiles(tx: Tx, concepts: readonly Concept[]): Promise<number> {
  const rows = concepts.map((concept) => ({
    ...concept,
    digest: createHash("sha256").update(formatConcept(concept)).digest("hex"),
  }));
  const written = await tx.$executeRaw`
    INSERT INTO concept (name, origin, kind, aliases, broader, wholes, downstream, contexts, digest)
    SELECT name, 'FILE', kind, aliases, broader, wholes, downstream, contexts, digest
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS f (name text, kind text, aliases text[], broader text[], wholes text[], downstream text[], contexts jsonb, digest text)
    ON CONFLICT (name, origin) DO UPDATE SET kind = EXCLUDED.kind, aliases = EXCLUDED.aliases, broader = EXCLUDED.broader,
      wholes = EXCLUDED.wholes, downstream = EXCLUDED.downstream, contexts = EXCLUDED.contexts, digest = EXCLUDED.digest
    WHERE concept.digest <> EXCLUDED.digest`;
  const gone = await tx.$executeRaw`
    DELETE FROM concept WHERE origin = 'FILE' AND name <> ALL (${concepts.map(({ name }) => name)}::text[])`;
  return written + gone;
}
