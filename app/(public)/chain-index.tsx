import Link from "next/link";
import type { CodeNames } from "#components/listing-view.ts";
import { Section } from "#components/page.tsx";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { labelsIn } from "#lib/i18n/labels-in.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { SIDE_LABELS } from "#lib/listings/labels.ts";

type Counted = { facets: { chain: readonly { value: string; count: number }[] } };

/** Marks of the list for what belongs to no chain; not parts of the index. */
const NO_CHAIN = new Set(["none", "unknown"]);

/** The index of the gazette: each chain with what is offered and what is wanted in it, leading to its rows. */
export function ChainIndex({
  locale,
  names,
  supply,
  demand,
}: {
  locale: Locale;
  names: CodeNames;
  supply: Counted;
  demand: Counted;
}) {
  const countOf = ({ facets }: Counted, chain: string) => facets.chain.find(({ value }) => value === chain)?.count ?? 0;
  const chains = supply.facets.chain.map(({ value }) => value).filter((value) => !NO_CHAIN.has(value));
  return (
    <Section title={t(locale, "site.homeChains")}>
      <table className="w-full border-collapse border-t border-rule-strong text-left">
        <thead className="text-sm text-ink-2">
          <tr className="border-b border-rule">
            <th scope="col" className="py-1.5 font-normal">
              {t(locale, "site.homeChainsChain")}
            </th>
            <th scope="col" className="w-12 py-1.5 text-right font-normal">
              {labelsIn(locale, SIDE_LABELS).SUPPLY}
            </th>
            <th scope="col" className="w-12 py-1.5 text-right font-normal">
              {labelsIn(locale, SIDE_LABELS).DEMAND}
            </th>
          </tr>
        </thead>
        <tbody>
          {chains.map((chain) => (
            <tr key={chain} className="border-b border-rule">
              <th scope="row" className="font-normal">
                <Link
                  href={localePath(locale, `/listings?chain=${chain}`)}
                  prefetch={false}
                  className="link-title flex min-h-11 items-center md:min-h-10"
                >
                  {names.chain(chain)}
                </Link>
              </th>
              <td className="text-right">{countOf(supply, chain)}</td>
              <td className="text-right">{countOf(demand, chain)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
