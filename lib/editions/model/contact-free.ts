import { CONTACT_LEFT_OUT } from "#lib/editions/labels.ts";

const digit = "[0-9０-９]";
const gap = "[-－—\\s]?";

const WAYS_TO_REACH_SOMEBODY: readonly RegExp[] = [
  /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu,
  // Mobile numbers, also with +86, spaces, hyphens, full-width digits, or spelled out in characters.
  new RegExp(`(?<!${digit})(?:[+＋]?86${gap})?[1１][3-9３-９]${digit}(?:${gap}${digit}{4}){2}(?!${digit})`, "gu"),
  /(?<![一二三四五六七八九零〇幺])[一幺][三四五六七八九][一二三四五六七八九零〇幺]{9}(?![一二三四五六七八九零〇幺])/gu,
  // Landlines with their area code, and service numbers.
  new RegExp(`(?<!${digit})[(（]?[0０]${digit}{2,3}[)）]?${gap}${digit}{7,8}(?!${digit})`, "gu"),
  new RegExp(`(?<!${digit})[48]00${gap}${digit}{3}${gap}${digit}{4}(?!${digit})`, "gu"),
  /(?:微信号?|wechat|QQ群?|qq|VX|vx)\s*[:：号]?\s*[A-Za-z0-9_-]{5,20}/gu,
  /(?:联系人|经办人|负责人)\s*[:：]?\s*\p{Script=Han}{2,4}(?=[\s，,。；;、）)〔]|$)/gu,
  /(?:联系|咨询|请找|电询)\s*\p{Script=Han}{1,2}(?:先生|女士|小姐|经理|主任|老师|工程师)/gu,
];

/**
 * The text without telephone numbers, addresses of mail and chat, and named contact persons.
 * An issue is printed and copied: contact goes through the association, whatever a listing's text says.
 */
export function withoutContacts(text: string): string {
  const cleared = WAYS_TO_REACH_SOMEBODY.reduce((rest, pattern) => rest.replace(pattern, CONTACT_LEFT_OUT), text);
  return cleared.replace(new RegExp(`${CONTACT_LEFT_OUT}(?:[\\s，,、;；/]*${CONTACT_LEFT_OUT})+`, "gu"), CONTACT_LEFT_OUT);
}
