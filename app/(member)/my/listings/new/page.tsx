import type { Metadata } from "next";
import Link from "next/link";
import { LinkButton } from "#components/button.tsx";
import { guarded } from "#components/guarded.tsx";
import { Page, PageHeading } from "#components/page.tsx";
import { requireContext } from "#lib/auth/request-context.ts";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { dayOf } from "#lib/kernel/clock.ts";
import { REGION_LABELS, SIDE_LABELS } from "#lib/listings/labels.ts";
import { SIDES, type Side } from "#lib/listings/model.ts";
import { findOwnRegion } from "#lib/listings/queries/desk.ts";
import { emptyContent } from "#lib/listings/schema.ts";
import { FirmNotice, NoFirm } from "../../firm-notice.tsx";
import { formChoices } from "../form-choices.ts";
import { ListingForm } from "../listing-form.tsx";

type Props = { searchParams: Promise<{ side?: string | string[] }> };

const sideOf = (value: unknown): Side | null => SIDES.find((side) => side === value) ?? null;

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const side = sideOf((await searchParams).side);
  return { title: t("zh-CN", side ? `listings.newTitle${side}` : "listings.newChoose") };
}

/** A new listing. Without a side in the address the page asks for it first: everything else depends on it. */
async function NewListingPage({ searchParams }: Props) {
  const side = sideOf((await searchParams).side);
  const ctx = await requireContext(side ? `/my/listings/new?side=${side}` : "/my/listings/new");
  const { locale, actor } = ctx;
  const region = await findOwnRegion(ctx);
  if (region === null) {
    return (
      <Page width="form">
        <PageHeading title={t(locale, side ? `listings.newTitle${side}` : "listings.newChoose")} />
        <NoFirm locale={locale} />
      </Page>
    );
  }
  if (side === null) return <ChooseSide locale={locale} />;
  const other = side === "SUPPLY" ? "DEMAND" : "SUPPLY";
  const today = dayOf(ctx.now);
  const intro = (
    <>
      <p>{t(locale, "listings.newHelp")}</p>
      <p>
        <Link className="link inline-block py-1" href={localePath(locale, `/my/listings/new?side=${other}`)} prefetch={false}>
          {t(locale, "listings.newWrong", { other: SIDE_LABELS[other] })}
        </Link>
      </p>
    </>
  );
  return (
    <Page width="form">
      <PageHeading title={t(locale, `listings.newTitle${side}`)} intro={intro} />
      <div className="mb-6 empty:hidden">
        <FirmNotice locale={locale} actor={actor} />
      </div>
      <ListingForm
        locale={locale}
        code={null}
        version={null}
        values={{ ...emptyContent(side, today), contact: null }}
        region={REGION_LABELS[region]}
        today={today}
        {...(await formChoices(ctx))}
      />
    </Page>
  );
}

export default guarded(NewListingPage);

function ChooseSide({ locale }: { locale: Locale }) {
  const texts = { SUPPLY: "listings.newSupplyText", DEMAND: "listings.newDemandText" } as const;
  return (
    <Page width="form">
      <PageHeading title={t(locale, "listings.newChoose")} intro={t(locale, "listings.newHelp")} />
      <ul className="space-y-6">
        {(["DEMAND", "SUPPLY"] as const).map((side) => (
          <li key={side} className="space-y-2">
            <LinkButton href={localePath(locale, `/my/listings/new?side=${side}`)}>
              {t(locale, `listings.newTitle${side}`)}
            </LinkButton>
            <p className="text-ink-2">{t(locale, texts[side])}</p>
          </li>
        ))}
      </ul>
    </Page>
  );
}
