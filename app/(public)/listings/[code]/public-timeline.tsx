import { dayLeft } from "#components/listing-view.ts";
import { Section } from "#components/page.tsx";
import { Timeline, type TimelineItem } from "#components/timeline.tsx";
import { type Locale, type MessageKey, t } from "#lib/i18n/catalogue.ts";
import { type Day, dayOf } from "#lib/kernel/clock.ts";
import type { ListingView } from "#lib/listings/queries/present.ts";
import type { PublicDates } from "#lib/listings/queries/public-dates.ts";

type Step = { key: MessageKey & `discovery.timeline${string}`; day: Day };

/** The days of a public listing in their order: what has happened, and what is still to come. */
export function stepsOf(
  listing: Pick<ListingView, "side" | "neededBy" | "availableFrom" | "validUntil">,
  dates: PublicDates,
): Step[] {
  const published = dayOf(dates.published);
  // Several changes on one day are one to a reader.
  const changed = [...new Set(dates.changed.map(dayOf))].filter((day) => day !== published);
  const { side, neededBy, availableFrom, validUntil } = listing;
  const ahead: Step[] = [
    ...(side === "DEMAND" && neededBy !== null ? [{ key: "discovery.timelineNeeded" as const, day: neededBy }] : []),
    ...(side === "SUPPLY" && availableFrom !== null ? [{ key: "discovery.timelineAvailable" as const, day: availableFrom }] : []),
    { key: "discovery.timelineEnds", day: validUntil },
  ];
  return [
    { key: "discovery.timelinePublished" as const, day: published },
    ...changed.map((day) => ({ key: "discovery.timelineChanged" as const, day })),
    ...ahead,
  ].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/** When the listing came, changed and will end. Only days that everybody may know. */
export function PublicTimeline({
  locale,
  listing,
  dates,
  today,
}: {
  locale: Locale;
  listing: ListingView;
  dates: PublicDates;
  today: Day;
}) {
  const items = stepsOf(listing, dates).map(
    ({ key, day }): TimelineItem => ({
      key: `${key} ${day}`,
      title: t(locale, key),
      time: day > today ? dayLeft(locale, day, today).text : day,
      dateTime: day,
      done: day <= today,
    }),
  );
  return (
    <Section title={t(locale, "discovery.timelineTitle")}>
      <Timeline items={items} label={t(locale, "discovery.timelineTitle")} />
    </Section>
  );
}
