import { Icon, type IconName } from "#components/icon.tsx";
import { Section } from "#components/page.tsx";
import { Seal } from "#components/seal.tsx";
import { ThreadMark, UnjoinedThread } from "#components/thread.tsx";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { REGIONS } from "#lib/kernel/regions.ts";

const GROUNDS = [
  ["paper", "bg-paper"],
  ["card", "bg-card"],
  ["wash", "bg-wash"],
  ["mark", "bg-mark"],
  ["rule", "bg-rule"],
  ["rule-strong", "bg-rule-strong"],
  ["brand", "bg-brand"],
  ["jing-fill", "bg-jing-fill"],
  ["jin-fill", "bg-jin-fill"],
  ["ji-fill", "bg-ji-fill"],
] as const;
const INKS = [
  ["ink", "text-ink"],
  ["ink-2", "text-ink-2"],
  ["ink-3", "text-ink-3"],
  ["brand", "text-brand"],
  ["link", "text-link"],
  ["jing", "text-jing"],
  ["jin", "text-jin"],
  ["ji", "text-ji"],
  ["ok", "text-ok"],
  ["warn", "text-warn"],
  ["err", "text-err"],
] as const;
const SCALE = ["text-sm", "text-base", "text-lg", "text-xl", "text-2xl", "text-3xl", "text-4xl"] as const;
const ICONS = [
  "info",
  "check",
  "warning",
  "cross",
  "search",
  "filter",
  "chevron",
  "home",
  "list",
  "paper",
  "person",
  "plus",
  "thread",
  "mail",
  "close",
] as const satisfies readonly IconName[];

/** Colours, type, seals, threads, line drawings. */
export function Foundations({ locale }: { locale: Locale }) {
  const sample = t(locale, "common.siteName");
  return (
    <>
      <Section title={t(locale, "specimen.colours")}>
        <ul className="grid grid-cols-2 gap-3 sm:grid-cols-5">
          {GROUNDS.map(([name, className]) => (
            <li key={name} className="text-sm">
              <span className={`block h-12 border border-rule-strong ${className}`} />
              <span lang="en">{name}</span>
            </li>
          ))}
        </ul>
        <ul className="mt-4 flex flex-wrap gap-x-6">
          {INKS.map(([name, className]) => (
            <li key={name} className={className}>
              {sample} <span lang="en">{name}</span>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t(locale, "specimen.type")}>
        {SCALE.map((className) => (
          <p key={className} className={className}>
            {sample} <span lang="en">{className}</span> 1,234.50
          </p>
        ))}
        <p className="font-display text-3xl font-black">{sample}</p>
      </Section>
      <Section title={t(locale, "specimen.seals")}>
        <p className="mb-3 text-ink-2">{t(locale, "specimen.sealsHint")}</p>
        {(["lg", "md", "sm"] as const).map((size) => (
          <p key={size} className="mb-3 flex flex-wrap gap-3">
            {REGIONS.flatMap((region) =>
              (["SUPPLY", "DEMAND"] as const).map((side) => (
                <Seal key={`${region} ${side}`} locale={locale} region={region} side={side} size={size} />
              )),
            )}
          </p>
        ))}
        <p className="flex flex-wrap items-center gap-8">
          <ThreadMark />
          <UnjoinedThread />
        </p>
      </Section>
      <Section title={t(locale, "specimen.icons")}>
        <ul className="flex flex-wrap gap-5">
          {ICONS.map((name) => (
            <li key={name} className="flex items-center gap-1.5 text-sm">
              <Icon name={name} />
              <span lang="en">{name}</span>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}
