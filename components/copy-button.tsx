"use client";

import { useState, useSyncExternalStore } from "react";
import { buttonClass } from "#components/button.tsx";
import { cx } from "#components/cx.ts";
import { useInWeChat } from "#components/in-wechat.tsx";

const never = () => () => undefined;

/** False on the server and until the page has come alive: what needs a script is shown only where there is one. */
export function useAlive(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}

/** Copies by selecting, for pages that are not served over https, where there is no clipboard. */
function copySelected(text: string): boolean {
  const field = document.createElement("textarea");
  field.value = text;
  field.readOnly = true;
  // Out of sight, yet selectable; the size keeps a phone from zooming in.
  Object.assign(field.style, { position: "fixed", top: "0", opacity: "0", fontSize: "16px" });
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done;
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(text);
  }
}

/** Puts a text, which also stands on the page, into the clipboard, and says whether it is there. */
export function CopyButton({
  text,
  words,
  look = "secondary",
}: {
  text: string;
  words: { copy: string; copied: string; failed: string };
  look?: "secondary" | "quiet";
}) {
  const [done, setDone] = useState<boolean | null>(null);
  if (!useAlive()) return null;
  return (
    <span className="no-print inline-flex flex-wrap items-center">
      <button type="button" className={buttonClass(look)} onClick={async () => setDone(await copy(text))}>
        {words.copy}
      </button>
      <span role="status" className={cx("not-empty:ml-3", done === false ? "text-err" : "text-ok")}>
        {done === true && words.copied}
        {done === false && words.failed}
      </span>
    </span>
  );
}

/** Opens the print dialog; browsers without scripts have it in their menu, WeChat has none. */
export function PrintButton({ children }: { children: string }) {
  const inWeChat = useInWeChat();
  if (!useAlive() || inWeChat) return null;
  return (
    <button type="button" className={buttonClass("secondary", "no-print")} onClick={() => window.print()}>
      {children}
    </button>
  );
}
