const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text as it may stand in HTML, attributes included. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** One mail in plain words: paragraphs, at most one link, a small print. */
export type MailText = {
  subject: string;
  paragraphs: readonly string[];
  action: { label: string; url: string } | null;
  smallPrint: readonly string[];
};

/** The plain-text part. */
export function toPlainText({ paragraphs, action, smallPrint }: MailText): string {
  const link = action ? [`${action.label}：\n${action.url}`] : [];
  return `${[...paragraphs, ...link, `-- \n${smallPrint.join("\n")}`].join("\n\n")}\n`;
}

/** The HTML part: the same words, nothing loaded from anywhere. */
export function toHtml({ subject, paragraphs, action, smallPrint }: MailText): string {
  const lines = (text: string) => escapeHtml(text).replaceAll("\n", "<br>");
  const body = paragraphs.map((text) => `<p>${lines(text)}</p>`);
  if (action)
    body.push(`<p><a href="${escapeHtml(action.url)}">${escapeHtml(action.label)}</a></p>`, `<p>${escapeHtml(action.url)}</p>`);
  body.push(`<hr><p><small>${smallPrint.map(lines).join("<br>")}</small></p>`);
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head><body>${body.join("")}</body></html>`;
}
