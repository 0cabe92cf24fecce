import type { Metadata } from "next";
import { ActionForm } from "#components/action-form.tsx";
import { Disclosure } from "#components/disclosure.tsx";
import { type Fact, FactsTable } from "#components/facts-table.tsx";
import { guarded } from "#components/guarded.tsx";
import { JoinRequests } from "#components/join-requests.tsx";
import { OrganizationFields } from "#components/organization-form.tsx";
import { Page, PageHeading, Section } from "#components/page.tsx";
import { Breadcrumb } from "#components/section-nav.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { TextField } from "#components/text-field.tsx";
import { requireStaff } from "#lib/auth/request-context.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { dayOf } from "#lib/kernel/clock.ts";
import type { Context } from "#lib/kernel/context.ts";
import { divisionLabel } from "#lib/kernel/divisions.ts";
import { VERIFICATION_LABELS } from "#lib/organizations/labels.ts";
import { withoutProved } from "#lib/organizations/model/held-qualifications.ts";
import type { OrganizationView } from "#lib/organizations/model.ts";
import { listCertificates } from "#lib/organizations/queries/certificates.ts";
import { getOrganization, getOrganizationDesk } from "#lib/organizations/queries/get-organization.ts";
import { listOpenJoinRequests } from "#lib/organizations/queries/join-requests.ts";
import { can } from "#lib/policies/authorize.ts";
import { decideClaim, edit, mailClaimLink } from "../actions.ts";
import { StaffCertificates } from "./certificates.tsx";
import { VerificationForm } from "./verification-form.tsx";

export const metadata: Metadata = { title: t("zh-CN", "organizations.staffTitle") };

type Desk = Awaited<ReturnType<typeof getOrganizationDesk>>;

/** One firm for staff: facts, contact masked, the decision on its standing, its claim. */
async function StaffOrganizationPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const ctx = await requireStaff(`/staff/organizations/${id}`);
  const { locale, actor } = ctx;
  const firm = await getOrganization(ctx, id);
  const [desk, certificates] = await Promise.all([getOrganizationDesk(ctx, id), listCertificates(ctx, id)]);
  const row = { organizationId: id, claimed: firm.claimed };
  return (
    <Page>
      <PageHeading
        title={firm.name}
        above={
          <Breadcrumb
            label={t(locale, "common.breadcrumb")}
            items={[{ href: "/staff/organizations", label: t(locale, "organizations.staffTitle") }, { label: firm.name }]}
          />
        }
      />
      <FactsTable label={t(locale, "organizations.staffFacts")} facts={factsOf(ctx, firm, desk)} />
      <StaffCertificates
        locale={locale}
        firmId={id}
        certificates={certificates}
        mayCheck={can(actor, "organization.verify", row)}
      />
      <VerificationForm ctx={ctx} firm={firm} />
      {can(actor, "organization.decideJoin", row) && (
        <Section title={t(locale, "organizations.joinRequestsTitle")}>
          <JoinRequests locale={locale} requests={await listOpenJoinRequests(ctx, id)} action={decideClaim} organizationId={id} />
        </Section>
      )}
      {can(actor, "organization.sendClaimLink", row) && (
        <Section title={t(locale, "organizations.staffClaimLink")}>
          <p className="mb-4 text-ink-2">{t(locale, "organizations.staffClaimLinkText")}</p>
          <ActionForm action={mailClaimLink} label={t(locale, "organizations.staffClaimLink")}>
            <input type="hidden" name="id" value={id} />
            <TextField
              name="email"
              label={t(locale, "organizations.staffClaimEmail")}
              hint={t(locale, "organizations.staffClaimEmailHint")}
              inputMode="email"
            />
            <SubmitButton look="secondary">{t(locale, "organizations.staffClaimLink")}</SubmitButton>
          </ActionForm>
        </Section>
      )}
      {can(actor, "organization.edit", row) && (
        <Disclosure summary={t(locale, "organizations.staffEdit")} className="mt-10 max-w-form">
          <ActionForm action={edit} label={t(locale, "organizations.staffEdit")}>
            <input type="hidden" name="id" value={id} />
            <input type="hidden" name="version" value={firm.version} />
            <OrganizationFields
              locale={locale}
              values={{
                ...firm,
                qualifications: withoutProved(firm.qualifications, certificates),
                supervisingDept: desk.supervisingDept,
                contact: null,
              }}
              withContact={false}
            />
            <SubmitButton>{t(locale, "organizations.mySave")}</SubmitButton>
          </ActionForm>
        </Disclosure>
      )}
    </Page>
  );
}

export default guarded(StaffOrganizationPage);

function factsOf({ locale }: Context, firm: OrganizationView, desk: Desk): Fact[] {
  const none = t(locale, "common.notStated");
  const list = (words: readonly string[]) => words.join(t(locale, "common.listSeparator")) || none;
  const { status, checked, at, by } = firm.verification;
  const code =
    firm.creditCode &&
    (firm.creditCodeChecked ? firm.creditCode : t(locale, "site.organizationCreditUnchecked", { code: firm.creditCode }));
  const { name, mobile, phone, email } = firm.contact ?? { name: null, mobile: null, phone: null, email: null };
  return [
    { label: t(locale, "organizations.staffStatus"), value: VERIFICATION_LABELS[status] },
    {
      label: t(locale, "organizations.staffMembers"),
      value: t(locale, firm.claimed ? "organizations.staffClaimed" : "organizations.staffUnclaimed"),
    },
    { label: t(locale, "organizations.creditCode"), value: code ?? none },
    {
      label: t(locale, "organizations.region"),
      value: `${t(locale, `common.region${firm.region}`)} ${firm.division ? divisionLabel(firm.division) : ""}`,
    },
    { label: t(locale, "organizations.orgType"), value: firm.orgType ?? none },
    { label: t(locale, "organizations.address"), value: firm.address ?? none },
    { label: t(locale, "organizations.website"), value: firm.website ?? none },
    { label: t(locale, "organizations.supervisingDept"), value: desk.supervisingDept ?? none },
    { label: t(locale, "organizations.qualifications"), value: list(firm.qualifications) },
    { label: t(locale, "organizations.tags"), value: list(firm.tags) },
    { label: t(locale, "organizations.staffChecked"), value: list(checked) },
    {
      label: t(locale, "organizations.staffVerifiedLabel"),
      value: at ? t(locale, "organizations.staffVerifiedBy", { by: by ?? none, day: dayOf(new Date(at)) }) : none,
    },
    {
      label: t(locale, "organizations.contactName"),
      value: [name, mobile, phone, email].filter(Boolean).join(" · ") || none,
      wide: true,
    },
    { label: t(locale, "organizations.staffNote"), value: desk.verificationNote || none, wide: true },
    { label: t(locale, "organizations.intro"), value: firm.intro || none, wide: true },
  ];
}
