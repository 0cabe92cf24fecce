"use client";

import { useEffect, useRef, useState } from "react";
import { scoredOf } from "#lib/listings/model/scored.ts";
import type { Typed } from "#lib/listings/model/typed.ts";
import type { Side } from "#lib/listings/model.ts";
import { completenessGains, completenessOf } from "#lib/listings/score.ts";
import { collect } from "./keeping/form-values.ts";

/** `{percent}`, `{field}`, `{points}`, `{reason}` are filled in here; what each field is called and what it buys, by its part. */
export type MeterWords = {
  percent: string;
  gains: string;
  gain: string;
  full: string;
  fields: Record<string, { label: string; reason: string }>;
};

const SHOWN = 3;

/** How much the listing says so far, and what would raise it most and why; follows the typing. */
export function Meter({ side, typed, words }: { side: Side; typed: Typed; words: MeterWords }) {
  const [now, setNow] = useState(typed);
  const place = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the form is read anew with each keystroke; what the page began with does not change
  useEffect(() => {
    const form = place.current?.closest("form");
    if (!form) return;
    const follow = (): void => setNow({ ...typed, ...collect(form) });
    follow();
    form.addEventListener("input", follow);
    return () => form.removeEventListener("input", follow);
  }, []);
  const scored = scoredOf(side, now);
  const percent = completenessOf(scored);
  const gains = completenessGains(scored).slice(0, SHOWN);
  return (
    <div ref={place} className="space-y-2 border-t border-rule pt-4">
      <p className="flex items-center gap-3">
        <span className="whitespace-nowrap font-medium">{words.percent.replace("{percent}", String(percent))}</span>
        <progress aria-hidden="true" className="progress" max={100} value={percent} />
      </p>
      <p className="text-sm text-ink-2">{gains.length > 0 ? words.gains : words.full}</p>
      <ul className="text-sm text-ink-2">
        {gains.map(({ field, points }) => (
          <li key={field}>
            {words.gain
              .replace("{field}", words.fields[field]?.label ?? field)
              .replace("{points}", String(points))
              .replace("{reason}", words.fields[field]?.reason ?? "")}
          </li>
        ))}
      </ul>
    </div>
  );
}
