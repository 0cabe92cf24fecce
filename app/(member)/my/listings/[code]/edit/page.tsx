import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { guarded } from "#components/guarded.tsx";
import { Page, PageHeading } from "#components/page.tsx";
import { Breadcrumb } from "#components/section-nav.tsx";
import { currentViewer, requireContext } from "#lib/auth/request-context.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current.ts";
import { labelsIn } from "#lib/i18n/labels-in.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { dayOf } from "#lib/kernel/clock.ts";
import type { Context } from "#lib/kernel/context.ts";
import { REGION_LABELS, SIDE_LABELS } from "#lib/listings/labels.ts";
import { PASTE, SCREENS, type Screen, screenOf, textOf, typedOf } from "#lib/listings/model/typed.ts";
import type { Side } from "#lib/listings/model.ts";
import { getOwnListing, isWritable, type OwnListing, writtenStatus } from "#lib/listings/queries/desk.ts";
import { previewListing } from "#lib/listings/queries/preview.ts";
import { submitErrors } from "#lib/listings/schema.ts";
import { isSignedIn } from "#lib/policies/actor.ts";
import { readPasted } from "#lib/posting/queries/read-pasted.ts";
import { contentTyped } from "../../content-typed.ts";
import { formChoices } from "../../form-choices.ts";
import { EditNotices } from "../../screens/edit-notices.tsx";
import { isPostedForm } from "../../screens/expired.tsx";
import { PreviewScreen } from "../../screens/preview-screen.tsx";
import { Screens } from "../../screens/screens.tsx";

type Props = {
  params: Promise<{ code: string }>;
  searchParams: Promise<Record<"step" | "check" | "read" | "unread", string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${t(await currentLocale(), "posting.change")} ${(await params).code}` };
}

/** One of the three screens of a listing that has its draft: what is stored, with what was typed since laid over it. */
async function EditListingPage({ params, searchParams }: Props) {
  const { code } = await params;
  const { step, check, read, unread } = await searchParams;
  const asked = SCREENS.find((screen) => screen === step);
  const path = `/my/listings/${code}/edit${asked ? `?step=${asked}` : ""}`;
  const viewer = await currentViewer();
  if (!isSignedIn(viewer.actor) && (await isPostedForm()) && asked) return <Expired ctx={viewer} code={code} screen={asked} />;
  const ctx = await requireContext(path);
  const { locale } = ctx;
  const own = await getOwnListing(ctx, code);
  const home = localePath(locale, `/my/listings/${code}`);
  if (!isWritable(own)) redirect(home);
  const notes = notesOf(own);
  const screen = asked ?? (notes[0] ? screenOf(notes[0].path) : "1");
  // A plain post must find its screen in the address.
  if (!asked) redirect(localePath(locale, `/my/listings/${code}/edit?step=${screen}`));
  const { kept, stored, content, errors } = await contentTyped(ctx, own);
  const typed = { ...typedOf(stored, own.contact), ...kept?.values };
  const found = content ? submitErrors(content, dayOf(ctx.now)) : errors;
  // What cannot be read cannot be shown as it will be: the writer is led to it.
  if (screen === "3" && (content === null || found.length > 0))
    redirect(localePath(locale, `/my/listings/${code}/edit?step=${screenOf(found[0]?.path ?? "")}&check=1`));
  const { listing } = own;
  return (
    <Page width="form">
      <Breadcrumb
        label={t(locale, "common.breadcrumb")}
        items={[
          { href: localePath(locale, "/my/listings"), label: t(locale, "listings.listTitle") },
          { href: home, label: code },
          { label: t(locale, `posting.step${screen}`) },
        ]}
      />
      <PageHeading title={t(locale, "posting.editTitle", { side: labelsIn(locale, SIDE_LABELS)[listing.side] })} />
      <EditNotices
        locale={locale}
        own={own}
        isStale={kept !== null && hasWords(kept.values) && kept.baseVersion !== listing.version}
      />
      <Screens
        ctx={ctx}
        screen={screen}
        side={listing.side}
        code={code}
        version={listing.version}
        seq={kept?.seq ?? 0}
        isWaiting={writtenStatus(own) === "SUBMITTED"}
        typed={typed}
        errors={check === "1" ? found : []}
        notes={notes}
        region={labelsIn(locale, REGION_LABELS)[listing.organization.region]}
        showsContact={own.showsContact}
        choices={await formChoices(ctx)}
        read={screen === "1" ? await readAgain(ctx, listing.side, textOf(typed, PASTE), { read, unread }) : null}
        preview={screen === "3" && content ? <PreviewScreen ctx={ctx} listing={await previewListing(ctx, own, content)} /> : null}
      />
    </Page>
  );
}

export default guarded(EditListingPage);

/** What a pasted paragraph was read as, while the address says that it has just been read. */
async function readAgain(ctx: Context, side: Side, paste: string, number: { read: unknown; unread: unknown }) {
  if (typeof number.read === "string" && paste !== "") return { found: await readPasted(ctx, side, paste), number: number.read };
  return typeof number.unread === "string" ? { found: null, number: number.unread } : null;
}

const hasWords = (typed: object): boolean => Object.keys(typed).length > 0;

/** What the moderator said at single fields, while it waits to be repaired. */
const notesOf = (own: OwnListing) => (writtenStatus(own) === "RETURNED" ? (own.listing.lastDecision?.fieldNotes ?? []) : []);

/** The sign-in ended over a form sent without JavaScript: it stands again with what was typed, and nothing of the listing. */
async function Expired({ ctx, code, screen }: { ctx: Context; code: string; screen: Screen }) {
  const { locale } = ctx;
  return (
    <Page width="form">
      {null}
      <PageHeading title={t(locale, "posting.expiredTitle")} />
      <EditNotices locale={locale} own={null} isStale={false} />
      <Screens
        ctx={ctx}
        screen={screen}
        side={code.includes("-S-") ? "SUPPLY" : "DEMAND"}
        code={code}
        version={null}
        seq={0}
        isWaiting={false}
        typed={{}}
        errors={[]}
        notes={[]}
        region=""
        showsContact
        choices={await formChoices(ctx)}
        preview={null}
      />
    </Page>
  );
}
