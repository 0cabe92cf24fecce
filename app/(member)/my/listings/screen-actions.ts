"use server";

import { codeNames } from "#components/code-names.ts";
import { showField } from "#components/field-words.ts";
import { defineAction } from "#lib/actions/define-action.ts";
import { readTyped } from "#lib/actions/read-typed.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { dayOf } from "#lib/kernel/clock.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError, type FieldError, refuseInput } from "#lib/kernel/errors.ts";
import { createDraft } from "#lib/listings/commands/create-draft.ts";
import { editListing } from "#lib/listings/commands/edit-listing.ts";
import { dropTyping, keepTyping } from "#lib/listings/commands/keep-typing.ts";
import { submitListing } from "#lib/listings/commands/submit-listing.ts";
import { changedFields } from "#lib/listings/model/content.ts";
import {
  differingFields,
  listOf,
  onlyOf,
  PASTE,
  type Screen,
  screenOf,
  type Typed,
  textOf,
  typedOf,
} from "#lib/listings/model/typed.ts";
import type { ListingContent } from "#lib/listings/model.ts";
import { getOwnListing, type OwnListing, ownContent } from "#lib/listings/queries/desk.ts";
import { findTyping } from "#lib/listings/queries/typing.ts";
import { type PostedScreen, screenSchema, typedOfScreen } from "#lib/listings/schema/typed.ts";
import { applyPatch, contentErrors, emptyContent, requiredErrors, submitErrors } from "#lib/listings/schema.ts";
import { emptied, fillsOf } from "#lib/posting/model/fills.ts";
import { readPasted } from "#lib/posting/queries/read-pasted.ts";

const screenPath = (ctx: Context, code: string, screen: Screen, query = ""): string =>
  localePath(ctx.locale, `/my/listings/${code}/edit?step=${screen}${query}`);
const ownPath = (ctx: Context, code: string, done: string): string => localePath(ctx.locale, `/my/listings/${code}?done=${done}`);

/**
 * The buttons of the three screens. 上一步 keeps what was typed without judging it; the others make it the listing's text,
 * together with what other screens and other devices have kept.
 */
export const saveScreen = defineAction(
  "listing.save",
  screenSchema,
  async (ctx, posted) => {
    const typed = typedOfScreen(posted);
    if (posted.intent === "read" || posted.intent === "unread") return { redirectTo: await readPasteInto(ctx, posted, typed) };
    if (posted.code !== undefined) return { redirectTo: await saveKnown(ctx, posted.code, posted, typed) };
    const { patch, errors } = readTyped(typed);
    const today = dayOf(ctx.now);
    const found = patch === null ? errors : errorsFor(posted.intent, applyPatch(emptyContent(posted.side, today), patch), today);
    if (patch === null || found.length > 0) return refuseInput(...found);
    const draft = await createDraft(ctx, { side: posted.side, ...patch }, posted.key ?? null);
    // A page that asks twice (double tap, back button) goes on with the draft it began.
    return { redirectTo: await saveKnown(ctx, draft.code, { ...posted, version: draft.version }, typed) };
  },
  { ability: "listing.edit" },
);

/**
 * 识别: read the pasted paragraph into the fields that are still empty, on every screen; 撤销识别 empties those again that stand as
 * they were read. Nothing becomes the listing's text before the writer goes on.
 */
async function readPasteInto(ctx: Context, posted: PostedScreen, typed: Typed): Promise<string> {
  const { side, seq = 0, tab = "" } = posted;
  const paste = textOf(typed, PASTE);
  if (paste.trim() === "") refuseInput({ path: PASTE, message: t(ctx.locale, "posting.pasteEmpty") });
  const code = posted.code ?? (await createDraft(ctx, { side }, posted.key ?? null)).code;
  const own = await getOwnListing(ctx, code);
  const kept = await findTyping(ctx, own);
  const present = { ...typedOf(ownContent(own), null), ...kept?.values, ...typed };
  const { values } = await readPasted(ctx, side, paste);
  const today = dayOf(ctx.now);
  const changes = posted.intent === "read" ? fillsOf(present, values, today) : emptied(present, values);
  // The paragraph is read anew when the page is drawn; undone, it goes.
  const after = { ...typed, ...changes, ...(posted.intent === "unread" && { [PASTE]: "" }) };
  const { conflict, seq: now } = await keepTyping(ctx, {
    code,
    values: after,
    seq: posted.code === undefined ? (kept?.seq ?? 0) : seq,
    tab,
  });
  if (conflict) return toldTypedElsewhere(ctx, own, typed, conflict.values);
  return screenPath(ctx, code, "1", posted.intent === "read" ? `&read=${now}` : `&unread=${now}`);
}

