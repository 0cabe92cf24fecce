import type { Metadata } from "next";
import { ActionForm } from "#components/action-form.tsx";
import { LinkButton } from "#components/button.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { guarded } from "#components/guarded.tsx";
import { Page, PageHeading } from "#components/page.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { requireContext } from "#lib/auth/request-context.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { dayOf } from "#lib/kernel/clock.ts";
import { listBlockedFirms } from "#lib/matching/queries/own-matches.ts";
import { unblock } from "../actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: t(await currentLocale(), "matching.blockedListTitle") };
}

/** 不匹配名单 of the own firm, with a button to take each entry off. */
async function BlockedFirmsPage() {
  const locale = await currentLocale();
  const viewing = await requireContext("/my/matches/blocked");
  const firms = viewing.actor.organizationId === null ? [] : await listBlockedFirms(viewing);
  return (
    <Page width="form">
      <PageHeading title={t(locale, "matching.blockedListTitle")} intro={t(locale, "matching.blockedListText")} />
      {firms.length === 0 && (
        <EmptyState
          title={t(locale, "matching.blockedListEmpty")}
          action={<LinkButton href={localePath(locale, "/my/matches")}>{t(locale, "matching.myMatchesTitle")}</LinkButton>}
        />
      )}
      <ul className="border-t border-rule-strong empty:hidden">
        {firms.map(({ id, name, code, since }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-3 border-b border-rule py-3">
            <span>
              {name} <span className="text-sm text-ink-3">{[code, dayOf(since)].filter(Boolean).join(" · ")}</span>
            </span>
            <ActionForm action={unblock} label={[t(locale, "matching.unblock"), name, code].filter(Boolean).join(" ")}>
              <input type="hidden" name="id" value={id} />
              <SubmitButton look="secondary">{t(locale, "matching.unblock")}</SubmitButton>
            </ActionForm>
          </li>
        ))}
      </ul>
    </Page>
  );
}

export default guarded(BlockedFirmsPage);
