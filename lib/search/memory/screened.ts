/** Room at first; an exhaustive match needs far more. */
const ROOM = 2_048;

/** Candidates whose fields have been looked at, by their order: where each stands, and what is known of its points. */
export class Screened {
  #size = 0;
  segment = new Uint16Array(ROOM);
  doc = new Uint32Array(ROOM);
  /** As the first pass found it. */
  cosine = new Float64Array(ROOM);
  /** What its fields earn, and what amounts leave of the points; later numbers too. */
  fields = new Float64Array(ROOM);
  kept = new Float64Array(ROOM);
  /** Share of its statements that agree, once they are compared. */
  agreeing = new Float64Array(ROOM);

  /** Forget all. */
  clear(): void {
    this.#size = 0;
  }

  /** Take a candidate in. Answers its number. */
  add(segment: number, doc: number, cosine: number, fields: number, kept: number): number {
    if (this.#size === this.doc.length) this.#grow();
    const item = this.#size++;
    this.segment[item] = segment;
    this.doc[item] = doc;
    this.cosine[item] = cosine;
    this.fields[item] = fields;
    this.kept[item] = kept;
    return item;
  }

  #grow(): void {
    const length = this.doc.length * 2;
    const grown = (from: Float64Array) => {
      const to = new Float64Array(length);
      to.set(from);
      return to;
    };
    const [segment, doc] = [new Uint16Array(length), new Uint32Array(length)];
    segment.set(this.segment);
    doc.set(this.doc);
    Object.assign(this, { segment, doc });
    this.cosine = grown(this.cosine);
    this.fields = grown(this.fields);
    this.kept = grown(this.kept);
    this.agreeing = grown(this.agreeing);
  }
}
