"use client";

import { type ReactNode, useSyncExternalStore } from "react";
import { Icon } from "#components/icon.tsx";

const never = () => () => undefined;

/** True in WeChat's own browser, which neither saves files nor prints. False on the server, so that a page is one for all readers. */
export function useInWeChat(): boolean {
  return useSyncExternalStore(
    never,
    () => /MicroMessenger/i.test(navigator.userAgent),
    () => false,
  );
}

/** Said in WeChat alone: the way around what its browser cannot do. */
export function WeChatHint({ children }: { children: ReactNode }) {
  if (!useInWeChat()) return null;
  return (
    <p role="note" className="no-print flex gap-2 border-l-4 border-jin bg-card px-3 py-2">
      <Icon name="info" className="mt-1 size-5 shrink-0 text-jin" />
      <span className="min-w-0">{children}</span>
    </p>
  );
}
