const named: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };

/** What XML 1.0 cannot hold even escaped; lone halves of a character among them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** A text as content or attribute of XML. */
export function xmlText(text: string): string {
  return text.replace(FORBIDDEN, "").replace(/[&<>"']/g, (sign) => named[sign] ?? sign);
}

/** An element; attributes that are null are left out, an empty body closes at once. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | null>>,
  body: string | null = null,
): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => ` ${key}="${xmlText(String(value))}"`)
    .join("");
  return body === null ? `<${name}${written}/>` : `<${name}${written}>${body}</${name}>`;
}

/** An element with nothing but a text. */
export const textElement = (name: string, text: string): string => element(name, {}, xmlText(text));

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
