import Link from "next/link";
import { ActionForm } from "#components/action-form.tsx";
import { CheckboxGroup } from "#components/choice-field.tsx";
import { Section } from "#components/page.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { labelsIn } from "#lib/i18n/labels-in.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { REGION_LABELS } from "#lib/listings/labels.ts";
import { SHARED_WAY_LABELS } from "#lib/matching/labels.ts";
import type { OtherNeed, OwnSharing, SharedGroup } from "#lib/matching/queries/shared/shared-needs.ts";
import { SHARED_WAYS } from "#lib/matching/schema/shared.ts";
import { agreeShared, saveWish } from "./sharing-actions.ts";

type Props = { locale: Locale; code: string; sharing: OwnSharing };

/** Whether a need may be met together with others, and the groups it could join: unnamed until all of them have agreed. */
export function Sharing({ locale, code, sharing }: Props) {
  const { ways, barred, groups } = sharing;
  return (
    <Section title={t(locale, "matching.shareTitle")} id="sharing">
      <ActionForm action={saveWish} label={t(locale, "matching.shareTitle")} className="max-w-form">
        <p className="text-ink-2">{t(locale, "matching.shareText")}</p>
        <input type="hidden" name="code" value={code} />
        <CheckboxGroup
          name="ways"
          label={t(locale, "matching.shareWays")}
          choices={SHARED_WAYS.map((way) => ({
            ...{ value: way, label: t(locale, `matching.share${way}`), hint: t(locale, `matching.share${way}Hint`) },
          }))}
          defaultValues={ways}
        />
        <SubmitButton look="secondary">{t(locale, "matching.shareSave")}</SubmitButton>
      </ActionForm>
      {ways.length > 0 && groups.length === 0 && (
        <p className="mt-4 text-ink-2">{t(locale, barred ? "matching.shareBarred" : "matching.shareNone")}</p>
      )}
      {groups.map((group) => (
        <Group key={group.token} locale={locale} code={code} group={group} mayAgree={sharing.mayAgree} />
      ))}
    </Section>
  );
}

function Group({ locale, code, group, mayAgree }: Omit<Props, "sharing"> & { group: SharedGroup; mayAgree: boolean }) {
  const { way, token, others, agreed, size, weAgreed } = group;
  const title = t(locale, "matching.shareGroup", { way: labelsIn(locale, SHARED_WAY_LABELS)[way], count: others.length });
  const allAgreed = agreed === size;
  return (
    <div className="mt-6 border-l-2 border-brand pl-4">
      <h3 className="text-xl">{title}</h3>
      <p className="text-ink-2">{t(locale, "matching.shareState", { agreed, size })}</p>
      <ul className="my-2 space-y-1">
        {others.map((other) => (
          <li key={other.place}>
            <Other locale={locale} other={other} />
          </li>
        ))}
      </ul>
      {allAgreed && <p className="max-w-measure text-ink-2">{t(locale, "matching.shareNamedText")}</p>}
      {!allAgreed && weAgreed && <p className="text-ok">{t(locale, "matching.shareAgreed")}</p>}
      {weAgreed && <p className="text-sm text-ink-2">{t(locale, "matching.shareWithdraw")}</p>}
      {!weAgreed && !mayAgree && <p className="text-ink-2">{t(locale, "matching.shareUnverified")}</p>}
      {!weAgreed && mayAgree && (
        <ActionForm action={agreeShared} label={title} className="max-w-form">
          <p className="text-sm text-ink-2">{t(locale, "matching.shareAgreeText")}</p>
          <input type="hidden" name="code" value={code} />
          <input type="hidden" name="token" value={token} />
          <SubmitButton look="secondary">{t(locale, "matching.shareAgree")}</SubmitButton>
        </ActionForm>
      )}
    </div>
  );
}

function Other({ locale, other }: { locale: Locale; other: OtherNeed }) {
  const { region, neededBy, agreed, named } = other;
  const facts = [
    neededBy && t(locale, "matching.shareOtherBy", { day: neededBy }),
    agreed && t(locale, "matching.shareAgreedMark"),
  ].filter(Boolean);
  return (
    <>
      {named ? (
        <>
          {named.organization} ·{" "}
          <Link className="link" href={localePath(locale, `/listings/${named.code}`)} prefetch={false}>
            {named.title}
          </Link>
        </>
      ) : (
        t(locale, "matching.shareOther", { region: labelsIn(locale, REGION_LABELS)[region] })
      )}
      {facts.length > 0 && <span className="text-ink-2"> · {facts.join(" · ")}</span>}
    </>
  );
}
