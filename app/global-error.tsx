"use client";

import "./globals.css";
import { buttonClass } from "#components/button.tsx";
import { ThreadMark, UnjoinedThread } from "#components/thread.tsx";
import { common as commonEn } from "#lib/i18n/en/common.ts";
import { errors as errorsEn } from "#lib/i18n/en/errors.ts";
import { common } from "#lib/i18n/zh-CN/common.ts";
import { errors } from "#lib/i18n/zh-CN/errors.ts";

/**
 * The last resort, when the root layout itself has failed: no catalogue, no language, no database can be counted on, and no footer
 * with a telephone stands below it. Both languages are told; it reads as well without its style sheet.
 */
export default function GlobalError() {
  return (
    <html lang="zh-CN">
      <body className="flex min-h-screen flex-col">
        <header className="bg-card">
          <p className="mx-auto flex max-w-page flex-wrap items-center gap-2.5 px-4 py-4 sm:px-6">
            <ThreadMark className="h-7 w-12" />
            <span className="font-display text-xl font-black sm:text-2xl">{common.siteName}</span>
          </p>
          <div className="rule-red" />
        </header>
        <main className="mx-auto w-full max-w-page px-4 pb-16 pt-6 sm:px-6">
          <h1 className="text-3xl sm:text-4xl">{errors.crashTitle}</h1>
          <UnjoinedThread className="-ml-4 mt-6 h-24 w-56" />
          <p className="mt-4 text-lg font-semibold">{errors.crashTextAlone}</p>
          <p className="mt-4 flex flex-wrap gap-3">
            <a href="?" className={buttonClass()}>
              {errors.crashAction}
            </a>{" "}
            <a href="/" className={buttonClass("secondary")}>
              {errors.goHome}
            </a>
          </p>
          <section lang="en" className="mt-12 border-t border-rule pt-6">
            <h2 className="text-2xl">{errorsEn.crashTitle}</h2>
            <p className="mt-2">{errorsEn.crashTextAlone}</p>
            <p className="mt-4">
              <a href="/en" className="link inline-block py-2.5">
                {commonEn.siteName}
              </a>
            </p>
          </section>
        </main>
      </body>
    </html>
  );
}
