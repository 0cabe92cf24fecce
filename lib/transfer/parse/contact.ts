/** A contact as it was written; `unread` when a part was not understood. Private: never quoted in a remark. */
export type ContactRead = { name: string | null; phone: string | null; email: string | null; unread: boolean };

const EMAIL = /^[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}$/u;

const numeric = (text: string): string => text.normalize("NFKC").replace(/[\s()-]|(?:转|ext\.?)\d+$/gu, "");

/** Whether a text is a telephone number: a mobile or a fixed one, with an extension or a country code. */
export function isPhone(text: string): boolean {
  return /^(?:\+?86)?(?:1[3-9]\d{9}|0\d{9,11}|400\d{7}|800\d{7}|\d{7,8})$/u.test(numeric(text));
}

/** Whether a text is one e-mail address. */
function isEmail(text: string): boolean {
  return EMAIL.test(text.normalize("NFKC"));
}

const MARK = /^(?:联系人|姓名|电话|手机|联系电话|邮箱|电子邮箱|tel|mobile|phone|e-?mail)[:：]\s*/iu;

/** Read `姓名/电话/邮箱` from one cell, in any order, parted by a slash, a comma or spaces. */
export function contactOfCell(text: string): ContactRead {
  const read: ContactRead = { name: null, phone: null, email: null, unread: false };
  const slashed = text.split(/[/／,，;；、|\n\r\t]+/u).map((part) => part.trim().replace(MARK, ""));
  const parts = slashed.flatMap((part) => (isPhone(part) || isEmail(part) || !/[@\d]/u.test(part) ? [part] : part.split(/\s+/u)));
  for (const part of parts.map((each) => each.replace(MARK, "")).filter((each) => each !== "")) {
    if (isEmail(part) && read.email === null) read.email = part.normalize("NFKC");
    else if (isPhone(part) && read.phone === null) read.phone = part.normalize("NFKC");
    else if (!/[@\d]/u.test(part) && read.name === null && part.length <= 40) read.name = part;
    else read.unread = true;
  }
  return read;
}
