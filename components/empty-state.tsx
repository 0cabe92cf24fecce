import type { ReactNode } from "react";
import { UnjoinedThread } from "#components/thread.tsx";

/** Nothing here: the unjoined thread, one sentence, at most one action. */
export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="flex flex-col items-center gap-4 px-4 py-12 text-center">
      <UnjoinedThread />
      <p className="text-lg font-semibold">{title}</p>
      {children && <div className="max-w-measure text-ink-2">{children}</div>}
      {action}
    </div>
  );
}
