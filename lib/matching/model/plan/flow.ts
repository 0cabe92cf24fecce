import { NodeHeap } from "#lib/matching/model/plan/node-heap.ts";

/** Arcs by the node they leave, as flat arrays: `first[node]`…`first[node + 1]` are its places in `arcs`. */
type Outgoing = { first: Int32Array; arcs: Int32Array };

/**
 * The flow of least cost in a network whose nodes are numbered so that every arc goes upwards: successive shortest paths with
 * potentials (Dijkstra on reduced costs, stopped at the sink). Costs are integers, ties fall to the lower node, so the same
 * network always gives the same flow. One path takes O(arcs · log nodes); there is a path for each unit of flow.
 */
export class FlowNetwork {
  #from: number[] = [];
  #to: number[] = [];
  #capacity: number[] = [];
  #cost: number[] = [];

  constructor(readonly nodes: number) {}

  /** Add an arc from a lower node to a higher one. @returns its number, for flowOf */
  arc(from: number, to: number, capacity: number, cost: number): number {
    const id = this.#to.length;
    this.#from.push(from, to);
    this.#to.push(to, from);
    this.#capacity.push(capacity, 0);
    this.#cost.push(cost, -cost);
    return id;
  }

  /** What flows through an arc. */
  flowOf(arc: number): number {
    return this.#capacity[arc + 1] as number;
  }

  #outgoing(): Outgoing {
    const first = new Int32Array(this.nodes + 1);
    for (const from of this.#from) first[from + 1] = (first[from + 1] as number) + 1;
    for (let node = 0; node < this.nodes; node++) first[node + 1] = (first[node + 1] as number) + (first[node] as number);
    const next = first.slice();
    const arcs = new Int32Array(this.#from.length);
    this.#from.forEach((from, arc) => {
      const place = next[from] as number;
      arcs[place] = arc;
      next[from] = place + 1;
    });
    return { first, arcs };
  }

  /** Send flow from the first node to the last while that lowers the cost. */
  run(): void {
    const { nodes } = this;
    const [to, capacity, cost] = [Int32Array.from(this.#to), Float64Array.from(this.#capacity), Float64Array.from(this.#cost)];
    const outgoing = this.#outgoing();
    const { first, arcs } = outgoing;
    const potential = firstPotentials(nodes, outgoing, to, capacity, cost);
    const distance = new Float64Array(nodes);
    const settled = new Uint8Array(nodes);
    const arrived = new Int32Array(nodes);
    const heap = new NodeHeap();
    const sink = nodes - 1;
    for (;;) {
      distance.fill(Number.POSITIVE_INFINITY);
      settled.fill(0);
      distance[0] = 0;
      heap.clear();
      heap.push(0, 0);
      for (let node = heap.pop(); node >= 0; node = heap.pop()) {
        if (settled[node] === 1) continue;
        settled[node] = 1;
        if (node === sink) break;
        const base = (distance[node] as number) + (potential[node] as number);
        for (let place = first[node] as number, end = first[node + 1] as number; place < end; place++) {
          const arc = arcs[place] as number;
          if (capacity[arc] === 0) continue;
          const next = to[arc] as number;
          const length = base + (cost[arc] as number) - (potential[next] as number);
          if (length >= (distance[next] as number)) continue;
          distance[next] = length;
          arrived[next] = arc;
          // What lies behind the sink as it is known now is never settled before it.
          if (length <= (distance[sink] as number)) heap.push(next, length);
        }
      }
      const reach = distance[sink] as number;
      if (reach === Number.POSITIVE_INFINITY) break;
      for (let node = 0; node < nodes; node++) {
        potential[node] = (potential[node] as number) + Math.min(distance[node] as number, reach);
      }
      if ((potential[sink] as number) - (potential[0] as number) >= 0) break;
      augment(arrived, to, capacity, sink);
    }
    this.#capacity = [...capacity];
  }
}

/** Send as much as fits along the path by which the sink was reached. */
function augment(arrived: Int32Array, to: Int32Array, capacity: Float64Array, sink: number): void {
  const before = (node: number) => to[(arrived[node] as number) ^ 1] as number;
  let room = Number.POSITIVE_INFINITY;
  for (let node = sink; node !== 0; node = before(node)) room = Math.min(room, capacity[arrived[node] as number] as number);
  for (let node = sink; node !== 0; node = before(node)) {
    const arc = arrived[node] as number;
    capacity[arc] = (capacity[arc] as number) - room;
    capacity[arc ^ 1] = (capacity[arc ^ 1] as number) + room;
  }
}

/** Distances with the costs as given, negative ones included: one pass, since every arc goes upwards. */
function firstPotentials(nodes: number, { first, arcs }: Outgoing, to: Int32Array, capacity: Float64Array, cost: Float64Array) {
  const potential = new Float64Array(nodes).fill(Number.POSITIVE_INFINITY);
  potential[0] = 0;
  for (let node = 0; node < nodes; node++) {
    if (potential[node] === Number.POSITIVE_INFINITY) continue;
    for (const arc of arcs.subarray(first[node], first[node + 1])) {
      const next = to[arc] as number;
      const length = (potential[node] as number) + (cost[arc] as number);
      if (capacity[arc] !== 0 && length < (potential[next] as number)) potential[next] = length;
    }
  }
  // What cannot be reached now cannot be reached later either; a number keeps the sums finite.
  return potential.map((value) => (value === Number.POSITIVE_INFINITY ? 0 : value));
}
