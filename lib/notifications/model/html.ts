const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text as it may stand in HTML, attributes included. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** One thing of a list: a title that leads somewhere, and lines below it. */
export type MailItem = { title: string; url: string | null; lines: readonly string[] };

/** One mail in plain words: paragraphs, a list, at most one link of its own, a small print. */
export type MailText = {
  subject: string;
  paragraphs: readonly string[];
  items?: readonly MailItem[];
  /** Paragraphs behind the list. */
  after?: readonly string[];
  action: { label: string; url: string } | null;
  smallPrint: readonly string[];
};

const itemText = ({ title, url, lines }: MailItem, index: number): string =>
  [`${index + 1}. ${title}`, ...lines.map((line) => `   ${line}`), ...(url ? [`   ${url}`] : [])].join("\n");

/** The plain-text part. */
export function toPlainText({ paragraphs, items = [], after = [], action, smallPrint }: MailText): string {
  const link = action ? [`${action.label}：\n${action.url}`] : [];
  return `${[...paragraphs, ...items.map(itemText), ...after, ...link, `-- \n${smallPrint.join("\n")}`].join("\n\n")}\n`;
}

const lineBreaks = (text: string): string => escapeHtml(text).replaceAll("\n", "<br>");
/** Mail programs read few styles; these few make a ledger of a list, and are missed by nobody where they are not read. */
const ITEM_STYLE = "margin:0;padding:10px 0;border-top:1px solid #dcd5c6";

function itemHtml({ title, url, lines }: MailItem): string {
  const name = `<strong>${lineBreaks(title)}</strong>`;
  const head = url ? `<a href="${escapeHtml(url)}">${name}</a>` : name;
  return `<p style="${ITEM_STYLE}">${[head, ...lines.map(lineBreaks)].join("<br>")}</p>`;
}

/** The HTML part: the same words, nothing loaded from anywhere. */
export function toHtml({ subject, paragraphs, items = [], after = [], action, smallPrint }: MailText): string {
  const plain = (text: string) => `<p>${lineBreaks(text)}</p>`;
  const body = [...paragraphs.map(plain), ...items.map(itemHtml), ...after.map(plain)];
  if (action)
    body.push(`<p><a href="${escapeHtml(action.url)}">${escapeHtml(action.label)}</a></p>`, `<p>${escapeHtml(action.url)}</p>`);
  body.push(`<hr><p><small>${smallPrint.map(lineBreaks).join("<br>")}</small></p>`);
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head><body>${body.join("")}</body></html>`;
}
