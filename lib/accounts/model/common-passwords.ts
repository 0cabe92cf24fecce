/**
 * Words that lists of leaked passwords are made of, Chinese ones included. With folding (case, look-alike digits, affixes,
 * repetition, runs on the keyboard) they cover the common lists without carrying them. Several words together are no common
 * password: NIST 800-63B-4 wants a list of known ones, not rules of composition.
 */
const WORDS = `password passwort passwd pass word admin administrator root user guest login welcome letmein master hello test
testing changeme default secret super superman batman monkey dragon tiger lion eagle falcon football baseball basketball soccer
hockey golf tennis sunshine princess shadow summer winter spring autumn iloveyou lovely love loveyou trustno whatever freedom
computer internet server service system windows office excel oracle cisco samsung google apple iphone android microsoft
facebook twitter youtube taobao alibaba tencent baidu weixin wechat qq qqqq woaini woaiwojia aini zhangwei wangwei lihua
xiaoming mima miyao zhanghao denglu beijing tianjin hebei jingjinji zhongguo china shanghai guangzhou shenzhen company
qwer qwert qwerty qwertyui qwertyuiop asdf asdfg asdfgh asdfghjkl zxcv zxcvb zxcvbn zxcvbnm qaz qazwsx qazwsxedc wsx edc wsxedc
abc abcd abcde abcdef abcdefg abcdefgh aa aaa aaaa abab asd zxc qwe poi lkj mnb killer hunter ranger harley jordan michael
michelle jennifer jessica daniel thomas george charlie andrew matthew joshua robert william buster pepper ginger cookie
cheese banana orange cherry chocolate flower butterfly diamond silver golden purple yellow matrix mustang porsche ferrari
mercedes corvette camaro yankees cowboys lakers eagles rangers steelers starwars pokemon naruto minecraft fortnite gandalf
merlin wizard phoenix access account private public security network manager support backup temp demo sample example`
  .split(/\s+/)
  .filter(Boolean);

const COMMON = new Set(WORDS);

/** Keys in their order, so that a walk along them is seen: rows, columns, digits, letters. */
const WALKS = [
  "012345678901234567890123456789",
  "abcdefghijklmnopqrstuvwxyz",
  "qwertyuiop[]asdfghjkl;'zxcvbnm,./",
  "qwertyuiopasdfghjklzxcvbnm",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
  "1q2w3e4r5t6y7u8i9o0p",
  "q1w2e3r4t5y6u7i8o9p0",
  "147258369",
  "789456123",
  "1314520",
  "5201314",
].flatMap((walk) => [walk, [...walk].reverse().join("")]);

const LOOKALIKE: Record<string, string> = {
  "@": "a",
  "4": "a",
  "0": "o",
  "1": "l",
  "3": "e",
  $: "s",
  "5": "s",
  "7": "t",
  "!": "i",
};
const SHIFTED: Record<string, string> = Object.fromEntries([..."!@#$%^&*()"].map((sign, at) => [sign, "1234567890"[at] ?? ""]));

/** Digits and signs around a common word that do not make it another password. */
const AFFIX = 6;

/** Is a password a common one: a known word or a walk on the keyboard, dressed up with a few digits, or a repetition? */
export function isCommonPassword(password: string): boolean {
  const lower = password.normalize("NFKC").toLowerCase().replace(/\s+/gu, "");
  if (/^(.{1,12}?)\1+$/su.test(lower.slice(0, 256))) return true;
  const read = (table: Record<string, string>) => Array.from(lower, (c) => table[c] ?? c).join("");
  return [lower, read(LOOKALIKE), read(SHIFTED)].some(isDressedUp);
}

function isDressedUp(text: string): boolean {
  if (WALKS.some((walk) => walk.includes(text))) return true;
  const core = text.replace(/^[\d\p{P}\p{S}]{1,6}/u, "").replace(/[\d\p{P}\p{S}]{1,6}$/u, "");
  if (text.length - core.length > AFFIX) return false;
  return COMMON.has(core) || (core.length > 2 && WALKS.some((walk) => walk.includes(core)));
}
