/** Rows that are on their way, in the shape of ledger rows; for parts that the browser fetches. Pages themselves come whole. */
export function SkeletonRows({ rows = 3, label }: { rows?: number; label: string }) {
  return (
    <div role="status" className="border-t border-rule-strong">
      <span className="sr-only">{label}</span>
      {Array.from({ length: rows }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows without content
        <div key={at} aria-hidden="true" className="flex gap-3 border-b border-rule py-3.5">
          <span className="size-10 shrink-0 rounded-ledger bg-rule" />
          <span className="min-w-0 flex-1 space-y-2.5 pt-1.5">
            <span className="block h-4 w-3/5 bg-rule" />
            <span className="block h-3 w-4/5 bg-wash" />
          </span>
        </div>
      ))}
    </div>
  );
}
