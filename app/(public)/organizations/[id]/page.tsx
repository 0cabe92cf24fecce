import type { Metadata } from "next";
import { cache } from "react";
import { CertificateList } from "#components/certificate-list.tsx";
import { type AllCodeNames, codeNames } from "#components/code-names.ts";
import { CopyButton } from "#components/copy-button.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { type Fact, FactsTable } from "#components/facts-table.tsx";
import { guarded, guardedMetadata } from "#components/guarded.tsx";
import { JsonLd } from "#components/json-ld.tsx";
import { Ledger } from "#components/ledger.tsx";
import { ListingRow, VerifiedMark } from "#components/listing-row.tsx";
import { Page, PageHeading, Section } from "#components/page.tsx";
import { publicAddress } from "#components/public-metadata.ts";
import { Breadcrumb } from "#components/section-nav.tsx";
import { StatusBadge } from "#components/status-badge.tsx";
import { visitorViewing } from "#lib/auth/request-context.ts";
import { withoutContacts } from "#lib/editions/model/contact-free.ts";
import { env } from "#lib/env.ts";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current.ts";
import { placeIn } from "#lib/i18n/divisions.ts";
import { labelsIn } from "#lib/i18n/labels-in.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { phraseIn } from "#lib/i18n/phrases.ts";
import { writtenLang } from "#lib/i18n/written.ts";
import { dayOf } from "#lib/kernel/clock.ts";
import { REGION_LABELS } from "#lib/listings/labels.ts";
import { listListingsOfOrganization } from "#lib/listings/queries/of-organization.ts";
import type { OrganizationView } from "#lib/organizations/model.ts";
import { listCertificates } from "#lib/organizations/queries/certificates.ts";
import { getOrganization } from "#lib/organizations/queries/get-organization.ts";

import { organizationJsonLd } from "./json-ld.ts";

type Props = { params: Promise<{ id: string }> };

/** Rows on the page of a firm; a firm with more is searched for by its name. */
const MOST_ROWS = 50;

/** The firm as everybody may see it, whoever looks: its own people read the rest at their desk. */
const readOrganization = cache(async (id: string): Promise<OrganizationView> => getOrganization(await visitorViewing(), id));

/** Name and region of the firm. */
export const generateMetadata = guardedMetadata(async ({ params }: Props): Promise<Metadata> => {
  const locale = await currentLocale();
  const { id } = await params;
  const { name, region, intro } = await readOrganization(id);
  return {
    title: t(locale, "common.withNote", { text: name, note: labelsIn(locale, REGION_LABELS)[region] }),
    ...(intro && { description: withoutContacts(intro) }),
    ...publicAddress(locale, `/organizations/${id}`),
  };
});

/** A firm: what was verified and when, what it says of itself, what it offers and needs. No contact stands here. */
async function OrganizationPage({ params }: Props) {
  const locale = await currentLocale();
  const { id } = await params;
  const viewing = await visitorViewing();
  const organization = await readOrganization(id);
  const [listings, certificates, names] = await Promise.all([
    listListingsOfOrganization(viewing, id, MOST_ROWS),
    listCertificates(viewing, id),
    codeNames(viewing),
  ]);
  const today = dayOf(viewing.now);
  return (
    <Page>
      <JsonLd data={organizationJsonLd(locale, organization, env().APP_BASE_URL)} />
      <PageHeading
        above={
          <Breadcrumb
            label={t(locale, "common.breadcrumb")}
            items={[
              { href: localePath(locale, "/listings"), label: t(locale, "site.navListings") },
              { label: organization.name },
            ]}
          />
        }
        title={<span lang={writtenLang(locale)}>{organization.name}</span>}
        intro={
          organization.verification.status === "VERIFIED" ? (
            <VerifiedMark locale={locale} />
          ) : (
            <StatusBadge>{t(locale, organization.claimed ? "common.unverified" : "site.organizationUnclaimed")}</StatusBadge>
          )
        }
      />
      <FactsTable label={t(locale, "site.organizationFacts")} facts={organizationFacts(locale, organization, names)} />
      {organization.intro && (
        <Section title={t(locale, "site.organizationIntro")}>
          <p lang={writtenLang(locale)} className="max-w-measure whitespace-pre-line text-lg">
            {organization.intro}
          </p>
        </Section>
      )}
      {certificates.length > 0 && (
        <Section title={t(locale, "certificates.title")}>
          <CertificateList locale={locale} label={t(locale, "certificates.title")} certificates={certificates} />
          <p className="mt-3 text-sm text-ink-2">{t(locale, "certificates.publicNote")}</p>
        </Section>
      )}
      <Section title={t(locale, "site.organizationListings")}>
        {listings.length === 0 ? (
          <EmptyState title={t(locale, "site.organizationNoListings")} />
        ) : (
          <Ledger label={t(locale, "site.organizationListings")}>
            {listings.map((listing) => (
              <ListingRow key={listing.code} locale={locale} listing={listing} names={names} today={today} ofFirm />
            ))}
          </Ledger>
        )}
      </Section>
    </Page>
  );
}

export default guarded(OrganizationPage);

function organizationFacts(locale: Locale, organization: OrganizationView, names: AllCodeNames): Fact[] {
  const { creditCode, creditCodeChecked, verification, website } = organization;
  const facts: (Fact | null)[] = [
    {
      label: t(locale, "site.organizationRegion"),
      value: placeIn(locale, organization.region, organization.division),
    },
    organization.orgType === null
      ? null
      : { label: t(locale, "site.organizationType"), value: phraseIn(locale, organization.orgType) },
    creditCode === null
      ? null
      : {
          label: t(locale, "site.organizationCredit"),
          value: (
            <span className="-my-2 flex flex-wrap items-center gap-x-4">
              {creditCodeChecked ? creditCode : t(locale, "site.organizationCreditUnchecked", { code: creditCode })}
              <CopyButton
                text={creditCode}
                look="quiet"
                words={{
                  copy: t(locale, "site.organizationCreditCopy"),
                  copied: t(locale, "discovery.copied"),
                  failed: t(locale, "discovery.copyFailed"),
                }}
              />
            </span>
          ),
        },
    organization.address ? { label: t(locale, "site.organizationAddress"), value: organization.address } : null,
    website
      ? {
          label: t(locale, "site.organizationWebsite"),
          value: (
            <a className="link" href={website} rel="nofollow noopener noreferrer">
              {website}
            </a>
          ),
        }
      : null,
    {
      label: t(locale, "site.organizationVerification"),
      value:
        verification.status === "VERIFIED" && verification.at !== null
          ? t(locale, "site.organizationVerifiedAt", {
              day: dayOf(new Date(verification.at)),
              checked:
                verification.checked.map((check) => phraseIn(locale, check)).join(t(locale, "common.listSeparator")) ||
                t(locale, "common.notStated"),
            })
          : t(locale, "site.organizationNotVerified"),
      wide: true,
    },
    organization.qualifications.length > 0
      ? {
          label: t(locale, "site.organizationQualifications"),
          value: organization.qualifications.map(names.qualification).join(t(locale, "common.listSeparator")),
          wide: true,
        }
      : null,
    organization.tags.length > 0
      ? {
          label: t(locale, "site.organizationTags"),
          value: organization.tags.map((tag) => phraseIn(locale, tag)).join(t(locale, "common.listSeparator")),
          wide: true,
        }
      : null,
  ];
  return facts.filter((fact) => fact !== null);
}
