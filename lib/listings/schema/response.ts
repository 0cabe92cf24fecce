import { z } from "zod";
import { ListingStatus } from "#lib/db/generated/enums.ts";
import { REGIONS } from "#lib/kernel/regions.ts";
import { AMOUNT_BASES, FORMS, REASONS, SIDES, VISIBILITIES } from "../model.ts";
import { DECISIONS } from "./moves.ts";

const statuses = Object.values(ListingStatus) as [ListingStatus, ...ListingStatus[]];
const texts = z.array(z.string());
const wan = z.number().nullable();
const dayOrNull = z.string().nullable();

export const contactResponseSchema = z
  .strictObject({
    name: z.string().nullable(),
    mobile: z.string().nullable(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
  })
  .meta({ id: "Contact" });

export const decisionResponseSchema = z
  .strictObject({
    decision: z.enum(DECISIONS),
    reasons: z.array(z.enum(REASONS)),
    note: z.string(),
    fieldNotes: z.array(z.strictObject({ path: z.string(), note: z.string() })),
    at: z.string(),
  })
  .meta({ id: "Decision" });

/** What a listing says, as answers carry it. */
const contentShape = {
  externalId: z.string().nullable(),
  side: z.enum(SIDES),
  form: z.enum(FORMS).nullable(),
  title: z.string(),
  summary: z.string(),
  description: z.string(),
  keywords: texts,
  chain: z.string().nullable(),
  chainLink: z.string().nullable(),
  cluster: z.string().nullable(),
  details: z.record(z.string(), z.string()),
  targetRegions: z.array(z.enum(REGIONS)),
  cooperation: texts,
  requiredQualifications: texts,
  heldQualifications: texts,
  amountMinWan: wan,
  amountMaxWan: wan,
  amountBasis: z.enum(AMOUNT_BASES).nullable(),
  neededBy: dayOrNull,
  availableFrom: dayOrNull,
  validUntil: z.string(),
  visibility: z.enum(VISIBILITIES),
};

export const organizationPartSchema = z.strictObject({
  id: z.string().nullable(),
  /** null: the listing is anonymous. */
  name: z.string().nullable(),
  region: z.enum(REGIONS),
  division: z.string().nullable(),
  verified: z.boolean(),
});

/** A picture or paper beside a published text; `name` is its caption. Its address asks anew who may see it. */
export const attachmentSchema = z
  .strictObject({ name: z.string(), mediaType: z.string(), bytes: z.number().int(), url: z.string() })
  .meta({ id: "Attachment" });

const pendingSchema = z.strictObject({
  status: z.enum(["DRAFT", "SUBMITTED", "IN_REVIEW", "RETURNED", "REJECTED"]),
  version: z.number().int(),
  changed: texts,
  values: z.strictObject({ ...contentShape, contact: contactResponseSchema.nullable() }),
});

/** The contract's Listing, closed: nothing else is ever in an answer. */
export const listingResponseSchema = z
  .strictObject({
    code: z.string(),
    ...contentShape,
    organization: organizationPartSchema,
    lastConfirmedAt: z.string().nullable(),
    completeness: z.number().int(),
    status: z.enum(statuses),
    publishedAt: z.string().nullable(),
    version: z.number().int(),
    url: z.string(),
    /** What every visitor may see: empty while the listing is not public. */
    attachments: z.array(attachmentSchema),
    createdAt: z.string().nullable(),
    updatedAt: z.string().nullable(),
    lastDecision: decisionResponseSchema.nullable(),
    contact: contactResponseSchema.nullable(),
    pending: pendingSchema.nullable(),
  })
  .meta({ id: "Listing" });

export type ListingResponse = z.output<typeof listingResponseSchema>;
export type DecisionResponse = z.output<typeof decisionResponseSchema>;
export type PendingResponse = z.output<typeof pendingSchema>;

const facet = z.array(z.strictObject({ value: z.string(), count: z.number().int() }));

/** One page of the list with the counts of each facet. */
export const listingPageSchema = z
  .strictObject({
    items: z.array(listingResponseSchema),
    total: z.number().int(),
    facets: z.strictObject({ side: facet, form: facet, chain: facet, region: facet, cooperation: facet }),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: "ListingPage" });
