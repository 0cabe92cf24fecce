import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { labelsIn } from "#lib/i18n/labels-in.ts";
import { STAGE_LABELS } from "#lib/interests/labels.ts";
import type { MailKind, MailParams } from "../model/params.ts";
import type { Template } from "./template.ts";

type InterestKind = Extract<MailKind, `interest.${string}`>;

const page = (l: Locale, { interestId }: MailParams) => ({
  label: t(l, "mail.interestAction"),
  path: `/my/interests/${interestId}`,
});
const answer = (l: Locale, { interestId }: MailParams) => ({
  label: t(l, "mail.interestAnswerAction"),
  path: `/my/interests/${interestId}`,
});

/** The name of the other side; none while it is anonymous. */
const otherSide = (l: Locale, { organization }: MailParams): string => organization || t(l, "common.anonymousOrganization");

/** A stage of another version is told as it was stored. */
function stageOf(l: Locale, { stage }: MailParams): string {
  const labels: Readonly<Record<string, string>> = labelsIn(l, STAGE_LABELS);
  return labels[stage] ?? stage;
}

/** Mails about contact requests. None says why somebody declined, and none repeats what was written in the request. */
export const interestMails: Record<InterestKind, Template> = {
  "interest.requested": (l, p) => ({
    subject: t(l, "mail.interestRequestedSubject", { title: p.title }),
    text: t(l, "mail.interestRequestedText", { organization: otherSide(l, p), title: p.title, code: p.code, day: p.day }),
    action: answer(l, p),
  }),
  "interest.reminded": (l, p) => ({
    subject: t(l, "mail.interestRemindedSubject", { title: p.title }),
    text: t(l, "mail.interestRemindedText", { organization: otherSide(l, p), title: p.title, code: p.code, day: p.day }),
    action: answer(l, p),
  }),
  "interest.timedOutOwner": (l, p) => ({
    subject: t(l, "mail.interestTimedOutOwnerSubject", { title: p.title }),
    text: t(l, "mail.interestTimedOutOwnerText", { organization: otherSide(l, p), title: p.title, code: p.code }),
    action: answer(l, p),
  }),
  "interest.timedOutAsker": (l, p) => ({
    subject: t(l, "mail.interestTimedOutAskerSubject", { title: p.title }),
    text: t(l, "mail.interestTimedOutAskerText", { title: p.title, code: p.code, day: p.day }),
    action: page(l, p),
  }),
  "interest.accepted": (l, p) => ({
    subject: t(l, "mail.interestAcceptedSubject", { title: p.title }),
    text: t(l, "mail.interestAcceptedText", { organization: otherSide(l, p), title: p.title, code: p.code }),
    action: { label: t(l, "mail.interestAcceptedAction"), path: `/my/interests/${p.interestId}` },
  }),
  "interest.declined": (l, p) => ({
    subject: t(l, "mail.interestDeclinedSubject", { title: p.title }),
    text: t(l, "mail.interestDeclinedText", { title: p.title, code: p.code }),
    action: page(l, p),
  }),
  "interest.withdrawn": (l, p) => ({
    subject: t(l, "mail.interestWithdrawnSubject", { title: p.title }),
    text: t(l, "mail.interestWithdrawnText", { organization: otherSide(l, p), title: p.title, code: p.code }),
    action: page(l, p),
  }),
  "interest.closed": (l, p) => ({
    subject: t(l, "mail.interestClosedSubject", { title: p.title }),
    text: t(l, "mail.interestClosedText", { organization: otherSide(l, p), title: p.title, code: p.code }),
    action: page(l, p),
  }),
  "interest.lapsed": (l, p) => ({
    subject: t(l, "mail.interestLapsedSubject", { title: p.title }),
    text: t(l, "mail.interestLapsedText", { title: p.title, code: p.code }),
    action: page(l, p),
  }),
  "interest.outcomeReported": (l, p) => ({
    subject: t(l, "mail.interestOutcomeSubject", { title: p.title }),
    text: t(l, "mail.interestOutcomeText", { organization: otherSide(l, p), title: p.title, code: p.code, stage: stageOf(l, p) }),
    action: page(l, p),
  }),
  "interest.progressAsked": (l, p) => ({
    subject: t(l, "mail.interestProgressSubject", { title: p.title }),
    text: t(l, "mail.interestProgressText", { organization: otherSide(l, p), title: p.title, code: p.code }),
    action: { label: t(l, "mail.interestProgressAction"), path: `/my/interests/${p.interestId}` },
  }),
  "interest.revoked": (l, p) => ({
    subject: t(l, "mail.interestRevokedSubject", { title: p.title }),
    text: t(l, "mail.interestRevokedText", { organization: otherSide(l, p), title: p.title, code: p.code }),
    action: page(l, p),
  }),
};
