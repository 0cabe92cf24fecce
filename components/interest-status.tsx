import { StatusBadge, type Tone } from "#components/status-badge.tsx";
import type { Locale } from "#lib/i18n/catalogue.ts";
import { labelsIn } from "#lib/i18n/labels-in.ts";
import { INTEREST_STATUS_LABELS } from "#lib/interests/labels.ts";
import type { InterestView } from "#lib/interests/model.ts";

const tones: Record<InterestView["status"], Tone> = {
  REQUESTED: "wait",
  TIMEOUT: "bad",
  ACCEPTED: "good",
  MEETING: "good",
  INTENT: "good",
  SIGNED: "good",
  REGISTERED: "good",
  DECLINED: "over",
  CLOSED: "over",
  UNMATCHED: "over",
};

/** The status of a contact request; what waits for its reader is marked as theirs to do. */
export function InterestStatusBadge({ locale, interest }: { locale: Locale; interest: Pick<InterestView, "status" | "role"> }) {
  const theirs = interest.role === "OWNER" && (interest.status === "REQUESTED" || interest.status === "TIMEOUT");
  return (
    <StatusBadge tone={theirs ? "act" : tones[interest.status]}>
      {labelsIn(locale, INTEREST_STATUS_LABELS)[interest.status]}
    </StatusBadge>
  );
}
