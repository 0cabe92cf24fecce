import Link from "next/link";
import type { ReactNode } from "react";
import { LinkButton } from "#components/button.tsx";
import { cx } from "#components/cx.ts";
import { Disclosure } from "#components/disclosure.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { Facts } from "#components/ledger.tsx";
import { organizationFacts } from "#components/listing-row.tsx";
import { type CodeNames, deadlineOf } from "#components/listing-view.ts";
import { type Judging, MatchFeedback } from "#components/match-feedback.tsx";
import { Seal } from "#components/seal.tsx";
import { amountRangeIn } from "#lib/i18n/amount.ts";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { writtenLang } from "#lib/i18n/written.ts";
import type { ShownVerdict } from "#lib/matching/queries/judged-matches.ts";
import type { MatchesView } from "#lib/matching/queries/matches.ts";

type Item = MatchesView["items"][number];
type Near = MatchesView["nearMisses"][number];
type Quoted = { mine: string | null; theirs: string | null };
type Frame = {
  locale: Locale;
  names: CodeNames;
  /** The reader's firm may take the other off its matches. */
  mayBlock: boolean;
  /** The reader may say of each match whether it fits. */
  judging?: Judging | undefined;
  /** Only matches of this firm are the reader's to judge; null: all. */
  judgedFirm?: string | null;
  /** What has been said already, by the code of the match. */
  verdicts?: ReadonlyMap<string, ShownVerdict> | undefined;
};

/** The matches of one listing with their reasons; first what is recommended, then what may be looked at, then near misses. */
export function MatchList({ matches, ...frame }: Frame & { matches: MatchesView }) {
  const { locale } = frame;
  const recommended = matches.items.filter(({ tier }) => tier === "RECOMMENDED");
  const possible = matches.items.filter(({ tier, score }) => tier === "POSSIBLE" && score >= matches.lookFrom);
  const faint = matches.items.filter(({ tier, score }) => tier === "POSSIBLE" && score < matches.lookFrom);
  return (
    <div className="space-y-8">
      {matches.noMatch && (
        <EmptyState
          title={t(locale, "matching.noMatchTitle")}
          action={
            <LinkButton look="quiet" href={localePath(locale, "/listings")}>
              {t(locale, "matching.noMatchBrowse")}
            </LinkButton>
          }
        >
          {t(locale, "matching.noMatchText")}
        </EmptyState>
      )}
      {recommended.length > 0 && (
        <Group>
          {recommended.map((item) => (
            <MatchRow key={item.listing.code} item={item} {...frame} />
          ))}
        </Group>
      )}
      {possible.length > 0 && (
        <Group
          title={t(locale, "matching.possibleTitle")}
          intro={matches.noMatch ? t(locale, "matching.possibleText") : undefined}
        >
          {possible.map((item) => (
            <MatchRow key={item.listing.code} item={item} {...frame} />
          ))}
        </Group>
      )}
      {faint.length > 0 && (
        <Disclosure summary={t(locale, "matching.faint", { count: faint.length })}>
          <Group>
            {faint.map((item) => (
              <MatchRow key={item.listing.code} item={item} {...frame} />
            ))}
          </Group>
        </Disclosure>
      )}
      {matches.nearMisses.length > 0 && (
        <Group title={t(locale, "matching.nearTitle")} intro={t(locale, "matching.nearText")}>
          {matches.nearMisses.map((near) => (
            <NearRow key={near.listing.code} near={near} {...frame} />
          ))}
        </Group>
      )}
      {matches.hiddenCount > 0 && <p className="text-ink-2">{t(locale, "matching.hidden", { count: matches.hiddenCount })}</p>}
      <p className="text-sm text-ink-3">
        {matches.items.length > 0 && t(locale, "matching.howItWorks")}
        <Link href={localePath(locale, "/matching")} prefetch={false} className="link inline-block py-1">
          {t(locale, "method.title")}
        </Link>
      </p>
    </div>
  );
}

function Group({ title, intro, children }: { title?: string; intro?: string; children: ReactNode }) {
  return (
    <div>
      {title && <h3 className="text-xl">{title}</h3>}
      {intro && <p className="mt-1 max-w-measure text-ink-2">{intro}</p>}
      <ol className={cx("border-t border-rule-strong", title && "mt-2")}>{children}</ol>
    </div>
  );
}

