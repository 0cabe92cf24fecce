import { differingFields, type Typed } from "#lib/listings/model/typed.ts";
import { begunBy, DeviceCopies } from "./device.ts";
import { collect, drawnWith, fill, isTouched } from "./form-values.ts";
import { mergeTyped } from "./merge.ts";
import { beginDraft, KeepError, keepTyping, type Trouble } from "./server.ts";

/** How the typing stands. `settled`: the writer has chosen, the other text is still shown. */
export type Keeping =
  | { kind: "idle" | "restored" | "saving" | Trouble }
  | { kind: "saved"; at: string }
  | { kind: "conflict"; names: string[]; shown: Typed; settled: boolean };

/** What the form sends along with its fields. */
export type Ids = { code: string | null; version: number | null; seq: number; key: string | null };

type Page = { side: string; screen: string; tab: string; userId: string; editPath: string };
type Told = { keeping(state: Keeping): void; ids(ids: Ids): void; stale(): void };

const WAIT_MS = 3_000;
const RETRY_MS = 8_000;
const LAST_MS = 2_000;

/**
 * Keeps what is typed into one screen: on the device with every keystroke, on the server three seconds after a change. Nothing is
 * overwritten in silence: what another page has typed meanwhile is shown beside one's own.
 */
export class Keeper {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private sending: Promise<void> | null = null;
  private changed = false;
  private leaving = false;
  private waited = false;
  private conflict: { mine: Typed; theirs: Typed } | null = null;
  /** What the server has in these fields. */
  private base: Typed;
  private readonly device: DeviceCopies;

  constructor(
    private readonly form: HTMLFormElement,
    private ids: Ids,
    private readonly page: Page,
    private readonly told: Told,
  ) {
    this.base = drawnWith(form);
    this.device = new DeviceCopies(page.userId, ids.code ?? `new.${page.side}`, page.screen);
  }

  start(): () => void {
    this.restore();
    if (this.ids.code !== null) this.device.tidy(this.ids.seq);
    const { form } = this;
    form.addEventListener("input", this.onInput);
    form.addEventListener("submit", this.onSubmit);
    window.addEventListener("online", this.onReturn);
    document.addEventListener("visibilitychange", this.onReturn);
    return () => {
      clearTimeout(this.timer);
      form.removeEventListener("input", this.onInput);
      form.removeEventListener("submit", this.onSubmit);
      window.removeEventListener("online", this.onReturn);
      document.removeEventListener("visibilitychange", this.onReturn);
    };
  }

  /** The buttons' answer was a refusal: the page stays, and goes on keeping. */
  resume(): void {
    this.leaving = false;
    this.write(true);
    this.plan(WAIT_MS);
  }

  /** The writer chose a side; the other text stays in sight. */
  choose(mine: boolean): void {
    if (!this.conflict) return;
    const { mine: own, theirs } = this.conflict;
    this.conflict = null;
    fill(this.form, mine ? own : theirs);
    const names = differingFields(own, theirs);
    this.told.keeping({ kind: "conflict", names, shown: mine ? theirs : own, settled: true });
    this.touch(mine ? 0 : WAIT_MS);
  }

  private restore(): void {
    const begun = this.ids.code === null && this.ids.key !== null ? begunBy.read(this.ids.key) : null;
    if (begun !== null) {
      location.replace(`${this.page.editPath}${begun}/edit?step=1`);
      return;
    }
    const found = this.device.read();
    // A button that answers on its own screen (识别) has arrived when the number has risen.
    const copy = found?.sent && found.stays && this.ids.seq > found.seq ? null : found;
    if (copy?.dirty || copy?.sent) {
      if (copy.key !== null && this.ids.code === null) this.setIds({ key: copy.key });
      const here = collect(this.form);
      const isOlder = this.ids.seq > copy.seq;
      const { mine, theirs } = mergeTyped(copy.values, copy.base, here);
      // What the other screens have saved since changed nothing here; what another window has may have.
      if (isOlder && differingFields(mine, theirs).length > 0) {
        this.tellConflict(mine, theirs);
        return;
      }
      this.setIds({ seq: Math.max(this.ids.seq, copy.seq) });
      const changed = fill(this.form, isOlder ? mine : copy.values);
      if (changed) this.told.keeping({ kind: "restored" });
      if (changed || this.ids.code === null) this.touch(0);
      return;
    }
    // The browser brought back the page as it was before something was kept.
    if (copy && copy.seq > this.ids.seq) this.told.stale();
    else if (isTouched(this.form)) this.touch(WAIT_MS);
  }

