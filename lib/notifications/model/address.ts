/** One plain ASCII address: no display name, quotes, comments, commas, spaces or control characters. */
const ADDRESS =
  /^[A-Za-z0-9](?:[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{0,62}[A-Za-z0-9_+-])?@([A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]$/;
const MAX_LENGTH = 254;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the very characters to refuse
const HEADER_BREAK = /[\u0000-\u001F\u007F\u0085\u2028\u2029]/u;

/** Is this exactly one recipient? What parsers of addresses disagree about is refused before any of them sees it. */
export function isSingleAddress(address: string): boolean {
  return address.length <= MAX_LENGTH && ADDRESS.test(address) && !address.includes("..");
}

/** Could this text end a header line, or hide in one? */
export function breaksHeader(text: string): boolean {
  return HEADER_BREAK.test(text) || !text.isWellFormed();
}

/** `名称 <address>` or a bare address, as settings give the sender. @throws {Error} when it is neither */
export function parseSender(from: string): { name: string; address: string } {
  const match = /^(?:([^<>"\r\n\0]*?)\s*<([^<>\s]+)>|([^<>\s]+))$/.exec(from.trim());
  const address = match?.[2] ?? match?.[3] ?? "";
  if (!isSingleAddress(address)) throw new Error("MAIL_FROM 应为一个邮箱地址，或 名称 <邮箱地址>");
  return { name: match?.[1] ?? "", address };
}
