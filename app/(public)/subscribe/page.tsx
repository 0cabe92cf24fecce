import type { Metadata } from "next";
import Link from "next/link";
import { ActionForm } from "#components/action-form.tsx";
import { Chip } from "#components/chips.tsx";
import { RadioGroup } from "#components/choice-field.tsx";
import { codeNames } from "#components/code-names.ts";
import { guarded } from "#components/guarded.tsx";
import { Page, PageHeading, Section } from "#components/page.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { TextField } from "#components/text-field.tsx";
import { questionOf } from "#lib/alerts/queries/search-hits.ts";
import { currentViewer, visitorViewing } from "#lib/auth/request-context.ts";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { truncate } from "#lib/kernel/text.ts";
import { isSignedIn } from "#lib/policies/actor.ts";
import { searchListings } from "#lib/search/queries/search-listings.ts";
import { conditions, type FilterState, filterQuery, question, readFilter } from "../listings/filter-state.ts";
import { conditionWords } from "../listings/filter-words.ts";
import { save, subscribeAddress } from "./actions.ts";
import { FilterFields, savedFilterOf } from "./saved-filter-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: t(await currentLocale(), "alerts.subscribeTitle"), robots: { index: false, follow: false } };
}

const NAME_LENGTH = 40;

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** 保存这次筛选: the filter of the address, for a person's desk or, without an account, for an address. */
async function SubscribePage({ searchParams }: Props) {
  const locale = await currentLocale();
  const [viewer, viewing] = await Promise.all([currentViewer(), visitorViewing()]);
  const names = await codeNames(viewing);
  const read = readFilter(await searchParams, names.chains).state;
  const state = question(read);
  const words = conditions(state).map((condition) => conditionWords(locale, names, condition));
  const { total } = await searchListings(viewing, { ...questionOf(savedFilterOf(state)), limit: 1 });
  const name = truncate(words.join(" · "), NAME_LENGTH) || t(locale, "alerts.subscribeAllName");
  const list = `${localePath(locale, "/listings")}${filterQuery(read)}`;
  const form = { locale, state, name };
  const here = localePath(locale, `/subscribe${filterQuery(state)}`);
  return (
    <Page width="form">
      <PageHeading title={t(locale, "alerts.subscribeTitle")} intro={t(locale, "alerts.subscribeIntro")} />
      <Section title={t(locale, "alerts.subscribeConditions")}>
        {words.length === 0 ? (
          <p>{t(locale, "alerts.subscribeAll")}</p>
        ) : (
          <ul className="flex flex-wrap gap-2">
            {words.map((word) => (
              <li key={word}>
                <Chip>{word}</Chip>
              </li>
            ))}
          </ul>
        )}
        <p className="mt-3 text-ink-2">{t(locale, "alerts.subscribeCount", { count: total })}</p>
      </Section>
      <div className="mt-8">
        {isSignedIn(viewer.actor) ? (
          <MemberForm {...form} />
        ) : (
          <VisitorForm {...form} signIn={localePath(locale, `/login?callbackUrl=${encodeURIComponent(here)}`)} />
        )}
      </div>
      <p className="mt-8">
        <Link href={list} prefetch={false} className="link inline-block py-2">
          {t(locale, "alerts.backToList")}
        </Link>
      </p>
    </Page>
  );
}

export default guarded(SubscribePage);

type FormProps = { locale: Locale; state: FilterState; name: string };

function Fields({ locale, state, name, paces }: FormProps & { paces: readonly ("AT_ONCE" | "DAILY" | "OFF")[] }) {
  return (
    <>
      <FilterFields state={state} />
      <TextField name="name" label={t(locale, "alerts.name")} hint={t(locale, "alerts.nameHint")} defaultValue={name} required />
      <RadioGroup
        name="pace"
        label={t(locale, "alerts.pace")}
        defaultValue="DAILY"
        choices={paces.map((pace) => ({ value: pace, label: t(locale, `alerts.pace${pace}`) }))}
      />
    </>
  );
}

function MemberForm(props: FormProps) {
  return (
    <ActionForm action={save} label={t(props.locale, "alerts.subscribeTitle")}>
      <Fields {...props} paces={["AT_ONCE", "DAILY", "OFF"]} />
      <SubmitButton>{t(props.locale, "alerts.saveButton")}</SubmitButton>
    </ActionForm>
  );
}

function VisitorForm({ signIn, ...props }: FormProps & { signIn: string }) {
  const { locale } = props;
  return (
    <>
      <ActionForm action={subscribeAddress} label={t(locale, "alerts.subscribeTitle")}>
        <Fields {...props} paces={["AT_ONCE", "DAILY"]} />
        <TextField
          name="email"
          type="email"
          label={t(locale, "alerts.visitorEmail")}
          hint={t(locale, "alerts.visitorHint")}
          autoComplete="email"
          required
        />
        <SubmitButton>{t(locale, "alerts.visitorButton")}</SubmitButton>
      </ActionForm>
      <p className="mt-6">
        <Link href={signIn} prefetch={false} className="link inline-block py-2">
          {t(locale, "alerts.visitorSignIn")}
        </Link>
      </p>
    </>
  );
}
