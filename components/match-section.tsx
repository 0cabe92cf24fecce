import { codeNames } from "#components/code-names.ts";
import { type JudgeQuery, type Judging, MatchVerdictNotes, wantsHidden } from "#components/match-feedback.tsx";
import { MatchList } from "#components/match-list.tsx";
import { MatchSuggestions } from "#components/match-suggestions.tsx";
import { Notice } from "#components/notice.tsx";
import { Section } from "#components/page.tsx";
import { TeamSection } from "#components/team-section.tsx";
import type { ListingStatus } from "#lib/db/generated/enums.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { labelsIn } from "#lib/i18n/labels-in.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { SIDE_LABELS } from "#lib/listings/labels.ts";
import { logger } from "#lib/logging/logger.ts";
import { judgedMatchesFor } from "#lib/matching/queries/judged-matches.ts";
import { findTeam } from "#lib/matching/queries/team/find-team.ts";
import { readsAsStaff } from "#lib/policies/actor.ts";
import { can } from "#lib/policies/authorize.ts";

/**
 * The matches of a listing as a part of its page. `ownerId` is the firm the listing belongs to, null when the reader may not know
 * it. A failure of matching leaves the rest of the page standing.
 */
export async function MatchSection({
  viewing,
  listing,
  limit = 5,
  feedback,
}: {
  viewing: Viewing;
  listing: { code: string; side: "SUPPLY" | "DEMAND"; status: ListingStatus; organization: { id: string | null } };
  limit?: number;
  /** The forms with which a reader who may do so says whether a match fits, and what this page's address says of the last one. */
  feedback: Pick<Judging, "place" | "judge" | "withdraw"> & { query: JudgeQuery; href: string };
}) {
  const { locale, actor } = viewing;
  const side = labelsIn(locale, SIDE_LABELS)[listing.side === "SUPPLY" ? "DEMAND" : "SUPPLY"];
  const title = t(locale, "matching.sectionTitle", { side });
  const ownerId = listing.organization.id;
  const mayBlock = ownerId !== null && can(actor, "match.block", { organizationId: ownerId });
  try {
    const { code } = listing;
    const { query, href, ...forms } = feedback;
    const asked = { code, ownerId, limit, showHidden: wantsHidden(query, code), suggest: forms.place === "own" };
    const concerned = mayBlock || readsAsStaff(actor);
    const showsTeam = concerned && listing.side === "DEMAND" && listing.status === "PUBLISHED";
    // All of it is asked for here: what fails while it is drawn would take the page along.
    const [judged, names, team] = await Promise.all([
      judgedMatchesFor(viewing, asked),
      codeNames(viewing),
      showsTeam ? findTeam(viewing, code) : null,
    ]);
    // What a waiting listing would find is no match yet and cannot be judged.
    const judges = (judged.mayJudge || judged.counterpart !== null) && listing.status === "PUBLISHED";
    const place = judged.counterpart === null ? forms.place : "counterpart";
    const judging = judges ? { locale, code, ...forms, place } : undefined;
    return (
      <Section title={title} id="matches">
        {judging && <MatchVerdictNotes judging={judging} judged={judged} query={query} href={href} />}
        {/* Only for its author: each leads to its field. */}
        {forms.place === "own" && <MatchSuggestions locale={locale} suggestions={judged.matches.suggestions} code={code} />}
        <MatchList
          locale={locale}
          names={names}
          matches={judged.matches}
          mayBlock={mayBlock}
          judging={judging}
          judgedFirm={judged.counterpart}
          verdicts={judged.verdicts}
        />
        {showsTeam && <TeamSection locale={locale} team={team} noMatch={judged.matches.noMatch} />}
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
