"use client";

import { Button, buttonClass } from "#components/button.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { Page, PageHeading } from "#components/page.tsx";
import { useWords } from "#components/words.tsx";

/** A page that failed: header and footer stay, the error itself is never shown, only the number under which it was logged. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const { crash } = useWords();
  return (
    <Page>
      <PageHeading title={crash.title} />
      <EmptyState
        atStart
        title={error.digest ? crash.text.replace("{digest}", error.digest) : crash.textPlain}
        action={
          <div className="flex flex-wrap gap-3">
            <Button onClick={reset}>{crash.retry}</Button>
            <a href={crash.homePath} className={buttonClass("secondary")}>
              {crash.home}
            </a>
          </div>
        }
      />
    </Page>
  );
}
