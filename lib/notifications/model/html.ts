const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text as it may stand in HTML, attributes included. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** One thing of a list: a title that leads somewhere, and lines below it. */
export type MailItem = { title: string; url: string | null; lines: readonly string[] };

/** One mail in plain words: paragraphs, a list, at most one link of its own, a small print. */
export type MailText = {
  /** The `lang` of the mail. */
  locale: string;
  /** Name of the site, at the head. */
  site: string;
  subject: string;
  paragraphs: readonly string[];
  items?: readonly MailItem[];
  /** Paragraphs behind the list. */
  after?: readonly string[];
  /** `lead`: what stands before the address where it is no link. */
  action: { label: string; url: string; lead: string } | null;
  smallPrint: readonly string[];
};

const itemText = ({ title, url, lines }: MailItem, index: number): string =>
  [`${index + 1}. ${title}`, ...lines.map((line) => `   ${line}`), ...(url ? [`   ${url}`] : [])].join("\n");

/** The plain-text part. */
export function toPlainText({ paragraphs, items = [], after = [], action, smallPrint }: MailText): string {
  const link = action ? [`${action.lead}\n${action.url}`] : [];
  return `${[...paragraphs, ...items.map(itemText), ...after, ...link, `-- \n${smallPrint.join("\n")}`].join("\n\n")}\n`;
}

const lineBreaks = (text: string): string => escapeHtml(text).replaceAll("\n", "<br>");

// Mail programs read few styles; these few make a gazette of it, and are missed by nobody where they are not read.
const FONT = "font-family:'PingFang SC','Microsoft YaHei','Noto Sans SC',system-ui,sans-serif";
const STYLE = {
  body: `margin:0;background:#faf7f0;color:#1e2328;font-size:16px;line-height:1.75;${FONT}`,
  sheet: "max-width:600px;margin:0 auto;padding:24px 20px",
  site: "margin:0;padding-bottom:8px;border-bottom:3px double #a8321f;font-size:20px;font-weight:700",
  item: "margin:0;padding:10px 0;border-top:1px solid #dcd5c6",
  button: "display:inline-block;padding:12px 24px;background:#0f4c4a;color:#ffffff;font-weight:600;text-decoration:none",
  address: "color:#4a5158;font-size:14px;word-break:break-all",
  small: "margin-top:32px;padding-top:12px;border-top:1px solid #dcd5c6;color:#4a5158;font-size:14px;word-break:break-all",
} as const;

const paragraph = (html: string, style?: string): string => `<p${style ? ` style="${escapeHtml(style)}"` : ""}>${html}</p>`;
const link = (url: string, html: string, style?: string): string =>
  `<a href="${escapeHtml(url)}"${style ? ` style="${escapeHtml(style)}"` : ""}>${html}</a>`;

function itemHtml({ title, url, lines }: MailItem): string {
  const name = `<strong>${lineBreaks(title)}</strong>`;
  return paragraph([url ? link(url, name) : name, ...lines.map(lineBreaks)].join("<br>"), STYLE.item);
}

function sheetOf({ site, paragraphs, items = [], after = [], action, smallPrint }: MailText): string[] {
  const plain = (text: string): string => paragraph(lineBreaks(text));
  const button = action
    ? [paragraph(link(action.url, escapeHtml(action.label), STYLE.button)), paragraph(escapeHtml(action.url), STYLE.address)]
    : [];
  return [
    paragraph(escapeHtml(site), STYLE.site),
    ...[...paragraphs.map(plain), ...items.map(itemHtml), ...after.map(plain), ...button],
    paragraph(smallPrint.map(lineBreaks).join("<br>"), STYLE.small),
  ];
}

/** The HTML part: the same words, nothing loaded from anywhere. */
export function toHtml(mail: MailText): string {
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(mail.subject)}</title>`;
  const body = `<body style="${escapeHtml(STYLE.body)}"><div style="${STYLE.sheet}">${sheetOf(mail).join("")}</div></body>`;
  return `<!doctype html><html lang="${escapeHtml(mail.locale)}"><head>${head}</head>${body}</html>`;
}
