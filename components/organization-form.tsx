import { CheckboxGroup, SelectField } from "#components/choice-field.tsx";
import { PlaceFields } from "#components/organization-fields.tsx";
import { Section } from "#components/page.tsx";
import { TextArea, TextField } from "#components/text-field.tsx";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { phraseIn } from "#lib/i18n/phrases.ts";
import type { Contact } from "#lib/kernel/contact.ts";
import { ORG_TAGS, ORG_TYPES } from "#lib/organizations/labels.ts";

/** What a form of a firm starts with. */
export type OrganizationValues = {
  name: string;
  creditCode: string | null;
  orgType: string | null;
  region: string;
  division: string | null;
  address: string | null;
  website: string | null;
  intro: string;
  supervisingDept: string | null;
  qualifications: readonly string[];
  tags: readonly string[];
  contact: Contact | null;
};

/** Stored as the Chinese word itself. */
const choices = (locale: Locale, words: readonly string[]) =>
  words.map((word) => ({ value: word, label: phraseIn(locale, word) }));

/** The firm's own contact, field by field; nobody's browser is to fill in somebody else's. */
const CONTACT_FIELDS = [
  { name: "name", label: "organizations.contactName", inputMode: undefined },
  { name: "mobile", label: "organizations.mobile", inputMode: "tel" },
  { name: "phone", label: "organizations.phone", inputMode: "tel" },
  { name: "email", label: "organizations.email", inputMode: "email" },
] as const;

/** Every field of a firm, for its own page, for staff and for a new one. `contact: null` leaves the contact out (masked to staff). */
export function OrganizationFields({
  locale,
  values,
  creditCodeHint,
  withContact = true,
}: {
  locale: Locale;
  values: OrganizationValues | null;
  creditCodeHint?: string;
  withContact?: boolean;
}) {
  const of = (key: keyof OrganizationValues): string | undefined => {
    const value = values?.[key];
    return typeof value === "string" ? value : undefined;
  };
  return (
    <div className="space-y-6">
      <TextField name="name" label={t(locale, "organizations.name")} defaultValue={of("name")} required />
      <TextField
        name="creditCode"
        label={t(locale, "organizations.creditCode")}
        hint={creditCodeHint}
        defaultValue={of("creditCode")}
        spellCheck={false}
      />
      <PlaceFields locale={locale} region={of("region")} division={values?.division} />
      <SelectField
        name="orgType"
        label={t(locale, "organizations.orgType")}
        placeholder={t(locale, "organizations.choose")}
        choices={choices(locale, ORG_TYPES)}
        defaultValue={of("orgType")}
      />
      <TextField name="address" label={t(locale, "organizations.address")} defaultValue={of("address")} />
      <TextField name="website" label={t(locale, "organizations.website")} defaultValue={of("website")} inputMode="url" />
      <TextArea name="intro" label={t(locale, "organizations.intro")} defaultValue={of("intro")} rows={5} />
      <TextField name="supervisingDept" label={t(locale, "organizations.supervisingDept")} defaultValue={of("supervisingDept")} />
      <TextArea
        name="qualificationLines"
        label={t(locale, "organizations.qualifications")}
        hint={t(locale, "organizations.qualificationsHint")}
        defaultValue={values?.qualifications.join("\n")}
        rows={3}
      />
      <CheckboxGroup
        name="tags"
        label={t(locale, "organizations.tags")}
        choices={choices(locale, ORG_TAGS)}
        defaultValues={values?.tags}
        columns={3}
      />
      {withContact && (
        <Section title={t(locale, "organizations.contactTitle")}>
          <p className="mb-4 text-ink-2">{t(locale, "organizations.contactText")}</p>
          <div className="space-y-6">
            {CONTACT_FIELDS.map(({ name, label, inputMode }) => (
              <TextField
                key={name}
                name={`contact.${name}`}
                label={t(locale, label)}
                defaultValue={values?.contact?.[name] ?? undefined}
                inputMode={inputMode}
                autoComplete="off"
              />
            ))}
          </div>
        </Section>
      )}
    </div>
  );
}
