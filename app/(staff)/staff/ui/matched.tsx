import { InterestDocument } from "#components/interest-document.tsx";
import { InterestStatusBadge } from "#components/interest-status.tsx";
import { JoinRequests } from "#components/join-requests.tsx";
import { MatchList } from "#components/match-list.tsx";
import { MatchSuggestions } from "#components/match-suggestions.tsx";
import { Section } from "#components/page.tsx";
import { TeamSection } from "#components/team-section.tsx";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { INTEREST_STATUSES } from "#lib/interests/model.ts";
import type { Day } from "#lib/kernel/clock.ts";
import { said } from "./field-samples.tsx";
import { NAMES, sampleInterest, sampleListings, sampleMatches, sampleTeam } from "./samples.ts";

/** Matches with their reasons and verdicts, a team, a contact request, a request to join. */
export function Matched({ locale, now, today }: { locale: Locale; now: Date; today: Day }) {
  const { supply } = sampleListings(locale, today);
  const matches = sampleMatches(locale, supply, now);
  const judging = { locale, code: "JJJ-2026-D-00002", place: "matches", judge: said, withdraw: said } as const;
  return (
    <>
      <Section title={t(locale, "specimen.matching")}>
        <MatchSuggestions locale={locale} code="JJJ-2026-D-00002" suggestions={matches.suggestions} />
        <MatchList
          locale={locale}
          names={NAMES}
          matches={matches}
          mayBlock
          judging={judging}
          verdicts={new Map([[supply.code, { fits: false, reason: "SPEC", note: t(locale, "specimen.failed"), own: true }]])}
        />
        <MatchList
          locale={locale}
          names={NAMES}
          mayBlock={false}
          matches={{ ...matches, noMatch: true, items: [], nearMisses: [] }}
        />
        <TeamSection locale={locale} team={sampleTeam(locale, supply)} noMatch />
        <TeamSection locale={locale} team={null} noMatch />
      </Section>
      <Section title={t(locale, "specimen.interest")}>
        <p className="mb-4 flex flex-wrap gap-3">
          {INTEREST_STATUSES.map((status) => (
            <InterestStatusBadge locale={locale} key={status} interest={{ status, role: "ASKER" }} />
          ))}
          <InterestStatusBadge locale={locale} interest={{ status: "REQUESTED", role: "OWNER" }} />
        </p>
        <InterestDocument locale={locale} interest={sampleInterest(locale, now)} />
        <div className="mt-8 space-y-4">
          <JoinRequests
            locale={locale}
            action={said}
            requests={[
              {
                id: "sample",
                note: t(locale, "specimen.note"),
                byClaim: false,
                createdAt: now,
                user: { name: t(locale, "specimen.person") },
              },
            ]}
          />
          <JoinRequests locale={locale} action={said} requests={[]} />
        </div>
      </Section>
    </>
  );
}
