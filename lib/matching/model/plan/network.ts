import { FlowNetwork } from "#lib/matching/model/plan/flow.ts";
import type { PlanFirm, PlanOptions, PlanPair } from "#lib/matching/model/plan/plan.ts";

type Role = "DEMAND" | "SUPPLY";
/** Places of firms by role, where they are fewer than the usual ones. */
export type Caps = Record<Role, Map<string, number>>;

/** Tenths of a point that a firm's second and third meeting are worth beyond their score: better three firms twice than two thrice. */
const LATER_MEETINGS = [60, 30];
/** Tenths of a point for a meeting within the share of its region, of its county, of its size. */
const WITHIN_SHARE = 40;

/** One side of the network: its groups and firms in the order of their nodes, outside first. */
type Side = { role: Role; groups: Map<string, number>; firms: Map<string, number>; listings: Map<string, number> };

const idsOf = (role: Role, pair: PlanPair) =>
  role === "DEMAND" ? { firm: pair.demandFirm, listing: pair.demandId } : { firm: pair.supplyFirm, listing: pair.supplyId };

/** The path of groups of a firm, each named with those around it. */
const pathOf = ({ groups }: PlanFirm): string[] => groups.map((_, i) => groups.slice(0, i + 1).join("\n"));

function sideOf(role: Role, pairs: readonly PlanPair[], firms: ReadonlyMap<string, PlanFirm>): Side {
  const ids = pairs.map((pair) => idsOf(role, pair));
  const firmIds = [...new Set(ids.map(({ firm }) => firm))].sort();
  const paths = firmIds.map((id) => pathOf(firms.get(id) ?? { id, groups: [] }));
  const depth = (path: string) => path.split("\n").length;
  const groups = [...new Set(paths.flat())].sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1));
  const listings = [...new Set(ids.map(({ listing }) => listing))].sort();
  const numbered = (names: readonly string[]) => new Map(names.map((name, i) => [name, i]));
  return { role, groups: numbered(groups), firms: numbered(firmIds), listings: numbered(listings) };
}

/**
 * The best meetings when a firm's places are counted by role: a flow from the asking firms over their listings to the offering
 * ones, firms hanging in their groups on both sides.
 *
 * @param expected about how many meetings there will be; the shares of groups are shares of these
 */
export function solveRoles(
  pairs: readonly PlanPair[],
  firms: ReadonlyMap<string, PlanFirm>,
  options: PlanOptions,
  caps: Caps,
  expected: number,
): PlanPair[] {
  if (pairs.length === 0) return [];
  const [demand, supply] = [sideOf("DEMAND", pairs, firms), sideOf("SUPPLY", pairs, firms)];
  const size = ({ groups, firms: own, listings }: Side) => groups.size + own.size + listings.size;
  const nodes = 2 + size(demand) + size(supply);
  const network = new FlowNetwork(nodes);
  // Upwards: source, the asking side from the outside in, the offering side from the inside out, sink.
  const node = ({ role, groups, firms: own }: Side, kind: "group" | "firm" | "listing", place: number) => {
    const inwards = place + (kind === "group" ? 0 : groups.size) + (kind === "listing" ? own.size : 0);
    return role === "DEMAND" ? 1 + inwards : nodes - 2 - inwards;
  };
  const outside = { DEMAND: 0, SUPPLY: nodes - 1 };
  const connect = (side: Side, outer: number, inner: number, capacity: number, worth: number) =>
    side.role === "DEMAND" ? network.arc(outer, inner, capacity, -worth) : network.arc(inner, outer, capacity, -worth);

  const { balanced, perFirm, perListing } = options;
  // More than all scores and lesser bonuses together: no sum of them outweighs one more firm that has a meeting.
  const firstMeeting = 2 * pairs.reduce((sum, { scoreTenths }) => sum + scoreTenths + 8 * WITHIN_SHARE + 180, 1);
  for (const side of [demand, supply]) {
    const other = side === demand ? supply : demand;
    const sizes = new Map<string, number>();
    for (const id of side.firms.keys()) {
      for (const group of pathOf(firms.get(id) ?? { id, groups: [] })) sizes.set(group, (sizes.get(group) ?? 0) + 1);
    }
    const parents = new Map<string, string | undefined>();
    for (const id of side.firms.keys()) {
      const path = pathOf(firms.get(id) ?? { id, groups: [] });
      path.forEach((group, i) => {
        parents.set(group, path[i - 1]);
      });
    }
    const groupNode = (name: string | undefined) =>
      name === undefined ? outside[side.role] : node(side, "group", side.groups.get(name) ?? 0);
    for (const [group] of side.groups) {
      const [outer, inner] = [groupNode(parents.get(group)), groupNode(group)];
      const share = Math.max(1, Math.round((expected * (sizes.get(group) ?? 0)) / side.firms.size));
      if (balanced) connect(side, outer, inner, share, WITHIN_SHARE);
      connect(side, outer, inner, pairs.length, 0);
    }
    for (const [id, place] of side.firms) {
      const outer = groupNode(pathOf(firms.get(id) ?? { id, groups: [] }).at(-1));
      const inner = node(side, "firm", place);
      const cap = caps[side.role].get(id) ?? perFirm;
      // A firm on both sides has its first meeting twice, half each: covering it counts once.
      const first = other.firms.has(id) ? firstMeeting / 2 : firstMeeting;
      const worths = balanced ? [first, ...LATER_MEETINGS].slice(0, cap) : [];
      for (const worth of worths) connect(side, outer, inner, 1, worth);
      if (cap > worths.length) connect(side, outer, inner, cap - worths.length, 0);
    }
    const connected = new Set<string>();
    for (const pair of pairs) {
      const { firm, listing } = idsOf(side.role, pair);
      if (connected.has(listing)) continue;
      connected.add(listing);
      const inner = node(side, "listing", side.listings.get(listing) ?? 0);
      connect(side, node(side, "firm", side.firms.get(firm) ?? 0), inner, perListing, 0);
    }
  }
  const arcs = pairs.map((pair) =>
    network.arc(
      node(demand, "listing", demand.listings.get(pair.demandId) ?? 0),
      node(supply, "listing", supply.listings.get(pair.supplyId) ?? 0),
      1,
      -pair.scoreTenths,
    ),
  );
  network.run();
  return pairs.filter((_, i) => network.flowOf(arcs[i] as number) > 0);
}
