const EMAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
/** Mobile numbers, with or without the country's prefix and separators. */
const MOBILE = /(?<![\d.])(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}(?!\d)/g;
/** Area code and number: 010-12345678, 0311-1234567. */
const LANDLINE = /(?<![\d-])0\d{2,3}[- ]\d{7,8}(?!\d)/g;
/** Keys and links carry secrets; so do database addresses. */
const SECRET = /(?<=\bjjj_)[\w-]{8,}|(?<=[?&]token=)[^&\s"]+|(?<=:\/\/[^:/\s]+:)[^@\s/]+(?=@)/g;

export const HIDDEN = "[已隐去]";

/** Hide e-mail addresses, telephone numbers, keys and passwords that stand in a text meant for the log. */
export function maskPersonalData(text: string): string {
  return text.replace(SECRET, HIDDEN).replace(EMAIL, HIDDEN).replace(MOBILE, HIDDEN).replace(LANDLINE, HIDDEN);
}