  private readonly onInput = (): void => this.touch(WAIT_MS);

  private readonly onReturn = (): void => {
    if (this.changed) this.plan(0);
  };

  /** A button waits for the last keeping, so that the two do not cross; not longer than two seconds. */
  private readonly onSubmit = (event: SubmitEvent): void => {
    const { sending } = this;
    const { submitter } = event;
    if (sending && !this.waited && submitter instanceof HTMLElement) {
      event.preventDefault();
      event.stopImmediatePropagation();
      this.waited = true;
      const late = new Promise((resolve) => setTimeout(resolve, LAST_MS));
      void Promise.race([sending, late]).then(() => submitter.click());
      return;
    }
    this.waited = false;
    this.leaving = true;
    clearTimeout(this.timer);
    this.write(true, true, submitter instanceof HTMLButtonElement && /^(?:un)?read$/.test(submitter.value));
    const { key, code } = this.ids;
    if (key === null) return;
    if (code !== null) begunBy.write(key, code);
    // Back from the next screen, the address leads to the draft that this page is about to begin.
    else history.replaceState(null, "", `${location.pathname}?side=${this.page.side}&key=${key}`);
  };

  private touch(wait: number): void {
    this.changed = true;
    this.write(true);
    this.plan(wait);
  }

  private write(dirty: boolean, sent = false, stays = false): void {
    const { seq, key } = this.ids;
    this.device.write({ values: collect(this.form), base: this.base, seq, dirty, sent, stays, key });
  }

  private plan(wait: number): void {
    if (this.leaving || this.conflict) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), wait);
  }

  private send(): void {
    if (this.sending || this.leaving || this.conflict || !this.changed) return;
    this.changed = false;
    this.sending = this.keep(collect(this.form)).finally(() => {
      this.sending = null;
      if (this.changed) this.plan(WAIT_MS);
    });
  }

  private async keep(values: Typed): Promise<void> {
    this.told.keeping({ kind: "saving" });
    try {
      const code = this.ids.code ?? (await this.begin());
      const { seq, savedAt, conflict } = await keepTyping(code, { values, seq: this.ids.seq, tab: this.page.tab });
      this.setIds({ seq });
      if (conflict) {
        this.tellConflict(values, conflict.values);
        return;
      }
      this.base = values;
      this.write(this.changed);
      this.told.keeping({ kind: "saved", at: savedAt });
    } catch (error) {
      const trouble = error instanceof KeepError ? error.trouble : "failed";
      this.told.keeping({ kind: trouble });
      this.changed = true;
      if (trouble === "offline" || trouble === "failed") setTimeout(() => this.plan(0), RETRY_MS);
    }
  }

  private async begin(): Promise<string> {
    const key = this.ids.key ?? "";
    const { code, version } = await beginDraft(key, this.page.side);
    this.setIds({ code, version });
    this.device.moveTo(code);
    begunBy.write(key, code);
    // The address now names the draft: closed and opened again, the page finds it.
    history.replaceState(null, "", `${this.page.editPath}${code}/edit?step=${this.page.screen}`);
    return code;
  }

  private tellConflict(mine: Typed, theirs: Typed): void {
    this.conflict = { mine, theirs };
    this.changed = true;
    this.told.keeping({ kind: "conflict", names: differingFields(mine, theirs), shown: theirs, settled: false });
  }

  private setIds(ids: Partial<Ids>): void {
    this.ids = { ...this.ids, ...ids };
    this.told.ids(this.ids);
  }
}