function Head({ listing, locale, names, figure }: Frame & { listing: Item["listing"]; figure?: ReactNode }) {
  const { organization } = listing;
  return (
    <div className="grid grid-cols-[auto_1fr_auto] gap-x-3 sm:gap-x-4">
      <div className="pt-1">
        <Seal locale={locale} region={organization.region} side={listing.side} />
      </div>
      <div className="min-w-0">
        <h3 className="font-display text-lg font-semibold">
          <Link href={localePath(locale, `/listings/${listing.code}`)} prefetch={false} className="link-title">
            <span lang={writtenLang(locale)}>{listing.title}</span>
          </Link>
        </h3>
        <Facts
          facts={[
            ...organizationFacts(locale, listing),
            organization.division && names.division(organization.division),
            amountRangeIn(locale, listing.amountMinWan, listing.amountMaxWan),
            deadlineOf(listing).day,
          ]}
        />
      </div>
      {figure}
    </div>
  );
}

function MatchRow({ item, ...frame }: Frame & { item: Item }) {
  const { locale, mayBlock, judging, judgedFirm, verdicts } = frame;
  const { listing, score, tier, reasons, cautions } = item;
  const tierWord = t(locale, tier === "RECOMMENDED" ? "matching.tierRecommended" : "matching.tierPossible");
  return (
    // A match with all its reasons may be longer than what is left of a sheet of paper.
    <li className="breakable border-b border-rule py-4">
      <Head
        {...frame}
        listing={listing}
        figure={
          <p className="text-right">
            <span className="block font-display text-2xl font-bold leading-7">{score}</span>
            <span className={cx("text-sm", tier === "RECOMMENDED" ? "text-ok" : "text-ink-2")}>{tierWord}</span>
          </p>
        }
      />
      <div className="mt-2 sm:pl-14">
        <Disclosure summary={t(locale, "matching.reasons")} open={tier === "RECOMMENDED"}>
          <ul className="space-y-2">
            {reasons.map((reason) => (
              <li
                key={`${reason.kind} ${reason.text} ${reason.mine} ${reason.theirs}`}
                className="grid grid-cols-[3.75rem_1fr] gap-x-3"
              >
                <span className="whitespace-nowrap text-right text-ink-2">
                  {t(locale, "matching.points", { points: reason.points })}
                </span>
                <span>
                  {reason.text}
                  <Quotation locale={locale} line={reason} />
                </span>
              </li>
            ))}
          </ul>
          {cautions.length > 0 && (
            <>
              <h4 className="mt-4 font-semibold text-warn">{t(locale, "matching.cautions")}</h4>
              <ul className="mt-1 space-y-1">
                {cautions.map((caution) => (
                  <li key={`${caution.kind} ${caution.text} ${caution.mine} ${caution.theirs}`}>
                    {caution.text}
                    <Quotation locale={locale} line={caution} />
                  </li>
                ))}
              </ul>
            </>
          )}
        </Disclosure>
        {(judging || mayBlock) && (
          <div className="no-print mt-2 flex flex-wrap items-start gap-x-5 gap-y-1">
            {judging && (!judgedFirm || listing.organization.id === judgedFirm) && (
              <MatchFeedback judging={judging} other={listing.code} said={verdicts?.get(listing.code)} />
            )}
            {mayBlock && (
              <LinkButton look="quiet" href={localePath(locale, `/my/matches/block?code=${listing.code}`)}>
                {t(locale, "matching.blockFirm")}
              </LinkButton>
            )}
          </div>
        )}
      </div>
    </li>
  );
}

function NearRow({ near, ...frame }: Frame & { near: Near }) {
  const { locale } = frame;
  return (
    <li className="border-b border-rule py-4">
      <Head {...frame} listing={near.listing} />
      <ul className="mt-2 space-y-2 sm:pl-14">
        {near.failed.map((failed) => (
          <li key={`${failed.constraint} ${failed.text}`}>
            <span className="mr-2 text-err">{t(locale, "matching.failed")}</span>
            {failed.text}
            <Quotation locale={locale} line={failed} />
            {failed.change && <p className="text-ink-2">{t(locale, "matching.change", { change: failed.change })}</p>}
          </li>
        ))}
      </ul>
    </li>
  );
}

/** What the two texts say, word for word. */
function Quotation({ locale, line: { mine, theirs } }: { locale: Locale; line: Quoted }) {
  if (mine === null && theirs === null) return null;
  return (
    <span className="block text-sm text-ink-2">
      {mine !== null && (
        <span className="mr-4 inline-block">
          {t(locale, "matching.mine")}
          <q lang={writtenLang(locale)} className="text-ink">
            {mine}
          </q>
        </span>
      )}
      {theirs !== null && (
        <span className="inline-block">
          {t(locale, "matching.theirs")}
          <q lang={writtenLang(locale)} className="text-ink">
            {theirs}
          </q>
        </span>
      )}
    </span>
  );
}
