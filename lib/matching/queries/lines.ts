import { t } from "#lib/i18n/catalogue.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import type { Prepared, ReadingTools } from "#lib/matching/model/prepared.ts";
import type { Rarity } from "#lib/matching/model/rarity.ts";
import { fieldCautions } from "#lib/matching/queries/caution-words.ts";
import { againstWords, brokenWords, type Constraint } from "#lib/matching/queries/failure-words.ts";
import { STAND_IN } from "#lib/matching/queries/load-listings.ts";
import { reasonWords, type Spoken } from "#lib/matching/queries/words.ts";
import { type Against, explainPair } from "#lib/matching/score/explain.ts";
import type { PairScore } from "#lib/matching/score/pair.ts";
import { quotable } from "#lib/matching/score/quotes.ts";

type Quotes = { mine: string | null; theirs: string | null };
export type ReasonLine = Quotes & { kind: string; text: string; points: number };
export type CautionLine = Quotes & { kind: string; text: string };
export type FailedLine = Quotes & { constraint: Constraint; text: string; change: string | null };
export type PairLines = { reasons: ReasonLine[]; cautions: CautionLine[]; failed: FailedLine[] };

/** What putting a pair into words needs besides the pair. */
export type Telling = {
  viewing: Pick<Viewing, "locale">;
  rarity: Rarity;
  tools: ReadingTools;
  chainName: (code: string) => string;
};

const KIND: Record<string, string> = { subject: "TOPIC", wording: "TEXT", specs: "SPEC" };

function doubtLine(against: Against, spoken: Spoken, quotes: Quotes): CautionLine {
  const { locale } = spoken;
  if (against.kind === "spec") return { kind: "SPEC", text: t(locale, "matching.cautionSpec"), ...quotes };
  const text =
    against.hit.by === "DEMAND" ? t(locale, "matching.cautionExclusionDemand") : t(locale, "matching.cautionExclusionSupply");
  return { kind: "EXCLUSION", text, ...quotes };
}

/** Reasons, cautions and failures of a pair, told from the side of `mine`. */
export function tellPair(
  mine: Prepared,
  theirs: Prepared,
  score: PairScore,
  { viewing, rarity, tools, chainName }: Telling,
): PairLines {
  const mineIsDemand = mine.listing.side === "DEMAND";
  const [demand, supply] = mineIsDemand ? [mine, theirs] : [theirs, mine];
  const spoken: Spoken = { demand: demand.listing, supply: supply.listing, locale: viewing.locale, chainName };
  const open = (prepared: Prepared) => quotable(prepared, tools, STAND_IN);
  const explained = explainPair(score, rarity, open(demand), open(supply));
  const quotes = (evidence: { demand: string | null; supply: string | null }): Quotes =>
    mineIsDemand ? { mine: evidence.demand, theirs: evidence.supply } : { mine: evidence.supply, theirs: evidence.demand };
  const none: Quotes = { mine: null, theirs: null };
  return {
    reasons: explained.reasons.map((reason) => ({
      kind: KIND[reason.kind] ?? reason.kind.toUpperCase(),
      text: reasonWords(reason, spoken),
      points: reason.points,
      ...quotes(reason),
    })),
    cautions: [
      ...explained.doubts.map((doubt) => doubtLine(doubt, spoken, quotes(doubt))),
      ...fieldCautions(spoken).map((caution) => ({ ...caution, ...none })),
      ...explained.unstated.map(({ demand: quote }) => ({
        kind: "SPEC_UNSTATED",
        text: t(viewing.locale, "matching.cautionUnstated"),
        ...quotes({ demand: quote, supply: null }),
      })),
    ],
    failed: [
      ...explained.broken.map((broken) => ({ ...brokenWords(broken, spoken), ...none })),
      ...explained.against.map((against) => ({ ...againstWords(against, spoken), ...quotes(against) })),
    ],
  };
}
