import Link from "next/link";
import { ActionForm } from "#components/action-form.tsx";
import { RadioGroup } from "#components/choice-field.tsx";
import { FormDisclosure } from "#components/form-disclosure.tsx";
import { Facts } from "#components/ledger.tsx";
import { StatusBadge } from "#components/status-badge.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { TextField } from "#components/text-field.tsx";
import { listPathOf } from "#lib/alerts/model/saved-filter.ts";
import { PACES, type SavedSearchView } from "#lib/alerts/schema.ts";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { formatDay } from "#lib/i18n/format.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { change, drop, pause } from "./actions.ts";

/** One saved search: what it asks, how it tells, and what can be done with it. `words`: its conditions. */
export function SearchEntry({
  locale,
  search,
  words,
  mayKeep,
}: {
  locale: Locale;
  search: SavedSearchView;
  words: readonly string[];
  mayKeep: boolean;
}) {
  const { id, name, paused, pace, found, createdAt } = search;
  const facts = [
    t(locale, `alerts.pace${pace}Short`),
    t(locale, "alerts.searchFound", { count: found }),
    t(locale, "alerts.searchSince", { day: formatDay(locale, createdAt) }),
  ];
  return (
    <li id={id} className="scroll-mt-4 space-y-1 border-b border-rule py-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="text-lg font-semibold">{name}</h2>
        {paused && <StatusBadge tone="over">{t(locale, "alerts.searchPaused")}</StatusBadge>}
      </div>
      <Facts className="text-base text-ink" facts={words.length > 0 ? words : [t(locale, "alerts.subscribeAll")]} />
      <Facts facts={facts} />
      <div className="flex flex-wrap items-start gap-x-6">
        <Link
          href={localePath(locale, listPathOf(search.filter))}
          prefetch={false}
          className="link inline-flex min-h-11 items-center"
        >
          {t(locale, "alerts.searchShow")}
        </Link>
        {mayKeep && (
          <ActionForm
            action={pause}
            label={`${t(locale, paused ? "alerts.searchResume" : "alerts.searchPause")}${t(locale, "common.colon")}${name}`}
          >
            <input type="hidden" name="id" value={id} />
            <input type="hidden" name="paused" value={paused ? "false" : "true"} />
            <SubmitButton look="quiet">{t(locale, paused ? "alerts.searchResume" : "alerts.searchPause")}</SubmitButton>
          </ActionForm>
        )}
        {mayKeep && <Changes locale={locale} search={search} />}
      </div>
    </li>
  );
}

/** A form behind a word of the line; open, it has the whole width below. */
const UNFOLDING = "max-w-form space-y-3 has-[[open]]:basis-full";

function Changes({ locale, search: { id, name, pace, version } }: { locale: Locale; search: SavedSearchView }) {
  return (
    <>
      <ActionForm action={change} label={t(locale, "alerts.searchChangeOf", { name })} className={UNFOLDING}>
        <FormDisclosure summary={t(locale, "alerts.searchChange")}>
          <div className="space-y-6 pb-4">
            <input type="hidden" name="id" value={id} />
            <input type="hidden" name="version" value={version} />
            <TextField name="name" label={t(locale, "alerts.name")} defaultValue={name} required />
            <RadioGroup
              name="pace"
              label={t(locale, "alerts.pace")}
              defaultValue={pace}
              choices={PACES.map((value) => ({ value, label: t(locale, `alerts.pace${value}`) }))}
            />
            <SubmitButton>{t(locale, "alerts.searchStore")}</SubmitButton>
          </div>
        </FormDisclosure>
      </ActionForm>
      <ActionForm action={drop} label={t(locale, "alerts.searchDeleteOf", { name })} className={UNFOLDING}>
        <FormDisclosure summary={t(locale, "alerts.searchDelete")}>
          <div className="space-y-4 pb-4">
            <p>{t(locale, "alerts.searchDeleteText")}</p>
            <input type="hidden" name="id" value={id} />
            <SubmitButton look="danger">{t(locale, "alerts.searchDeleteSure")}</SubmitButton>
          </div>
        </FormDisclosure>
      </ActionForm>
    </>
  );
}
