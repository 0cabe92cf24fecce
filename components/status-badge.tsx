import type { ReactNode } from "react";
import { cx } from "#components/cx.ts";

/** `wait`: somebody else is to act; `act`: you are; `good`, `bad`, `over`: how it stands. */
export type Tone = "neutral" | "wait" | "act" | "good" | "bad" | "over";

const looks: Record<Tone, { plate: string; sign: string }> = {
  neutral: { plate: "border-rule-strong text-ink-2", sign: "○" },
  wait: { plate: "border-jin text-jin", sign: "◔" },
  act: { plate: "border-warn text-warn", sign: "!" },
  good: { plate: "border-ok text-ok", sign: "✓" },
  bad: { plate: "border-err text-err", sign: "×" },
  over: { plate: "border-rule text-ink-3", sign: "■" },
};

/** A status as a word with a sign; the colour only repeats what the sign says. */
export function StatusBadge({ tone = "neutral", children }: { tone?: Tone; children: ReactNode }) {
  const { plate, sign } = looks[tone];
  return (
    <span
      className={cx(
        "inline-flex items-center gap-1.5 whitespace-nowrap rounded-ledger border bg-card px-2 text-sm font-medium",
        plate,
      )}
    >
      <span aria-hidden="true">{sign}</span>
      {children}
    </span>
  );
}
