import { Disclosure } from "#components/disclosure.tsx";
import { fieldLabel, showField, type TableNames } from "#components/field-words.ts";
import { Section } from "#components/page.tsx";
import { Timeline, type TimelineItem } from "#components/timeline.tsx";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { formatInstant } from "#lib/i18n/format.ts";
import { labelsIn } from "#lib/i18n/labels-in.ts";
import { ACTED_BY_LABELS, EVENT_LABELS } from "#lib/listings/labels/events.ts";
import { REASON_LABELS } from "#lib/listings/labels.ts";
import type { HistoryEvent, HistoryVersion } from "#lib/listings/queries/history.ts";
import type { ListingResponse } from "#lib/listings/schema/response.ts";
import { REVIEW_DAYS } from "#lib/moderation/model/clock.ts";

/** Events nobody needs one by one. */
const QUIET = new Set(["listing.edited", "revision.edited", "listing.held"]);

/** What happened so far, and, while it waits, what comes next and by when. */
export function ListingTimeline({
  locale,
  events,
  status,
}: {
  locale: Locale;
  events: readonly HistoryEvent[];
  status: ListingResponse["status"];
}) {
  const past: TimelineItem[] = events
    .filter(({ name }) => !QUIET.has(name) && name in EVENT_LABELS)
    .map(({ key, name, at, by, decision }) => ({
      key,
      title: `${labelsIn(locale, EVENT_LABELS)[name]} · ${labelsIn(locale, ACTED_BY_LABELS)[by]}`,
      time: formatInstant(locale, at),
      dateTime: at.toISOString(),
      body:
        decision &&
        [
          decision.reasons.map((reason) => labelsIn(locale, REASON_LABELS)[reason]).join(t(locale, "common.listSeparator")),
          decision.note,
        ]
          .filter(Boolean)
          .join(t(locale, "common.sentenceSeparator")),
    }));
  const isWaiting = status === "SUBMITTED" || status === "IN_REVIEW";
  const toCome: TimelineItem[] = isWaiting
    ? [
        {
          key: "review",
          title: t(locale, "common.withNote", {
            text: t(locale, "listings.timelineReview"),
            note: t(locale, "listings.timelineReviewExpected", { days: REVIEW_DAYS }),
          }),
          done: false,
        },
        { key: "published", title: t(locale, "listings.timelinePublished"), done: false },
      ]
    : [];
  return (
    <Section title={t(locale, "listings.timelineTitle")}>
      <Timeline label={t(locale, "listings.timelineTitle")} items={[...past, ...toCome]} />
    </Section>
  );
}

/** Every text the listing ever had: what changed, and what it was then. */
export function ListingVersions({
  locale,
  versions,
  names,
}: {
  locale: Locale;
  versions: readonly HistoryVersion[];
  names: TableNames;
}) {
  if (versions.length < 2) return null;
  return (
    <Section title={t(locale, "listings.versionsTitle")}>
      <ol className="divide-y divide-rule border-y border-rule">
        {versions.map(({ version, at, changed, content }) => (
          <li key={version}>
            <Disclosure summary={t(locale, "listings.versionLine", { version, time: formatInstant(locale, at) })}>
              {changed.length === 0 ? (
                <p className="pb-3 text-ink-2">{t(locale, "listings.versionFirst")}</p>
              ) : (
                <dl className="space-y-2 pb-3">
                  {changed.map((field) => (
                    <div key={field}>
                      <dt className="text-sm text-ink-3">{fieldLabel(locale, field)}</dt>
                      <dd className="whitespace-pre-line">
                        {showField(locale, names, field, valueAt(content, field)) || t(locale, "common.notStated")}
                      </dd>
                    </div>
                  ))}
                </dl>
              )}
            </Disclosure>
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** The value at a field's path; a detail stands at `details.<name>`. */
export function valueAt(content: object, field: string): unknown {
  const values = content as Record<string, unknown>;
  const [root = "", inner] = field.split(".");
  return inner === undefined ? values[root] : (values[root] as Record<string, unknown> | undefined)?.[inner];
}
