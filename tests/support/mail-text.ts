// Mails as their reader sees them, and the choice of when they come.
import { expect, type Page } from "playwright/test";
import { headerOf } from "./smtp.ts";

type Raw = { raw: string };

/** The words of a mail: quoted-printable, UTF-8. */
export function textOf(raw: string): string {
  const bytes = raw
    .replace(/=\r?\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_sign, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}

/** Subject of a raw mail, decoded. */
export function subjectOf(raw: string): string {
  const words = headerOf(raw, "Subject") ?? "";
  return words.replace(/=\?UTF-8\?([BQ])\?([^?]*)\?=\s*/gi, (_word, coding: string, text: string) =>
    coding.toUpperCase() === "B"
      ? Buffer.from(text, "base64").toString("utf8")
      : decodeURIComponent(text.replaceAll("_", " ").replaceAll("%", "%25").replaceAll("=", "%")),
  );
}

/** The first address in a mail that leads to a page; empty when there is none. */
export function linkIn(mail: Raw | undefined, page: string): string {
  const beginning = page.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`http://[^\\s"<>]+?${beginning}(?:[?#][^\\s"<>]*)?(?=[\\s"<>]|$)`).exec(textOf(mail?.raw ?? ""))?.[0] ?? "";
}

/** The first mail among those to an address whose subject says this, once it is there. */
export async function mailAbout<Mail extends Raw>(mails: () => Promise<Mail[]>, subject: string): Promise<Mail> {
  let found: Mail | undefined;
  const look = async () => {
    const all = await mails();
    found = all.find(({ raw }) => subjectOf(raw).includes(subject));
    return all.map(({ raw }) => subjectOf(raw)).join("\n");
  };
  // Decisions wait out their undo, alerts the clock's next minute as well.
  await expect.poll(look, { timeout: 150_000 }).toContain(subject);
  return found as Mail;
}

/** Hours of quiet would hold alerts back when a journey runs by night. */
export async function endQuietHours(page: Page): Promise<void> {
  await page.goto("/my/notifications/settings");
  await page.getByLabel("从", { exact: true }).selectOption("00:00");
  await page.getByLabel("到", { exact: true }).selectOption("00:00");
  await page.getByRole("button", { name: "保存设置" }).click();
  await expect(page.getByText("设置已保存。")).toBeVisible();
}
