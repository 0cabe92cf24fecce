import { SOME_ORGANIZATION } from "#lib/editions/labels.ts";

const LEGAL_FORM = /(?:股份)?(?:有限)?(?:责任)?(?:公司|集团|中心|研究院|研究所|大学|学院|工厂|厂)$/u;
const PLACE = /^(?:中国)?(?:北京|天津|河北|石家庄|唐山|秦皇岛|邯郸|邢台|保定|张家口|承德|沧州|廊坊|衡水)(?:省|市)?/u;

/** The text with the firm's name, whole or without place and legal form, replaced by 某单位. */
export function withoutFirm(text: string, name: string): string {
  const core = name
    .replace(/[（(][^（()）]*[)）]/gu, "")
    .replace(LEGAL_FORM, "")
    .replace(PLACE, "");
  const spoken = [name, name.replace(LEGAL_FORM, ""), core].filter((part) => [...part].length >= 3);
  return spoken.reduce((rest, part) => rest.replaceAll(part, SOME_ORGANIZATION), text);
}
