import { cx } from "#components/cx.ts";
import { Icon } from "#components/icon.tsx";
import { SearchField, type SearchFieldWords } from "#components/search-field.tsx";

/** The words of a search box; `prefix` is the language of the pages its suggestions lead to. */
export type SearchBoxWords = SearchFieldWords & { button: string; prefix: string };

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
  const { button, prefix, ...fieldWords } = words;
  return (
    <search className={cx("block w-full", compact && "max-w-72")}>
      <form action={action} method="get" className="relative flex">
        <SearchField
          words={fieldWords}
          query={query}
          prefix={prefix}
          className="control min-w-0 rounded-r-none border-r-0 border-brand"
          // The field of the header is too narrow for the name of a firm.
          listClassName={compact ? "left-auto w-96" : undefined}
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
          <span className={compact ? "sr-only" : undefined}>{button}</span>
        </button>
      </form>
    </search>
  );
}
