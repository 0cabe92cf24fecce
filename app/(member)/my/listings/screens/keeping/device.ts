import { type Typed, typedFromJson } from "#lib/listings/model/typed.ts";

/**
 * A screen as this device has it. `base`: what stood in its fields before this device changed them; null in copies of long ago.
 * `dirty`: the server does not have it yet; `sent`: a button has sent it, the answer is to come;
 * `stays`: that answer is this very screen.
 */
export type DeviceCopy = {
  values: Typed;
  base: Typed | null;
  seq: number;
  dirty: boolean;
  sent: boolean;
  stays: boolean;
  key: string | null;
  at: number;
};

const PREFIX = "jjj.typing.";
const DAYS_KEPT = 30;

/** The device may refuse (private window, no room): the server keeps it all the same. */
function quietly<T>(act: () => T, otherwise: T): T {
  try {
    return act();
  } catch {
    return otherwise;
  }
}

/** What this device keeps of one person's listing, or of a new one (`new.DEMAND`), screen by screen. Cleared when it is handed in. */
export class DeviceCopies {
  constructor(
    private readonly userId: string,
    private listing: string,
    private readonly screen: string,
  ) {}

  private name(screen = this.screen): string {
    return `${PREFIX}${this.userId}.${this.listing}.${screen}`;
  }

  read(): DeviceCopy | null {
    return readAt(this.name());
  }

  write(copy: Omit<DeviceCopy, "at">): void {
    store(this.name(), copy);
  }

  /** The new listing has its code now. */
  moveTo(listing: string): void {
    quietly(() => localStorage.removeItem(this.name()), undefined);
    this.listing = listing;
  }

  /**
   * What a button has sent from another screen has arrived: this page is its answer, and `seq` its number. Should the browser
   * bring the other screen back as it was before, the number tells that it is old. Copies of long ago go.
   */
  tidy(seq: number): void {
    const since = Date.now() - DAYS_KEPT * 86_400_000;
    for (const name of names(PREFIX)) {
      const copy = name === this.name() ? null : readAt(name);
      if (!copy) continue;
      if (copy.at < since) forget(name);
      else if (copy.sent && name.startsWith(`${PREFIX}${this.userId}.new.`)) {
        if (copy.key !== null) begunBy.write(copy.key, this.listing);
        forget(name);
      } else if (copy.sent && name.startsWith(`${PREFIX}${this.userId}.${this.listing}.`))
        store(name, { values: {}, base: null, seq, dirty: false, sent: false, stays: false, key: null });
    }
  }
}

const names = (prefix: string): string[] =>
  quietly(() => Object.keys(localStorage).filter((name) => name.startsWith(prefix)), []);
const store = (name: string, copy: Omit<DeviceCopy, "at">): void =>
  quietly(() => localStorage.setItem(name, JSON.stringify({ ...copy, at: Date.now() })), undefined);
const forget = (name: string): void => quietly(() => localStorage.removeItem(name), undefined);

function readAt(name: string): DeviceCopy | null {
  const found: unknown = quietly(() => JSON.parse(localStorage.getItem(name) ?? "null"), null);
  if (typeof found !== "object" || found === null) return null;
  const { values, base, seq, dirty, sent, stays, key, at } = found as Record<string, unknown>;
  return {
    values: typedFromJson(values),
    base: base === undefined || base === null ? null : typedFromJson(base),
    seq: typeof seq === "number" ? seq : 0,
    dirty: dirty === true,
    sent: sent === true,
    stays: stays === true,
    key: typeof key === "string" ? key : null,
    at: typeof at === "number" ? at : 0,
  };
}

/** Forget what the device kept of a listing that has been handed in or saved as a whole, and what a button sent of a new one. */
export function forgetListing(userId: string, code: string): void {
  for (const name of names(`${PREFIX}${userId}.`))
    if (name.startsWith(`${PREFIX}${userId}.${code}.`) || readAt(name)?.sent) forget(name);
}

/** The code of the draft that a page began, should the browser bring the page back as it was before. */
export const begunBy = {
  read: (key: string): string | null => quietly(() => sessionStorage.getItem(`jjj.begun.${key}`), null),
  write: (key: string, code: string): void => quietly(() => sessionStorage.setItem(`jjj.begun.${key}`, code), undefined),
};
