import type { Tx } from "#lib/db/client.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { DEFAULT_LOCALE, t } from "#lib/i18n/catalogue.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { maskName } from "#lib/text/mask.ts";
import { type InterestView, isHidden, mergeOutcomes, type Party } from "../model.ts";
import { roleIn } from "./load-interest.ts";

/** Everything an answer shows of a contact request, and nothing of a contact. */
export const INTEREST_SELECT = {
  id: true,
  listing: { select: { code: true, title: true, side: true, visibility: true } },
  fromListing: { select: { code: true, visibility: true } },
  askerOrganizationId: true,
  ownerOrganizationId: true,
  seeking: true,
  questions: true,
  about: true,
  wantsNda: true,
  status: true,
  mediatorId: true,
  createdAt: true,
  dueAt: true,
  answeredAt: true,
  version: true,
  grant: { select: { id: true } },
  outcomes: {
    select: { stage: true, side: true, valueWan: true, valueBand: true, day: true },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  },
} as const satisfies Prisma.InterestSelect;

type Row = Prisma.InterestGetPayload<{ select: typeof INTEREST_SELECT }>;
type Firm = Prisma.OrganizationGetPayload<{ select: { id: true; name: true; region: true; verification: true } }>;

/**
 * Contact requests as this viewer may see them. A firm whose listing is anonymous stays unnamed to the other side until
 * both agreed; staff read the names. `contact` is null here: only the reveal fills it.
 */
export async function presentInterests(client: Tx, { actor }: Viewing, rows: readonly Row[]): Promise<InterestView[]> {
  const firmIds = [...new Set(rows.flatMap((row) => [row.askerOrganizationId, row.ownerOrganizationId]))];
  const mediatorIds = [...new Set(rows.flatMap((row) => (row.mediatorId ? [row.mediatorId] : [])))];
  // One after the other: the client may be a transaction, which is a single connection.
  const firms = await client.organization.findMany({
    where: { id: { in: firmIds } },
    select: { id: true, name: true, region: true, verification: true },
  });
  const mediators = await client.user.findMany({ where: { id: { in: mediatorIds } }, select: { id: true, name: true } });
  const firmOf = new Map(firms.map((firm) => [firm.id, firm]));
  const nameOf = new Map(mediators.map((user) => [user.id, user.name]));
  const standIn = t(DEFAULT_LOCALE, "common.anonymousOrganization");

  return rows.map((row) => {
    const role = roleIn(actor, row);
    const agreed = row.grant !== null;
    const hidesOwner = role === "ASKER" && isHidden(row.listing.visibility, agreed);
    const hidesAsker = role === "OWNER" && isHidden(row.fromListing?.visibility, agreed);
    const owner = firmOf.get(row.ownerOrganizationId) as Firm;
    const asker = firmOf.get(row.askerOrganizationId) as Firm;
    const forAsker = (text: string) => (hidesOwner ? maskName(text, owner.name, standIn) : text);
    const forOwner = (text: string) => (hidesAsker ? maskName(text, asker.name, standIn) : text);
    return {
      id: row.id,
      listing: { code: row.listing.code, title: forAsker(row.listing.title), side: row.listing.side },
      fromListing: row.fromListing?.code ?? null,
      role,
      asker: party(asker, hidesAsker),
      owner: party(owner, hidesOwner),
      seeking: forOwner(row.seeking),
      questions: forOwner(row.questions),
      about: forOwner(row.about),
      wantsNda: row.wantsNda,
      status: row.status,
      createdAt: row.createdAt.toISOString(),
      dueAt: row.dueAt.toISOString(),
      answeredAt: row.answeredAt?.toISOString() ?? null,
      mediator: row.mediatorId ? (nameOf.get(row.mediatorId) ?? null) : null,
      version: row.version,
      contact: null,
      outcomes: mergeOutcomes(row.outcomes),
    };
  });
}

function party(firm: Firm, hidden: boolean): Party {
  const { region } = firm;
  const verified = firm.verification === "VERIFIED";
  return hidden ? { id: null, name: null, region, verified } : { id: firm.id, name: firm.name, region, verified };
}
