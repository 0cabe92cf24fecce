import type { InterestStatus, OutcomeSide, Visibility } from "#lib/db/generated/enums.ts";
import { CONTACT_FIELDS, type Contact, NO_CONTACT } from "#lib/kernel/contact.ts";
import type { RegionCode } from "#lib/kernel/regions.ts";

export const INTEREST_STATUSES = [
  "REQUESTED",
  "TIMEOUT",
  "ACCEPTED",
  "MEETING",
  "INTENT",
  "SIGNED",
  "REGISTERED",
  "DECLINED",
  "CLOSED",
  "UNMATCHED",
] as const satisfies readonly InterestStatus[];
/** Steps of a contact after both sides agreed, in their order. */
export const STAGES = ["MEETING", "INTENT", "SIGNED", "REGISTERED"] as const;
export type Stage = (typeof STAGES)[number];

/** Working days until the answer is due, and until the firm is reminded of it. */
export const ANSWER_WORKING_DAYS = 5;
export const REMINDER_WORKING_DAYS = 3;
/** Requests a firm may send in a day (Asia/Shanghai); RATE_LIMIT_FACTOR multiplies it. */
export const REQUESTS_PER_DAY = 20;

/** Who of a contact request somebody is; the record of an act names the clock too. */
export type InterestRole = OutcomeSide | "STAFF";

export type Party = { id: string | null; name: string | null; region: RegionCode; verified: boolean };
export type Outcome = {
  stage: Stage;
  /** 万元. */
  valueWan: number | null;
  valueBand: string | null;
  day: string | null;
  confirmedBy: OutcomeSide[];
};

/** A contact request as its viewer may see it (contract, section 5). */
export type InterestView = {
  id: string;
  listing: { code: string; title: string; side: "SUPPLY" | "DEMAND" };
  fromListing: string | null;
  role: InterestRole;
  asker: Party;
  owner: Party;
  seeking: string;
  questions: string;
  about: string;
  wantsNda: boolean;
  status: InterestStatus;
  createdAt: string;
  dueAt: string | null;
  answeredAt: string | null;
  mediator: string | null;
  version: number;
  contact: {
    asker: Contact;
    owner: Contact;
    grantId: string;
    purpose: string;
    grantedAt: string;
    /** The other side has looked at the viewer's contact. */
    seenByOther: boolean;
  } | null;
  outcomes: Outcome[];
};

/** The contact of a listing when it names any, else that of its firm, reduced to the fields the grant names. */
export function contactShown(
  own: Partial<Contact> | null | undefined,
  firm: Partial<Contact> | null | undefined,
  fields: readonly string[],
): Contact {
  const filled = [own, firm].find((contact) => contact && CONTACT_FIELDS.some((field) => contact[field]));
  const shown = { ...NO_CONTACT };
  for (const field of CONTACT_FIELDS) if (fields.includes(field)) shown[field] = filled?.[field] || null;
  return shown;
}

/** Is the firm behind this listing still unnamed to the other side? Until both agreed, when the listing is anonymous. */
export function isHidden(visibility: Visibility | null | undefined, agreed: boolean): boolean {
  return visibility === "ANONYMOUS" && !agreed;
}

type OutcomeRow = {
  stage: InterestStatus;
  side: OutcomeSide;
  valueWan: { toNumber(): number } | null;
  valueBand: string | null;
  day: Date | null;
};

/** The claims of both sides by stage; where both gave a value, the later one stands. `rows` in the order they were made. */
export function mergeOutcomes(rows: readonly OutcomeRow[]): Outcome[] {
  return STAGES.flatMap((stage) => {
    const claims = rows.filter((row) => row.stage === stage);
    if (claims.length === 0) return [];
    const last = <T>(pick: (row: OutcomeRow) => T | null): T | null => claims.map(pick).findLast((v) => v !== null) ?? null;
    return [
      {
        stage,
        valueWan: last((row) => row.valueWan)?.toNumber() ?? null,
        valueBand: last((row) => row.valueBand),
        day:
          last((row) => row.day)
            ?.toISOString()
            .slice(0, 10) ?? null,
        confirmedBy: (["ASKER", "OWNER"] as const).filter((side) => claims.some((row) => row.side === side)),
      },
    ];
  });
}
