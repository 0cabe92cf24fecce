import { codeNames } from "#components/code-names.ts";
import { MatchList } from "#components/match-list.tsx";
import { Notice } from "#components/notice.tsx";
import { Section } from "#components/page.tsx";
import { t } from "#lib/i18n/catalogue.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { SIDE_LABELS } from "#lib/listings/labels.ts";
import { logger } from "#lib/logging/logger.ts";
import { matchesFor } from "#lib/matching/queries/matches.ts";
import { can } from "#lib/policies/authorize.ts";

/**
 * The matches of a listing as a part of its page. `ownerId` is the firm the listing belongs to, null when the reader may not know
 * it. A failure of matching leaves the rest of the page standing.
 */
export async function MatchSection({
  viewing,
  listing,
  limit = 5,
}: {
  viewing: Viewing;
  listing: { code: string; side: "SUPPLY" | "DEMAND"; organization: { id: string | null } };
  limit?: number;
}) {
  const { locale, actor } = viewing;
  const side = SIDE_LABELS[listing.side === "SUPPLY" ? "DEMAND" : "SUPPLY"];
  const title = t(locale, "matching.sectionTitle", { side });
  const ownerId = listing.organization.id;
  const mayBlock = ownerId !== null && can(actor, "match.block", { organizationId: ownerId });
  try {
    const [matches, names] = await Promise.all([matchesFor(viewing, listing.code, { limit }), codeNames(viewing)]);
    return (
      <Section title={title} id="matches">
        <MatchList locale={locale} names={names} matches={matches} mayBlock={mayBlock} />
      </Section>
    );
  } catch (error) {
    // Ended or withdrawn while the page was made: the page itself says so.
    if (error instanceof DomainError) return null;
    logger().error({ err: error }, "matches of a page failed");
    return (
      <Section title={title} id="matches">
        <Notice kind="warn">{t(locale, "matching.loadFailed")}</Notice>
      </Section>
    );
  }
}
