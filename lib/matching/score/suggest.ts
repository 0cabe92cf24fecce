import type { Region } from "#lib/db/generated/enums.ts";
import { amountRange } from "#lib/matching/model/amount.ts";
import type { Prepared } from "#lib/matching/model/prepared.ts";
import { bitsOf } from "#lib/matching/score/constraints.ts";
import type { Ranked } from "#lib/matching/score/rank.ts";

/** Counterparts looked at: those that would be shown first, and the near misses among as many. */
export const SUGGEST_AMONG = 20;
/** One counterpart is chance; advice rests on two. */
const FEWEST = 2;
const MOST = 3;

/**
 * Something the author could state, and how many counterparts ask for it. `what`: the certificate, the region or the measured
 * dimension. `field` is the control of the form.
 */
export type Suggestion =
  | { kind: "AMOUNT" | "DATE" | "COOPERATION"; field: string; what: null; count: number }
  | { kind: "QUALIFICATION"; field: string; what: string; count: number }
  | { kind: "REGION"; field: string; what: Region; count: number }
  | { kind: "SPEC"; field: string; what: string; count: number };

/** Dimensions that name one property by themselves; a time, a share or a number of pieces may be anything. */
const TELLING = new Set([
  ...["length", "area", "volume", "mass", "pressure", "temperature", "power", "energy", "voltage", "current", "charge"],
  ...["force", "torque", "frequency", "rotation", "sound", "viscosity", "hardness", "cycles", "datarate"],
  ...["mass/time", "volume/time", "count/time", "area/time", "length/time"],
]);

/** Adds one counterpart to each of these names. */
function count<Name>(counts: Map<Name, number>, names: Iterable<Name>): void {
  for (const name of new Set(names)) counts.set(name, (counts.get(name) ?? 0) + 1);
}

function missingFields(mine: Prepared, fitting: readonly Ranked[]): Suggestion[] {
  const { listing } = mine;
  const isDemand = listing.side === "DEMAND";
  const tell = (others: (other: Prepared["listing"]) => boolean) => fitting.filter(({ other }) => others(other.listing)).length;
  const found: Suggestion[] = [];
  if (!amountRange(listing))
    found.push({ kind: "AMOUNT", field: "amountMaxWan", what: null, count: tell((other) => amountRange(other) !== null) });
  if (isDemand ? !listing.neededBy : !listing.availableFrom) {
    const stated = tell((other) => (isDemand ? other.availableFrom : other.neededBy) !== null);
    found.push({ kind: "DATE", field: isDemand ? "neededBy" : "availableFrom", what: null, count: stated });
  }
  if (listing.cooperation.length === 0)
    found.push({ kind: "COOPERATION", field: "cooperation", what: null, count: tell((other) => other.cooperation.length > 0) });
  return found;
}

/** Binding measured requirements of demands to which this supply states nothing in the same dimension. */
function unstatedSpecs(mine: Prepared, fitting: readonly Ranked[]): Suggestion[] {
  if (mine.listing.side === "DEMAND") return [];
  const counts = new Map<string, number>();
  const said = new Set(mine.quantities.map(({ dimension }) => dimension));
  for (const { other } of fitting)
    count(
      counts,
      other.quantities.flatMap(({ binding, dimension }) =>
        binding && TELLING.has(dimension) && !said.has(dimension) ? [dimension] : [],
      ),
    );
  return [...counts].map(([what, asked]) => ({ kind: "SPEC", field: "description", what, count: asked }));
}

const QUALIFICATION = bitsOf("QUALIFICATION");
const REGION = bitsOf("REGION");

/** What keeps near misses away on this side: a certificate that is not named, a region that is not accepted. */
function barriers(mine: Prepared, near: readonly Ranked[]): Suggestion[] {
  const { listing } = mine;
  const certificates = new Map<string, number>();
  const labels = new Map<string, string>();
  const regions = new Map<Region, number>();
  const held = new Set(listing.heldQualifications.map(({ key }) => key));
  for (const { other, score } of near) {
    if (listing.side === "SUPPLY" && score.broken & QUALIFICATION) {
      const missing = other.listing.requiredQualifications.filter(({ key }) => !held.has(key));
      for (const { key, label } of missing) labels.set(key, labels.get(key) ?? label);
      count(
        certificates,
        missing.map(({ key }) => key),
      );
    }
    const { region } = other.listing;
    const closed = listing.targetRegions.length > 0 && region !== null && !listing.targetRegions.includes(region);
    if (score.broken & REGION && closed) count(regions, [region]);
  }
  return [
    ...[...certificates].map(([key, asked]): Suggestion => {
      return { kind: "QUALIFICATION", field: "heldQualifications", what: labels.get(key) ?? key, count: asked };
    }),
    ...[...regions].map(([what, asked]): Suggestion => ({ kind: "REGION", field: "targetRegions", what, count: asked })),
  ];
}

/**
 * What the author could add, by how many counterparts it would matter to: at most three, each asked for by two or more. Rests on
 * the very counterparts that are shown: what the fitting ones leave to be confirmed, and what the near misses fail on. Pure;
 * ties keep the order of the kinds.
 */
export function suggestionsFor(mine: Prepared, fitting: readonly Ranked[], near: readonly Ranked[]): Suggestion[] {
  return [...barriers(mine, near), ...unstatedSpecs(mine, fitting), ...missingFields(mine, fitting)]
    .filter((suggestion) => suggestion.count >= FEWEST)
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST);
}
