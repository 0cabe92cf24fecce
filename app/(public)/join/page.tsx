import type { Metadata } from "next";
import { guarded } from "#components/guarded.tsx";
import { currentViewer } from "#lib/auth/request-context.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current.ts";
import { findJoinableOrganization } from "#lib/organizations/queries/find-organization.ts";
import { findMailedEntry } from "#lib/organizations/queries/join-requests.ts";
import { EntryForms, EntryOver } from "./entry-forms.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: t(await currentLocale(), "organizations.joinTitle"), robots: { index: false }, referrer: "no-referrer" };
}

type Search = { organization?: string | string[]; token?: string | string[] };

/** 申请加入 by the firm's id, or an invitation by its token. */
async function JoinPage({ searchParams }: { searchParams: Promise<Search> }) {
  const ctx = await currentViewer();
  const { organization: id, token } = await searchParams;
  if (typeof token === "string") {
    const invited = await findMailedEntry(ctx, "INVITATION", token);
    if (!invited) return <EntryOver ctx={ctx} by="invitation" />;
    return <EntryForms ctx={ctx} page={{ by: "invitation", token, here: `/join?token=${token}`, ...invited }} />;
  }
  const organization = typeof id === "string" ? await findJoinableOrganization(ctx, id) : null;
  if (!organization) return <EntryOver ctx={ctx} by="join" />;
  return <EntryForms ctx={ctx} page={{ by: "join", organization, here: `/join?organization=${organization.id}` }} />;
}

export default guarded(JoinPage);
