import type { Metadata } from "next";
import Link from "next/link";
import { LinkButton } from "#components/button.tsx";
import { codeNames } from "#components/code-names.ts";
import { EmptyState } from "#components/empty-state.tsx";
import { guarded } from "#components/guarded.tsx";
import { type JudgeQuery, MatchVerdictNotes, wantsHidden } from "#components/match-feedback.tsx";
import { MatchList } from "#components/match-list.tsx";
import { Page, PageHeading, Section } from "#components/page.tsx";
import { requireContext } from "#lib/auth/request-context.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { judgedMatchesFor } from "#lib/matching/queries/judged-matches.ts";
import { ownPublished } from "#lib/matching/queries/own-matches.ts";
import { judge, withdraw } from "./actions.ts";

const SHOWN_EACH = 3;

export async function generateMetadata(): Promise<Metadata> {
  return { title: t(await currentLocale(), "matching.myMatchesTitle") };
}

/** 我的匹配: each published listing of the own firm with what fits it best. */
async function MyMatchesPage({ searchParams }: { searchParams: Promise<JudgeQuery> }) {
  const locale = await currentLocale();
  const viewing = await requireContext("/my/matches");
  const query = await searchParams;
  const ownerId = viewing.actor.organizationId;
  const [{ items: own, total }, names] = await Promise.all([ownPublished(viewing), codeNames(viewing)]);
  const all = await Promise.all(
    own.map(({ code }) => judgedMatchesFor(viewing, { code, ownerId, limit: SHOWN_EACH, showHidden: wantsHidden(query, code) })),
  );
  return (
    <Page>
      <PageHeading
        title={t(locale, "matching.myMatchesTitle")}
        intro={t(locale, "matching.myMatchesText")}
        actions={
          <LinkButton look="quiet" href={localePath(locale, "/my/matches/blocked")}>
            {t(locale, "matching.blockedListTitle")}
          </LinkButton>
        }
      />
      {own.length === 0 && (
        <EmptyState
          title={t(locale, "matching.myMatchesEmpty")}
          action={<LinkButton href={localePath(locale, "/my/listings")}>{t(locale, "matching.myMatchesPublish")}</LinkButton>}
        />
      )}
      {own.map(({ code, title }, i) => {
        const judged = all[i];
        const judging = judged?.mayJudge ? ({ locale, code, place: "matches", judge, withdraw } as const) : undefined;
        return (
          judged && (
            <Section
              key={code}
              title={title}
              id={code}
              aside={
                <Link href={localePath(locale, `/listings/${code}#matches`)} prefetch={false} className="link">
                  {t(locale, "matching.showAll")}
                </Link>
              }
            >
              {judging && (
                <MatchVerdictNotes judging={judging} judged={judged} query={query} href={localePath(locale, "/my/matches")} />
              )}
              <MatchList
                locale={locale}
                names={names}
                matches={judged.matches}
                mayBlock
                judging={judging}
                verdicts={judged.verdicts}
              />
            </Section>
          )
        );
      })}
      {total > own.length && (
        <p className="mt-10">
          {t(locale, "matching.myMatchesMore", { shown: own.length, total })}{" "}
          <Link href={localePath(locale, "/my/listings")} prefetch={false} className="link">
            {t(locale, "listings.listTitle")}
          </Link>
        </p>
      )}
    </Page>
  );
}

export default guarded(MyMatchesPage);
