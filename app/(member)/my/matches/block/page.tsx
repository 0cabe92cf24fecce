import type { Metadata } from "next";
import { ActionForm } from "#components/action-form.tsx";
import { LinkButton } from "#components/button.tsx";
import { guarded } from "#components/guarded.tsx";
import { Facts } from "#components/ledger.tsx";
import { organizationFacts } from "#components/listing-row.tsx";
import { Page, PageHeading } from "#components/page.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { requireContext } from "#lib/auth/request-context.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { getListing } from "#lib/listings/queries.ts";
import { block } from "../actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: t(await currentLocale(), "matching.blockFirm") };
}

/** Asks once more before the firm of a listing is taken off the matches; works as a plain form. */
async function BlockFirmPage({ searchParams }: { searchParams: Promise<{ code?: string | string[] }> }) {
  const locale = await currentLocale();
  const { code } = await searchParams;
  const named = typeof code === "string" ? code : "";
  const ctx = await requireContext(`/my/matches/block?code=${encodeURIComponent(named)}`);
  const listing = await getListing(ctx, named);
  return (
    <Page width="form">
      <PageHeading
        title={t(locale, "matching.blockFirm")}
        above={<Facts facts={[listing.title, ...organizationFacts(locale, listing)]} />}
        intro={t(locale, "matching.blockConfirm")}
      />
      <ActionForm action={block}>
        <input type="hidden" name="code" value={named} />
        <div className="flex flex-wrap gap-3">
          <SubmitButton>{t(locale, "matching.blockFirm")}</SubmitButton>
          <LinkButton look="quiet" href={localePath(locale, "/my/matches")}>
            {t(locale, "matching.myMatchesTitle")}
          </LinkButton>
        </div>
      </ActionForm>
    </Page>
  );
}

export default guarded(BlockFirmPage);
