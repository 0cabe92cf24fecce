"use client";

import { common as commonEn } from "#lib/i18n/en/common.ts";
import { errors as errorsEn } from "#lib/i18n/en/errors.ts";
import { common } from "#lib/i18n/zh-CN/common.ts";
import { errors } from "#lib/i18n/zh-CN/errors.ts";

/** The last resort, when the root layout itself has failed: no catalogue, no language, no database, no style sheet can be counted on. */
export default function GlobalError() {
  return (
    <html lang="zh-CN">
      <body>
        <main>
          <p>{common.siteName}</p>
          <h1>{errors.crashTitle}</h1>
          <p>{errors.crashTextPlain}</p>
          <p>
            <a href="/">{errors.goHome}</a>
          </p>
          <div lang="en">
            <h2>{errorsEn.crashTitle}</h2>
            <p>{errorsEn.crashTextPlain}</p>
            <p>
              <a href="/en">
                {errorsEn.goHome}: {commonEn.siteName}
              </a>
            </p>
          </div>
        </main>
      </body>
    </html>
  );
}
