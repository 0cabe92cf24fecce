import Link from "next/link";
import { Facts } from "#components/ledger.tsx";
import { organizationFacts } from "#components/listing-row.tsx";
import { Seal } from "#components/seal.tsx";
import { amountIn } from "#lib/i18n/amount.ts";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { writtenLang } from "#lib/i18n/written.ts";
import type { TeamPart, TeamView } from "#lib/matching/queries/team/find-team.ts";

/**
 * Suppliers that answer a need together, where no single one covers all it asks for: a good match may still deliver one part of
 * three. When nothing is recommended and there is no team either, it says so.
 */
export function TeamSection({ locale, team, noMatch }: { locale: Locale; team: TeamView | null; noMatch: boolean }) {
  if (!team && !noMatch) return null;
  if (!team) return <p className="mt-6 max-w-measure text-ink-2">{t(locale, "matching.teamNone")}</p>;
  return <Team locale={locale} team={team} />;
}

function Team({ locale, team }: { locale: Locale; team: TeamView }) {
  const { members, missing, overBudget } = team;
  return (
    <div className="mt-8">
      <h3 className="text-xl">{t(locale, "matching.teamTitle")}</h3>
      <p className="mt-1 max-w-measure text-ink-2">{t(locale, "matching.teamText")}</p>
      <ol className="mt-2 border-t border-rule-strong">
        {members.map(({ listing, parts }) => (
          <li key={listing.code} className="grid grid-cols-[auto_1fr] gap-x-3 border-b border-rule py-4 sm:gap-x-4">
            <div className="pt-1">
              <Seal locale={locale} region={listing.organization.region} side={listing.side} />
            </div>
            <div className="min-w-0 space-y-1">
              <h4 className="font-display text-lg font-semibold">
                <Link href={localePath(locale, `/listings/${listing.code}`)} prefetch={false} className="link-title">
                  <span lang={writtenLang(locale)}>{listing.title}</span>
                </Link>
              </h4>
              <Facts facts={organizationFacts(locale, listing)} />
              <ul className="space-y-1">
                {parts.map((part) => (
                  <li key={part.asked}>{partLine(locale, part)}</li>
                ))}
              </ul>
            </div>
          </li>
        ))}
      </ol>
      {missing.length > 0 && (
        <p className="mt-3 font-medium text-warn">
          {t(locale, "matching.teamMissing", { names: missing.join(t(locale, "common.listSeparator")) })}
        </p>
      )}
      {overBudget && (
        <p className="mt-3 text-warn">
          {t(locale, "matching.teamOver", {
            sum: amountIn(locale, overBudget.sumWan),
            budget: amountIn(locale, overBudget.budgetWan),
          })}
        </p>
      )}
    </div>
  );
}

function partLine(locale: Locale, { asked, offered, isSpec }: TeamPart): string {
  if (isSpec) return t(locale, "matching.teamSpec", { asked });
  const part = t(locale, "matching.teamPart", { asked });
  return offered === null
    ? part
    : t(locale, "common.withNote", { text: part, note: t(locale, "matching.teamOffered", { offered }) });
}
