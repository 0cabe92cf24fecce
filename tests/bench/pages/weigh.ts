import { gzipSync } from "node:zlib";
import { type Browser, chromium, type Response } from "playwright";
import { findBrowser } from "../../../scripts/ensure-browser.mjs";

/** What a page makes a reader load. Bytes; of scripts and the page itself packed with gzip. */
export type Weight = { html: number; script: number; style: number; font: number; foreign: string[] };

const PHONE = { width: 390, height: 844 } as const;

/** The browser that measures: with room for itself only as an ordinary user. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  return chromium.launch({
    ...(executablePath && { executablePath }),
    args: [
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      "--disable-background-networking",
      "--disable-component-update",
    ],
  });
}

/** Everything that a page loads on a phone until it is quiet, with an empty cache. */
export async function weigh(browser: Browser, url: string): Promise<Weight> {
  const context = await browser.newContext({ viewport: PHONE, deviceScaleFactor: 2, locale: "zh-CN" });
  try {
    const page = await context.newPage();
    const answers: Response[] = [];
    const foreign: string[] = [];
    const { host } = new URL(url);
    page.on("response", (response) => answers.push(response));
    page.on("request", (request) => {
      const asked = new URL(request.url());
      if (/^https?:$/.test(asked.protocol) && asked.host !== host) foreign.push(request.url());
    });
    const answer = await page.goto(url, { waitUntil: "networkidle" });
    if (answer?.status() !== 200) throw new Error(`${url} answers ${answer?.status()}`);
    const bytes = async (kind: string, packed: boolean) => {
      const loaded = answers.filter((one) => one.request().resourceType() === kind && one.ok());
      const bodies = await Promise.all(loaded.map((one) => one.body()));
      return bodies.reduce((sum, body) => sum + (packed ? gzipSync(body).byteLength : body.byteLength), 0);
    };
    return {
      html: gzipSync(await answer.body()).byteLength,
      script: await bytes("script", true),
      style: await bytes("stylesheet", true),
      font: await bytes("font", false),
      foreign,
    };
  } finally {
    await context.close();
  }
}
