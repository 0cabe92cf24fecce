import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { z } from "zod";
import { LinkButton } from "#components/button.tsx";
import { guarded } from "#components/guarded.tsx";
import { Notice } from "#components/notice.tsx";
import { Page, PageHeading } from "#components/page.tsx";
import { currentViewer, requireContext } from "#lib/auth/request-context.ts";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current.ts";
import { formatInstant } from "#lib/i18n/format.ts";
import { labelsIn } from "#lib/i18n/labels-in.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { dayOf } from "#lib/kernel/clock.ts";
import { REGION_LABELS, SIDE_LABELS } from "#lib/listings/labels.ts";
import { typedOf } from "#lib/listings/model/typed.ts";
import { SIDES, type Side } from "#lib/listings/model.ts";
import { findOwnRegion } from "#lib/listings/queries/desk.ts";
import { findBegunCode, listUnfinished, type Unfinished } from "#lib/listings/queries/typing.ts";
import { emptyContent } from "#lib/listings/schema.ts";
import { isSignedIn } from "#lib/policies/actor.ts";
import { FirmNotice, NoFirm } from "../../firm-notice.tsx";
import { formChoices } from "../form-choices.ts";
import { draftName } from "../own-name.ts";
import { ExpiredNotice, isPostedForm } from "../screens/expired.tsx";
import { Screens } from "../screens/screens.tsx";

type Props = { searchParams: Promise<{ side?: string | string[]; key?: string | string[] }> };

const sideOf = (value: unknown): Side | null => SIDES.find((side) => side === value) ?? null;

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const side = sideOf((await searchParams).side);
  return { title: t(await currentLocale(), side ? `listings.newTitle${side}` : "listings.newChoose") };
}

/** A new listing. Without a side in the address the page asks for it first: everything else depends on it. */
async function NewListingPage({ searchParams }: Props) {
  const { side: wanted, key } = await searchParams;
  const side = sideOf(wanted);
  const pageKey = z.uuid().safeParse(key).data ?? crypto.randomUUID();
  const viewer = await currentViewer();
  // Answering a plain post whose writer's sign-in ended over it: the form stands again with what was typed.
  const isExpired = !isSignedIn(viewer.actor) && side !== null && (await isPostedForm());
  const ctx = isExpired ? viewer : await requireContext(side ? `/my/listings/new?side=${side}` : "/my/listings/new");
  const { locale, actor } = ctx;
  const begun = key === undefined ? null : await findBegunCode(ctx, pageKey);
  if (begun !== null && !(await isPostedForm())) redirect(localePath(locale, `/my/listings/${begun}/edit?step=1`));
  const region = isExpired ? null : await findOwnRegion(ctx);
  if (region === null && !isExpired) {
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
          {t(locale, "listings.newWrong", { other: labelsIn(locale, SIDE_LABELS)[other] })}
        </Link>
      </p>
    </>
  );
  return (
    <Page width="form">
      <PageHeading title={t(locale, `listings.newTitle${side}`)} intro={intro} />
      <div className="mb-6 space-y-3 empty:hidden">
        {isExpired ? <ExpiredNotice locale={locale} /> : <FirmNotice locale={locale} actor={actor} />}
        <UnfinishedDrafts locale={locale} side={side} drafts={await listUnfinished(ctx, side)} />
      </div>
      <Screens
        ctx={ctx}
        screen="1"
        side={side}
        code={null}
        pageKey={pageKey}
        version={null}
        seq={0}
        isWaiting={false}
        typed={typedOf(emptyContent(side, today), null)}
        region={region ? labelsIn(locale, REGION_LABELS)[region] : ""}
        showsContact
        choices={await formChoices(ctx)}
        preview={null}
      />
    </Page>
  );
}

/** What the writer began before, here or on another device. */
function UnfinishedDrafts({ locale, side, drafts }: { locale: Locale; side: Side; drafts: readonly Unfinished[] }) {
  if (drafts.length === 0) return null;
  return (
    <Notice kind="info" title={t(locale, "posting.unfinishedTitle", { side: labelsIn(locale, SIDE_LABELS)[side] })}>
      <ul>
        {drafts.map(({ code, title, at }) => (
          <li key={code}>
            <Link className="link inline-block py-2" href={localePath(locale, `/my/listings/${code}/edit`)} prefetch={false}>
              {t(locale, "posting.unfinishedOpen", { title: title || draftName(locale, side, at) })}
            </Link>
            <span className="text-sm text-ink-2">{t(locale, "posting.unfinishedWhen", { time: formatInstant(locale, at) })}</span>
          </li>
        ))}
      </ul>
    </Notice>
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
