import type { Metadata } from "next";
import { guarded } from "#components/guarded.tsx";
import { currentViewer } from "#lib/auth/request-context.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current.ts";
import { findMailedEntry } from "#lib/organizations/queries/join-requests.ts";
import { EntryForms, EntryOver } from "../join/entry-forms.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: t(await currentLocale(), "organizations.claimTitle"), robots: { index: false }, referrer: "no-referrer" };
}

/** Where a claim link leads: the firm's person asks for it, staff confirm. Looking uses nothing up. */
async function ClaimPage({ searchParams }: { searchParams: Promise<{ token?: string | string[] }> }) {
  const ctx = await currentViewer();
  const { token } = await searchParams;
  const claimed = typeof token === "string" ? await findMailedEntry(ctx, "CLAIM", token) : null;
  if (!claimed || typeof token !== "string") return <EntryOver ctx={ctx} by="claim" />;
  return <EntryForms ctx={ctx} page={{ by: "claim", token, here: `/claim?token=${token}`, ...claimed }} />;
}

export default guarded(ClaimPage);
