import { cx } from "#components/cx.ts";
import { Icon } from "#components/icon.tsx";

/** Label, example and button of a search box. */
export type SearchBoxWords = { label: string; placeholder: string; button: string };

/** Search as a plain GET form, so that its result has an address. `keep` are filters sent along. */
export function SearchBox({
  action,
  words,
  query,
  keep = [],
  compact = false,
}: {
  action: string;
  words: SearchBoxWords;
  query?: string;
  keep?: readonly (readonly [string, string])[];
  compact?: boolean;
}) {
  return (
    <search className={cx("block w-full", compact && "max-w-72")}>
      <form action={action} method="get" className="flex">
        <input
          type="search"
          name="q"
          aria-label={words.label}
          placeholder={words.placeholder}
          defaultValue={query}
          maxLength={100}
          enterKeyHint="search"
          autoComplete="off"
          className="control min-w-0 rounded-r-none border-r-0 border-brand"
        />
        {keep.map(([name, value]) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
        <button
          type="submit"
          className={cx(
            "inline-flex min-h-11 shrink-0 items-center gap-2 rounded-r-ledger bg-brand font-medium text-on-brand hover:bg-brand-strong",
            compact ? "px-3" : "px-5",
          )}
        >
          <Icon name="search" />
          <span className={compact ? "sr-only" : undefined}>{words.button}</span>
        </button>
      </form>
    </search>
  );
}
