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

/** `名称 <address>` or a bare address, as settings give the sender; null when it is neither. */
function readSender(from: string): { name: string; address: string } | null {
  const match = /^(?:([^<>"\r\n\0]*?)\s*<([^<>\s]+)>|([^<>\s]+))$/.exec(from.trim());
  const address = match?.[2] ?? match?.[3] ?? "";
  return isSingleAddress(address) ? { name: match?.[1] ?? "", address } : null;
}

/** Can mail be sent under this name? A wrong one is told at the start: at the first mail it would look like a server that is away. */
export const isSender = (from: string): boolean => readSender(from) !== null;

/** The sender as name and address. @throws {Error} when it is none */
export function parseSender(from: string): { name: string; address: string } {
  const sender = readSender(from);
  if (!sender) throw new Error("MAIL_FROM is no sender");
  return sender;
}