/** What stands in the way of a button: a draft may be as incomplete as it likes. */
function errorsFor(intent: PostedScreen["intent"], content: ListingContent, today: string): FieldError[] {
  if (intent === "submit") return submitErrors(content, today);
  return intent === "next" ? [...contentErrors(content), ...requiredErrors(content)] : contentErrors(content);
}

async function saveKnown(ctx: Context, code: string, posted: PostedScreen, typed: Typed): Promise<string> {
  const { screen, intent, seq = 0, tab = "" } = posted;
  const own = await getOwnListing(ctx, code);
  // First of all what was typed is kept: what another page has typed into these fields meanwhile is not replaced unseen.
  const { conflict } = await keepTyping(ctx, { code, values: typed, seq, tab });
  if (conflict) return toldTypedElsewhere(ctx, own, typed, conflict.values);
  if (intent === "back") return screenPath(ctx, code, screen === "3" ? "2" : "1");
  const kept = await findTyping(ctx, own);
  const { patch, errors } = readTyped({ ...kept?.values, ...typed });
  const stored = ownContent(own);
  const found = patch === null ? errors : errorsFor(intent, applyPatch(stored, patch), dayOf(ctx.now));
  const here = found.filter(({ path }) => path === "" || screenOf(path) === screen);
  if (here.length > 0) return refuseInput(...here);
  const [elsewhere] = found;
  if (patch === null || elsewhere) return screenPath(ctx, code, screenOf(elsewhere?.path ?? ""), "&check=1");
  const changed = changedFields(stored, applyPatch(stored, patch));
  const contact = own.showsContact && patch.contact !== undefined && differs(own, patch.contact);
  if (changed.length > 0 || contact) await editTold(ctx, own, { ...patch, ...(!contact && { contact: undefined }) }, posted);
  if (intent === "submit") await submitOnce(ctx, code);
  await dropTyping(ctx, { code, tab });
  if (intent === "next") return screenPath(ctx, code, screen === "1" ? "2" : "3");
  return ownPath(ctx, code, intent === "submit" ? "submitted" : "saved");
}

const differs = (own: OwnListing, contact: object | null): boolean =>
  Object.entries(contact ?? {}).some(([name, text]) => (own.contact?.[name as "name"] ?? null) !== (text ?? null));

/** Write the text; a stale page is told so, and given what it needs to go on knowingly. */
async function editTold(ctx: Context, own: OwnListing, patch: Parameters<typeof editListing>[1]["patch"], posted: PostedScreen) {
  try {
    await editListing(ctx, { code: own.listing.code, patch, version: posted.version ?? null });
  } catch (error) {
    if (error instanceof DomainError && error.code === "CONFLICT") return toldStale(ctx, own);
    throw error;
  }
}

/** Another page or device has typed into these fields since: its words stand at them, and a second press means one's own. */
async function toldTypedElsewhere(ctx: Context, own: OwnListing, typed: Typed, theirs: Typed): Promise<never> {
  const { locale } = ctx;
  const [kept, names] = await Promise.all([findTyping(ctx, own), codeNames(ctx)]);
  throw new DomainError("CONFLICT", "typed elsewhere meanwhile", {
    detail: t(locale, "posting.typedElsewhere"),
    errors: differingFields(theirs, onlyOf(typed, theirs)).map((path) => ({
      path,
      message: t(locale, "posting.conflictTheirText", {
        text: showField(locale, names, path, listOf(theirs, path)) || t(locale, "posting.conflictEmpty"),
      }),
    })),
    extra: { version: own.listing.version, seq: kept?.seq ?? 0 },
  });
}

async function toldStale(ctx: Context, own: OwnListing): Promise<never> {
  const { code, version } = own.listing;
  const kept = await findTyping(ctx, own);
  throw new DomainError("CONFLICT", "form over an old version", {
    detail: t(ctx.locale, "posting.staleDetail"),
    link: { href: localePath(ctx.locale, `/my/listings/${code}`), label: t(ctx.locale, "posting.staleLook") },
    extra: { version, seq: kept?.seq ?? 0 },
  });
}

/** Hand it in, unless that has been done: a second tap finds it waiting and is answered like the first. */
async function submitOnce(ctx: Context, code: string): Promise<void> {
  const { listing } = await getOwnListing(ctx, code);
  const waits = listing.status === "PUBLISHED" ? listing.pending?.status : listing.status;
  if (waits === "SUBMITTED" || waits === "IN_REVIEW") return;
  if (listing.status === "PUBLISHED" && listing.pending === null)
    refuseInput({ path: "", message: t(ctx.locale, "listings.nothingChanged") });
  await submitListing(ctx, { code });
}
