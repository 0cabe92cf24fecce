import Link from "next/link";
import { Seal } from "#components/seal.tsx";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { labelsIn } from "#lib/i18n/labels-in.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { REGIONS } from "#lib/kernel/regions.ts";
import { REGION_LABELS, SIDE_LABELS } from "#lib/listings/labels.ts";

type Counted = { facets: { region: readonly { value: string; count: number }[] } };

/** How much there is, by region and side: solid seals count supply, outlined ones demand; each leads to its rows. */
export function RegionCounts({ locale, supply, demand }: { locale: Locale; supply: Counted; demand: Counted }) {
  const counts = { SUPPLY: supply, DEMAND: demand };
  return (
    <section aria-label={t(locale, "site.homeCounts")}>
      <ul className="grid border-y border-rule-strong md:grid-cols-3">
        {REGIONS.map((region) => (
          <li
            key={region}
            className="border-b border-rule py-3 last:border-b-0 md:border-b-0 md:border-l md:pl-4 md:first:border-l-0 md:first:pl-0 lg:pl-6"
          >
            <ul className="grid grid-cols-2 gap-x-2 lg:gap-x-4">
              {(["SUPPLY", "DEMAND"] as const).map((side) => {
                const count = counts[side].facets.region.find(({ value }) => value === region)?.count ?? 0;
                return (
                  <li key={side}>
                    <Link
                      href={localePath(locale, `/listings?side=${side}&region=${region}`)}
                      prefetch={false}
                      className="flex items-center gap-2 py-1 hover:text-brand sm:gap-3 md:gap-2 lg:gap-3"
                    >
                      <Seal locale={locale} region={region} side={side} label="" />
                      <span>
                        <span className="block text-sm text-ink-2">
                          {t(locale, "discovery.kind", {
                            region: labelsIn(locale, REGION_LABELS)[region],
                            side: labelsIn(locale, SIDE_LABELS)[side],
                          })}
                        </span>
                        <span className="block font-display text-2xl font-bold leading-7">{count}</span>
                      </span>
                    </Link>
                  </li>
                );
              })}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}
