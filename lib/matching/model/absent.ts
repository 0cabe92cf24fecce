/** What stands before a thing that is not there, is kept away, or was given up: `无酸`, `免焊接`, `告别酸洗`, `替代进口轴承`. */
const BEFORE =
  /(?:无需?|免|不含|不用|不带|非|去|脱|除|零|低|防|耐|抗|阻|节|告别|取代|替代|代替|淘汰|弃用|停用|拆掉|拆除|不再用)$/u;
/** What stands behind a thing given up or to be replaced, in the same clause: `酸洗线停用`, `活塞机换无油机`. */
const BEHIND =
  /^[^,，。;；、]{0,3}(?:停用|淘汰|拆除|拆掉|退役|报废|换成|更换为|换为|改成|改为|改造为|升级为|改用|(?<!更)换(?![热向气能挡型电流])(?=[^\s,，。]{2}))/u;

/** Whether what stands at a span of a folded text is spoken of as absent or to be replaced, and so is not what the text is about. */
export function isAbsent(text: string, start: number, end: number): boolean {
  return BEFORE.test(text.slice(Math.max(0, start - 3), start)) || BEHIND.test(text.slice(end, end + 10));
}
