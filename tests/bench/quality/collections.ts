// Collections with judgments, read as they lie in their folders (JSON Lines).
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { AmountBasis, Form, Region, Side } from "#lib/db/generated/enums.ts";
import type { MatchListing } from "#lib/matching/model/listing.ts";
import { qualificationKey, type Term } from "#lib/taxonomy/model.ts";
import type { Grades } from "./metrics.ts";

const listingShape = z.object({
  externalId: z.string(),
  side: z.enum(Side),
  form: z.enum(Form).nullish(),
  title: z.string(),
  summary: z.string().nullish(),
  description: z.string().nullish(),
  keywords: z.array(z.string()).default([]),
  chain: z.string().nullish(),
  cluster: z.string().nullish(),
  organization: z.object({
    name: z.string(),
    creditCode: z.string().nullish(),
    region: z.enum(Region).nullish(),
  }),
  targetRegions: z.array(z.enum(Region)).default([]),
  cooperation: z.array(z.string()).default([]),
  requiredQualifications: z.array(z.string()).default([]),
  heldQualifications: z.array(z.string()).default([]),
  amountMinWan: z.number().nullish(),
  amountMaxWan: z.number().nullish(),
  amountBasis: z.enum(AmountBasis).nullish(),
  neededBy: z.string().nullish(),
  availableFrom: z.string().nullish(),
  validUntil: z.string(),
});
const needShape = z.object({ needId: z.string(), industry: z.string(), hasAnswer: z.boolean() });
const linkShape = z.object({
  needId: z.string(),
  offerId: z.string(),
  grade: z.number().int().min(0).max(4),
  code: z.string().nullable(),
  why: z.string().optional(),
});

export type Link = z.infer<typeof linkShape>;
export type Need = z.infer<typeof needShape> & { links: ReadonlyMap<string, Link>; grades: Grades };
/** Needs with graded offers. `offers`: everything an answer may be looked for in, the traps of the wrong side with them. */
export type Judged = {
  name: string;
  listings: ReadonlyMap<string, MatchListing>;
  needs: readonly Need[];
  offers: readonly string[];
};

/** Grade from which an offer is an answer. */
export const ACCEPTABLE = 3;

function readLines<Shape extends z.ZodType>(files: readonly string[], shape: Shape): z.infer<Shape>[] {
  return files.flatMap((file) =>
    readFileSync(file, "utf8")
      .split("\n")
      .filter((line) => line.trim() !== "")
      .map((line) => shape.parse(JSON.parse(line))),
  );
}

function knownTerms(): Term[] {
  const file = new URL("../../../lib/taxonomy/data/qualification.json", import.meta.url);
  const rows = JSON.parse(readFileSync(file, "utf8")) as Omit<Term, "kind">[];
  return rows.map((row) => ({ ...row, kind: "qualification" as const }));
}

function toListing(row: z.infer<typeof listingShape>, terms: readonly Term[], today: string): MatchListing {
  const keyed = (label: string) => ({ key: qualificationKey(terms, label), label });
  return {
    id: row.externalId,
    code: row.externalId,
    organizationId: row.organization.creditCode ?? row.organization.name,
    organizationName: row.organization.name,
    organizationType: null,
    region: row.organization.region ?? null,
    side: row.side,
    form: row.form ?? null,
    title: row.title,
    summary: row.summary ?? "",
    description: row.description ?? "",
    keywords: row.keywords,
    chain: row.chain ?? null,
    chainLink: null,
    cluster: row.cluster ?? null,
    targetRegions: row.targetRegions,
    cooperation: row.cooperation,
    requiredQualifications: row.requiredQualifications.map(keyed),
    heldQualifications: row.heldQualifications.map(keyed),
    amountMinWan: row.amountMinWan ?? null,
    amountMaxWan: row.amountMaxWan ?? null,
    amountBasis: row.amountBasis ?? null,
    neededBy: row.neededBy ?? null,
    availableFrom: row.availableFrom ?? null,
    validUntil: row.validUntil,
    confirmedOn: today,
    visibility: "PUBLIC",
  };
}

/** A folder of needs, offers and links, in one or several files each (`…listings.jsonl`); null when it is not there. */
export function loadJudged(name: string, folder: string, today: string): Judged | null {
  const files = existsSync(folder) ? readdirSync(folder).sort() : [];
  const named = (kind: string) => files.filter((file) => file.endsWith(`${kind}.jsonl`)).map((file) => path.join(folder, file));
  if (named("links").length === 0) return null;
  const terms = knownTerms();
  const listings = new Map(
    readLines(named("listings"), listingShape).map((row) => [row.externalId, toListing(row, terms, today)]),
  );
  const links = readLines(named("links"), linkShape);
  const needs = readLines(named("needs"), needShape).map((need) => {
    const own = links.filter(({ needId }) => needId === need.needId);
    return {
      ...need,
      links: new Map(own.map((link) => [link.offerId, link])),
      grades: new Map(own.map(({ offerId, grade }) => [offerId, grade])),
    };
  });
  const isNeed = new Set(needs.map(({ needId }) => needId));
  return { name, listings, needs, offers: [...listings.keys()].filter((id) => !isNeed.has(id)) };
}

export type TextQuery = { id: string; title: string; text: string; grades: Grades };
/** Queries against texts alone. `judgedOnly`: rank only what the query has a judgment for. */
export type Texts = {
  name: string;
  queries: readonly TextQuery[];
  documents: ReadonlyMap<string, string>;
  judgedOnly: boolean;
  relevantFrom: number;
};

const textShape = z.object({ id: z.string(), text: z.string(), title: z.string().optional() });
const relevanceShape = z.object({ q: z.string(), d: z.string(), rel: z.number() });

/** A folder of queries, documents and judgments; null when it is not there. */
export function loadTexts(name: string, folder: string, how: Pick<Texts, "judgedOnly" | "relevantFrom">): Texts | null {
  if (!existsSync(path.join(folder, "qrels.jsonl"))) return null;
  const read = (file: string) => readLines([path.join(folder, file)], textShape);
  const grades = new Map<string, Map<string, number>>();
  for (const { q, d, rel } of readLines([path.join(folder, "qrels.jsonl")], relevanceShape)) {
    const own = grades.get(q) ?? new Map<string, number>();
    grades.set(q, own.set(d, rel));
  }
  const queries = read("queries.jsonl").map(({ id, title, text }) => ({
    id,
    title: title ?? text,
    text: title === undefined ? "" : text.startsWith(title) ? text.slice(title.length).trim() : text,
    grades: grades.get(id) ?? new Map<string, number>(),
  }));
  return { name, queries, documents: new Map(read("docs.jsonl").map(({ id, text }) => [id, text])), ...how };
}
