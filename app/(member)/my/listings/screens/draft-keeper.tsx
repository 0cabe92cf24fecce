"use client";

import { useContext, useEffect, useRef, useState } from "react";
import { Button } from "#components/button.tsx";
import { focusFirstFault } from "#components/first-fault.ts";
import { FormContext } from "#components/form-context.tsx";
import { Notice } from "#components/notice.tsx";
import { localeOfPath, localePath } from "#lib/i18n/paths.ts";
import { listOf } from "#lib/listings/model/typed.ts";
import { type Ids, Keeper, type Keeping } from "./keeping/keeper.ts";
import { ARRIVAL } from "./screen-props.ts";

/** Words of the line that says how the typing is kept; `{time}` and `{text}` are filled in here. */
export type KeeperWords = {
  /** Names of the fields, and of the codes that stand in them. */
  labels: Record<string, string>;
  saving: string;
  saved: string;
  restored: string;
  offline: string;
  signedOut: string;
  signIn: string;
  failed: string;
  refused: string;
  conflictTitle: string;
  conflictText: string;
  conflictMine: string;
  conflictTheirs: string;
  conflictTheirText: string;
  listSeparator: string;
  conflictKeptTitle: string;
  conflictEmpty: string;
  conflictClose: string;
};

type Props = {
  code: string | null;
  version: number | null;
  seq: number;
  tab: string;
  pageKey: string | null;
  side: string;
  screen: string;
  userId: string;
  /** Address of the firm's listings, to which a code is added. */
  editPath: string;
  words: KeeperWords;
};

/** The hidden numbers of the form, and the line that says that what is typed is kept. */
export function DraftKeeper({ code, version, seq, tab, pageKey, side, screen, userId, editPath, words }: Props) {
  const [ids, setIds] = useState<Ids>({ code, version, seq, key: pageKey });
  const [keeping, setKeeping] = useState<Keeping>({ kind: "idle" });
  const anchor = useRef<HTMLInputElement>(null);
  const keeper = useRef<Keeper | null>(null);
  const state = useContext(FormContext)?.state ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: one keeper for the life of the page; its numbers move on inside it
  useEffect(() => {
    const form = anchor.current?.form;
    if (!form) return;
    keeper.current = new Keeper(
      form,
      { code, version, seq, key: pageKey },
      { side, screen, tab, userId, editPath },
      { keeping: setKeeping, ids: setIds, stale: () => location.reload() },
    );
    const stop = keeper.current.start();
    const target = location.hash === "" ? null : document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && form.contains(target)) target.focus();
    else if (!focusFirstFault(form)) form.querySelector<HTMLElement>(`#${ARRIVAL}`)?.focus();
    return stop;
  }, []);
  useEffect(() => {
    if (state && !state.ok) keeper.current?.resume();
  }, [state]);
  // A form over an old version was told the present one; one drawn again after a sign-in ended has its own in the answer alone.
  const told = (name: "version" | "seq") =>
    state && !state.ok && typeof state.values[name] === "string" ? state.values[name] : null;
  return (
    <>
      <input ref={anchor} type="hidden" name="tab" value={tab} />
      {ids.code !== null && <input type="hidden" name="code" value={ids.code} />}
      {ids.code !== null && <input type="hidden" name="version" value={told("version") ?? ids.version ?? ""} />}
      {ids.key !== null && <input type="hidden" name="key" value={ids.key} />}
      <input type="hidden" name="seq" value={told("seq") ?? ids.seq} />
      <KeepingLine keeping={keeping} words={words} onChoose={(mine) => keeper.current?.choose(mine)} onClose={setKeeping} />
    </>
  );
}

const clock = (at: string): string =>
  new Intl.DateTimeFormat("zh-CN", { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: "Asia/Shanghai" }).format(
    new Date(at),
  );

function KeepingLine({
  keeping,
  words,
  onChoose,
  onClose,
}: {
  keeping: Keeping;
  words: KeeperWords;
  onChoose: (mine: boolean) => void;
  onClose: (state: Keeping) => void;
}) {
  if (keeping.kind === "conflict") {
    const { names, shown, settled } = keeping;
    return (
      <Notice kind={settled ? "info" : "warn"} title={settled ? words.conflictKeptTitle : words.conflictTitle}>
        {!settled && <p>{words.conflictText}</p>}
        <dl className="space-y-2">
          {names.map((name) => (
            <div key={name}>
              <dt className="text-sm text-ink-2">{words.labels[name] ?? name}</dt>
              <dd className="whitespace-pre-line">
                {words.conflictTheirText.replace(
                  "{text}",
                  listOf(shown, name)
                    .map((text) => words.labels[text] ?? text)
                    .join(words.listSeparator) || words.conflictEmpty,
                )}
              </dd>
            </div>
          ))}
        </dl>
        <div className="flex flex-wrap gap-3 pt-2">
          {settled ? (
            <Button look="quiet" onClick={() => onClose({ kind: "idle" })}>
              {words.conflictClose}
            </Button>
          ) : (
            <>
              <Button onClick={() => onChoose(true)}>{words.conflictMine}</Button>
              <Button look="secondary" onClick={() => onChoose(false)}>
                {words.conflictTheirs}
              </Button>
            </>
          )}
        </div>
      </Notice>
    );
  }
  const isTrouble =
    keeping.kind !== "idle" && keeping.kind !== "saving" && keeping.kind !== "saved" && keeping.kind !== "restored";
  const text =
    keeping.kind === "idle"
      ? ""
      : keeping.kind === "saved"
        ? words.saved.replace("{time}", clock(keeping.at))
        : words[keeping.kind];
  return (
    <p
      role="status"
      aria-live="polite"
      className={isTrouble ? "border-l-4 border-warn bg-card px-4 py-3 text-warn" : "min-h-5.5 text-sm text-ink-2"}
    >
      {text}
      {keeping.kind === "signedOut" && (
        <>
          {" "}
          <a
            className="link inline-block py-1"
            href={localePath(
              localeOfPath(location.pathname),
              `/login?callbackUrl=${encodeURIComponent(location.pathname + location.search)}`,
            )}
          >
            {words.signIn}
          </a>
        </>
      )}
    </p>
  );
}
