/**
 * The flow of least cost in a network whose nodes are numbered so that every arc goes upwards: successive shortest paths with
 * potentials (Dijkstra on reduced costs, stopped at the sink). Costs are integers, ties fall to the lower node, so the same
 * network always gives the same flow. One path takes O(arcs · log nodes); a path a unit of flow.
 */
export class FlowNetwork {
  #to: number[] = [];
  #capacity: number[] = [];
  #cost: number[] = [];
  #outgoing: number[][] = [];

  constructor(readonly nodes: number) {
    this.#outgoing = Array.from({ length: nodes }, () => []);
  }

  /** Add an arc from a lower node to a higher one. @returns its number, for flowOf */
  arc(from: number, to: number, capacity: number, cost: number): number {
    const id = this.#to.length;
    this.#to.push(to, from);
    this.#capacity.push(capacity, 0);
    this.#cost.push(cost, -cost);
    this.#outgoing[from]?.push(id);
    this.#outgoing[to]?.push(id + 1);
    return id;
  }

  /** What flows through an arc. */
  flowOf(arc: number): number {
    return this.#capacity[arc + 1] as number;
  }

  /** Send flow from the first node to the last while that lowers the cost. */
  run(): void {
    const { nodes } = this;
    const [to, capacity, cost] = [Int32Array.from(this.#to), Float64Array.from(this.#capacity), Float64Array.from(this.#cost)];
    const outgoing = this.#outgoing.map((arcs) => Int32Array.from(arcs));
    const potential = firstPotentials(nodes, outgoing, to, capacity, cost);
    const distance = new Float64Array(nodes);
    const settled = new Uint8Array(nodes);
    const arrived = new Int32Array(nodes);
    const heap = new NodeHeap(distance);
    const sink = nodes - 1;
    for (;;) {
      distance.fill(Number.POSITIVE_INFINITY);
      settled.fill(0);
      arrived.fill(-1);
      distance[0] = 0;
      heap.clear();
      heap.push(0);
      for (let node = heap.pop(); node >= 0; node = heap.pop()) {
        if (settled[node]) continue;
        settled[node] = 1;
        if (node === sink) break;
        for (const arc of outgoing[node] as Int32Array) {
          if (capacity[arc] === 0) continue;
          const next = to[arc] as number;
          const length =
            (distance[node] as number) + (cost[arc] as number) + (potential[node] as number) - (potential[next] as number);
          if (length >= (distance[next] as number)) continue;
          distance[next] = length;
          arrived[next] = arc;
          heap.push(next);
        }
      }
      const reach = distance[sink] as number;
      if (reach === Number.POSITIVE_INFINITY) break;
      for (let node = 0; node < nodes; node++) {
        potential[node] = (potential[node] as number) + Math.min(distance[node] as number, reach);
      }
      if ((potential[sink] as number) - (potential[0] as number) >= 0) break;
      let room = Number.POSITIVE_INFINITY;
      for (let node = sink; node !== 0; ) {
        const arc = arrived[node] as number;
        room = Math.min(room, capacity[arc] as number);
        node = to[arc ^ 1] as number;
      }
      for (let node = sink; node !== 0; ) {
        const arc = arrived[node] as number;
        capacity[arc] = (capacity[arc] as number) - room;
        capacity[arc ^ 1] = (capacity[arc ^ 1] as number) + room;
        node = to[arc ^ 1] as number;
      }
    }
    this.#capacity = [...capacity];
  }
}

/** Distances with the costs as given, negative ones included: one pass, since every arc goes upwards. */
function firstPotentials(
  nodes: number,
  outgoing: readonly Int32Array[],
  to: Int32Array,
  capacity: Float64Array,
  cost: Float64Array,
) {
  const potential = new Float64Array(nodes).fill(Number.POSITIVE_INFINITY);
  potential[0] = 0;
  for (let node = 0; node < nodes; node++) {
    if (potential[node] === Number.POSITIVE_INFINITY) continue;
    for (const arc of outgoing[node] as Int32Array) {
      const next = to[arc] as number;
      const length = (potential[node] as number) + (cost[arc] as number);
      if (capacity[arc] !== 0 && length < (potential[next] as number)) potential[next] = length;
    }
  }
  // What cannot be reached now cannot be reached later either; a number keeps the sums finite.
  return potential.map((value) => (value === Number.POSITIVE_INFINITY ? 0 : value));
}

/** Nodes by distance, nearest first, equal ones by number. A node may stand in it more than once. */
class NodeHeap {
  #nodes: number[] = [];
  #keys: number[] = [];
  #distance: Float64Array;

  constructor(distance: Float64Array) {
    this.#distance = distance;
  }

  clear(): void {
    this.#nodes.length = 0;
    this.#keys.length = 0;
  }

  #before(a: number, b: number): boolean {
    const [x, y] = [this.#keys[a] as number, this.#keys[b] as number];
    return x < y || (x === y && (this.#nodes[a] as number) < (this.#nodes[b] as number));
  }

  #swap(a: number, b: number): void {
    const [node, key] = [this.#nodes[a] as number, this.#keys[a] as number];
    this.#nodes[a] = this.#nodes[b] as number;
    this.#keys[a] = this.#keys[b] as number;
    this.#nodes[b] = node;
    this.#keys[b] = key;
  }

  push(node: number): void {
    let at = this.#nodes.push(node) - 1;
    this.#keys.push(this.#distance[node] as number);
    for (let up = (at - 1) >> 1; at > 0 && this.#before(at, up); up = (at - 1) >> 1) {
      this.#swap(at, up);
      at = up;
    }
  }

  /** The nearest node; -1 when there is none. */
  pop(): number {
    const [top] = this.#nodes;
    if (top === undefined) return -1;
    const last = this.#nodes.length - 1;
    this.#swap(0, last);
    this.#nodes.pop();
    this.#keys.pop();
    for (let at = 0; ; ) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2]) if (child < last && this.#before(child, least)) least = child;
      if (least === at) return top;
      this.#swap(at, least);
      at = least;
    }
  }
}
