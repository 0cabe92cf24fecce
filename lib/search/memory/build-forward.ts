import type { Parts } from "#lib/search/memory/entries.ts";
import { FAR, type ForwardLists, RARE } from "#lib/search/memory/forward.ts";
import { HEAD } from "#lib/search/memory/pack-form.ts";

type Coded = Pick<ForwardLists, "codes" | "codeTf" | "codePlace" | "rareAt" | "rarePairs">;

/** How often each combination of weight and place comes. */
function countPairs(forms: Parts, start: Uint32Array): Uint32Array {
  const counts = new Uint32Array(1 << 16);
  for (let doc = 0; doc < forms.size; doc++) {
    const form = forms.view(doc);
    const count = (start[doc + 1] as number) - (start[doc] as number);
    const weights = (forms.at[doc] as number) + HEAD.size + count * 4;
    for (let at = weights; at < weights + count; at++) {
      const pair = form.getUint8(at) | (form.getUint8(at + count) << 8);
      counts[pair] = (counts[pair] as number) + 1;
    }
  }
  return counts;
}

function buildCodes(forms: Parts, start: Uint32Array): Coded {
  const counts = countPairs(forms, start);
  const common = [...counts.keys()].filter((pair) => counts[pair] !== 0);
  common.sort((a, b) => (counts[b] as number) - (counts[a] as number) || a - b);
  const rare = common.splice(RARE).reduce((sum, pair) => sum + (counts[pair] as number), 0);
  const codeOf = new Uint8Array(1 << 16).fill(RARE);
  common.forEach((pair, code) => {
    codeOf[pair] = code;
  });
  const codes = new Uint8Array(start[forms.size] as number);
  const rareAt = new Uint32Array(rare);
  const rarePairs = new Uint16Array(rare);
  let rares = 0;
  for (let doc = 0, i = 0; doc < forms.size; doc++) {
    const form = forms.view(doc);
    const end = start[doc + 1] as number;
    const count = end - i;
    for (let at = (forms.at[doc] as number) + HEAD.size + count * 4; i < end; i++, at++) {
      const pair = form.getUint8(at) | (form.getUint8(at + count) << 8);
      const code = codeOf[pair] as number;
      codes[i] = code;
      if (code !== RARE) continue;
      rareAt[rares] = i;
      rarePairs[rares++] = pair;
    }
  }
  const [codeTf, codePlace] = [Uint8Array.from(common, (pair) => pair & 255), Uint8Array.from(common, (pair) => pair >>> 8)];
  return { codes, codeTf, codePlace, rareAt, rarePairs };
}

/** Numbers of terms in units, document by document. */
function buildUnits(start: Uint32Array, numbers: Uint32Array): Pick<ForwardLists, "unitStart" | "units"> {
  let far = 0;
  for (let i = 0; i < numbers.length; i++) if ((numbers[i] as number) >= FAR) far++;
  const units = new Uint16Array(numbers.length + 2 * far);
  const unitStart = new Uint32Array(start.length);
  let at = 0;
  for (let doc = 0; doc + 1 < start.length; doc++) {
    const end = start[doc + 1] as number;
    for (let i = start[doc] as number; i < end; i++) {
      const number = numbers[i] as number;
      if (number < FAR) units[at++] = number;
      else {
        units[at] = FAR;
        units[at + 1] = number;
        units[at + 2] = number >>> 16;
        at += 3;
      }
    }
    unitStart[doc + 1] = at;
  }
  return { unitStart, units };
}

/** What stands behind the terms of each form. */
function buildTails(forms: Parts, start: Uint32Array): Pick<ForwardLists, "tailStart" | "tails"> {
  const tailStart = new Uint32Array(forms.size + 1);
  for (let doc = 0; doc < forms.size; doc++) {
    const head = HEAD.size + 6 * ((start[doc + 1] as number) - (start[doc] as number));
    const length = (forms.end[doc] as number) - (forms.at[doc] as number) - head;
    tailStart[doc + 1] = (tailStart[doc] as number) + length;
  }
  const tails = new Uint8Array(tailStart[forms.size] as number);
  for (let doc = 0; doc < forms.size; doc++) {
    const form = forms.view(doc);
    const behind = forms.end[doc] as number;
    const end = tailStart[doc + 1] as number;
    for (let i = tailStart[doc] as number; i < end; i++) tails[i] = form.getUint8(behind - end + i);
  }
  return { tailStart, tails };
}

/** The lists of packed forms whose terms have been numbered. */
export function buildForward(forms: Parts, start: Uint32Array, numbers: Uint32Array): ForwardLists {
  return { start, ...buildUnits(start, numbers), ...buildCodes(forms, start), ...buildTails(forms, start) };
}
