import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "acorn";
import { type CssFault, checkCss } from "./check-css.ts";

/** The language level that every browser of the floor reads. */
const ECMASCRIPT = 2021;

const filesUnder = (folder: string, ending: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(ending))
    .map((file) => path.join(folder, file));

/** Why a script is no ECMAScript 2021; null when it is. */
export function scriptFault(code: string): string | null {
  try {
    parse(code, { ecmaVersion: ECMASCRIPT, sourceType: "script", allowHashBang: true });
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

/** What of the build the oldest browsers could not read. */
export function checkBuilt(folder: string): { scripts: number; styles: number; faults: string[] } {
  const scripts = filesUnder(folder, ".js");
  const styles = filesUnder(folder, ".css");
  const told = ({ what, missingIn, where }: CssFault) => `${what}（${missingIn.join("、")}）：${where.slice(0, 160)}`;
  return {
    scripts: scripts.length,
    styles: styles.length,
    faults: [
      ...scripts.flatMap((file) => {
        const fault = scriptFault(readFileSync(file, "utf8"));
        return fault === null ? [] : [`${path.basename(file)}: ${fault}`];
      }),
      ...styles.flatMap((file) => checkCss(readFileSync(file, "utf8")).map((fault) => `${path.basename(file)}: ${told(fault)}`)),
    ],
  };
}
