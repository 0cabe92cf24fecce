import type { Verification } from "#lib/db/generated/enums.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError, refuseInput } from "#lib/kernel/errors.ts";
import { assertMove, type Move } from "#lib/kernel/lifecycle.ts";
import { recordEvent } from "#lib/outbox/record-event.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { indexOrganizationIn } from "#lib/search/port.ts";
import { ORGANIZATION_MESSAGES } from "../labels.ts";
import { verificationMoves } from "../lifecycle.ts";
import { confirmsCreditCode, type VerificationInput } from "../schema.ts";
import { loadOrganization, policyRow } from "./load-organization.ts";

/**
 * Move a firm's standing: its owner submits it, staff verify, reject, suspend, restore. What was checked, by whom and when is
 * stored; a credit code that fails its check is accepted by naming it among what was checked. A suspension takes the firm's
 * listings out of list, search, matches and feeds with this commit.
 *
 * @throws {DomainError} NOT_FOUND, FORBIDDEN, OWN_ORGANIZATION, INVALID_INPUT (reject and suspend need a note),
 *   VERSION_REQUIRED, CONFLICT for a stale version, ILLEGAL_TRANSITION
 */
export async function decideVerification(
  ctx: Context,
  id: string,
  version: number | null,
  input: VerificationInput,
): Promise<void> {
  const move: Move<Verification> = verificationMoves[input.decision];
  const { checked = [], note = "" } = input;
  await inTransaction(ctx.db, async (tx) => {
    const firm = await loadOrganization(tx, ctx, id);
    authorize(ctx.actor, verificationMoves[input.decision].ability, policyRow(firm));
    if (move.reasonRequired && note === "") refuseInput({ path: "note", message: ORGANIZATION_MESSAGES.reason });
    if (version === null) throw new DomainError("VERSION_REQUIRED", "no version");
    if (version !== firm.version) throw new DomainError("CONFLICT", "stale version");
    assertMove(move, firm.verification);

    const to = move.to ?? firm.suspendedFrom ?? "UNVERIFIED";
    const confirmed = input.decision === "verify" && firm.creditCode !== null && confirmsCreditCode(checked);
    const { count } = await tx.organization.updateMany({
      where: { id, version, verification: firm.verification },
      data: {
        verification: to,
        version: { increment: 1 },
        updatedAt: ctx.now,
        verificationNote: input.decision === "submit" ? "" : note,
        ...(input.decision === "verify" && {
          verificationChecked: checked,
          verifiedAt: ctx.now,
          verifiedById: ctx.actor.userId,
        }),
        ...(confirmed && { creditCodeChecked: true }),
        suspendedFrom: input.decision === "suspend" ? firm.verification : null,
      },
    });
    if (count === 0) throw new DomainError("CONFLICT", "decided by somebody else just now");
    await indexOrganizationIn(tx, id);
    await recordEvent(tx, ctx, {
      name: verificationMoves[input.decision].emits,
      subjectType: "organization",
      subjectId: id,
      data: {
        from: firm.verification,
        to,
        ...(input.decision === "verify" && {
          checked: checked.length,
          creditCode:
            firm.creditCode === null ? "none" : firm.creditCodeChecked ? "valid" : confirmed ? "overridden" : "doubtful",
        }),
      },
    });
  });
}
