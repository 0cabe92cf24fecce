import type { Metadata } from "next";
import Link from "next/link";
import { ActionForm } from "#components/action-form.tsx";
import { guarded } from "#components/guarded.tsx";
import { Notice } from "#components/notice.tsx";
import { OrganizationFields } from "#components/organization-form.tsx";
import { Page, PageHeading, Section } from "#components/page.tsx";
import { StatusBadge, type Tone } from "#components/status-badge.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { requireContext } from "#lib/auth/request-context.ts";
import { type MessageKey, t } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current.ts";
import { labelsIn } from "#lib/i18n/labels-in.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { phraseIn } from "#lib/i18n/phrases.ts";
import { dayOf } from "#lib/kernel/clock.ts";
import type { Context } from "#lib/kernel/context.ts";
import { VERIFICATION_LABELS } from "#lib/organizations/labels.ts";
import { withoutProved } from "#lib/organizations/model/held-qualifications.ts";
import type { OrganizationView } from "#lib/organizations/model.ts";
import { listCertificates } from "#lib/organizations/queries/certificates.ts";
import { getOrganization, getOrganizationDesk } from "#lib/organizations/queries/get-organization.ts";
import { findOwnJoinRequest } from "#lib/organizations/queries/join-requests.ts";
import { can } from "#lib/policies/authorize.ts";
import { createOwn, saveOwn, submitOwn } from "./actions.ts";
import { Certificates } from "./certificates.tsx";
import { People } from "./people.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: t(await currentLocale(), "organizations.myTitle") };
}

const DONE = {
  certificateRemoved: "certificates.removed",
  handedOver: "organizations.handedOver",
  removed: "organizations.removed",
} as const satisfies Record<string, MessageKey>;

const TONES: Record<OrganizationView["verification"]["status"], Tone> = {
  UNVERIFIED: "act",
  SUBMITTED: "wait",
  VERIFIED: "good",
  SUSPENDED: "bad",
};

/** The own firm: its standing, its facts, its people. Without one: register it, or see what became of the request to join. */
async function MyOrganizationPage({ searchParams }: { searchParams: Promise<{ done?: string | string[] }> }) {
  const { done } = await searchParams;
  const ctx = await requireContext("/my/organization");
  const { locale, actor } = ctx;
  if (!actor.organizationId) return <WithoutFirm ctx={ctx} hasLeft={done === "left"} />;
  const said = DONE[done as keyof typeof DONE];
  const [firm, desk, certificates] = await Promise.all([
    getOrganization(ctx, actor.organizationId),
    getOrganizationDesk(ctx, actor.organizationId),
    listCertificates(ctx, actor.organizationId),
  ]);
  const { status, checked } = firm.verification;
  const row = { organizationId: firm.id, claimed: true };
  const doubtful = firm.creditCode !== null && !firm.creditCodeChecked;
  return (
    <Page width="form">
      <PageHeading
        title={firm.name}
        above={<StatusBadge tone={TONES[status]}>{labelsIn(locale, VERIFICATION_LABELS)[status]}</StatusBadge>}
        intro={
          <Link className="link inline-block py-1" href={localePath(locale, `/organizations/${firm.id}`)}>
            {t(locale, "organizations.myPublicPage")}
          </Link>
        }
      />
      {said && (
        <Notice kind="ok" className="mb-6">
          {t(locale, said)}
        </Notice>
      )}
      <Section title={t(locale, "organizations.verificationTitle")}>
        <Notice kind={status === "VERIFIED" ? "ok" : status === "SUSPENDED" ? "err" : "info"}>
          <p>
            {status === "VERIFIED"
              ? t(locale, "organizations.verificationVERIFIED", {
                  checked: checked.map((check) => phraseIn(locale, check)).join(t(locale, "common.listSeparator")),
                })
              : t(locale, `organizations.verification${status}`)}
          </p>
          {desk.verificationNote && (
            <p className="whitespace-pre-line">{t(locale, "organizations.verificationNote", { note: desk.verificationNote })}</p>
          )}
        </Notice>
        {status === "UNVERIFIED" && can(actor, "organization.submitVerification", row) && (
          <ActionForm action={submitOwn} label={t(locale, "organizations.verificationSubmit")} className="mt-4">
            <input type="hidden" name="version" value={firm.version} />
            <SubmitButton>{t(locale, "organizations.verificationSubmit")}</SubmitButton>
          </ActionForm>
        )}
      </Section>
      {can(actor, "organization.edit", row) && (
        <Section title={t(locale, "organizations.myProfile")}>
          <ActionForm action={saveOwn} label={t(locale, "organizations.myProfile")}>
            <input type="hidden" name="version" value={firm.version} />
            <OrganizationFields
              locale={locale}
              values={{
                ...firm,
                qualifications: withoutProved(firm.qualifications, certificates),
                supervisingDept: desk.supervisingDept,
                contact: firm.contact ?? null,
              }}
              creditCodeHint={doubtful ? t(locale, "organizations.creditCodeDoubtful") : undefined}
            />
            <SubmitButton>{t(locale, "organizations.mySave")}</SubmitButton>
          </ActionForm>
        </Section>
      )}
      <Certificates locale={locale} certificates={certificates} mayEdit={can(actor, "organization.edit", row)} />
      <People ctx={ctx} organizationId={firm.id} members={firm.members ?? []} />
    </Page>
  );
}

export default guarded(MyOrganizationPage);

async function WithoutFirm({ ctx, hasLeft }: { ctx: Context; hasLeft: boolean }) {
  const { locale, actor } = ctx;
  const request = await findOwnJoinRequest(ctx);
  return (
    <Page width="form">
      <PageHeading title={t(locale, "organizations.myNoFirm")} intro={t(locale, "organizations.myNoFirmText")} />
      {hasLeft && (
        <Notice kind="ok" className="mb-6">
          {t(locale, "organizations.left")}
        </Notice>
      )}
      {request ? (
        <Notice kind="info" title={t(locale, "organizations.joinOpenTitle")}>
          {t(locale, "organizations.joinOpenText", { day: dayOf(request.createdAt), name: request.organization.name })}
        </Notice>
      ) : (
        can(actor, "organization.create", null) &&
        actor.role === "MEMBER" && (
          <Section title={t(locale, "organizations.myCreate")}>
            <ActionForm action={createOwn} label={t(locale, "organizations.myCreate")}>
              <OrganizationFields locale={locale} values={null} />
              <SubmitButton>{t(locale, "organizations.myCreate")}</SubmitButton>
            </ActionForm>
          </Section>
        )
      )}
    </Page>
  );
}
