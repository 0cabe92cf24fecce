/** Nodes by distance, nearest first, equal ones by number. A node may stand in it more than once. */
export class NodeHeap {
  #nodes = new Int32Array(1024);
  #keys = new Float64Array(1024);
  #size = 0;

  clear(): void {
    this.#size = 0;
  }

  #grow(): void {
    const [nodes, keys] = [this.#nodes, this.#keys];
    this.#nodes = new Int32Array(nodes.length * 2);
    this.#nodes.set(nodes);
    this.#keys = new Float64Array(keys.length * 2);
    this.#keys.set(keys);
  }

  push(node: number, key: number): void {
    if (this.#size === this.#nodes.length) this.#grow();
    const nodes = this.#nodes;
    const keys = this.#keys;
    let at = this.#size++;
    while (at > 0) {
      const up = (at - 1) >> 1;
      const above = keys[up] as number;
      if (above < key || (above === key && (nodes[up] as number) <= node)) break;
      nodes[at] = nodes[up] as number;
      keys[at] = above;
      at = up;
    }
    nodes[at] = node;
    keys[at] = key;
  }

  /** The nearest node; -1 when there is none. */
  pop(): number {
    if (this.#size === 0) return -1;
    const nodes = this.#nodes;
    const keys = this.#keys;
    const top = nodes[0] as number;
    const size = --this.#size;
    const node = nodes[size] as number;
    const key = keys[size] as number;
    const before = (a: number, b: number) =>
      (keys[a] as number) < (keys[b] as number) || (keys[a] === keys[b] && (nodes[a] as number) < (nodes[b] as number));
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && before(child + 1, child)) child++;
      const below = keys[child] as number;
      if (key < below || (key === below && node <= (nodes[child] as number))) break;
      nodes[at] = nodes[child] as number;
      keys[at] = below;
      at = child;
    }
    nodes[at] = node;
    keys[at] = key;
    return top;
  }
}
