import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** Numbered lines of the project's security standard. */
const LINES = 60;
/** `test("sec-14 …"`, also in test.each titles and templates. */
const NAMED = /["'`](sec-(\d{1,2})\b[^"'`\n]*)["'`]/g;

/** Every test that carries a number of the standard in its name, by number. */
function namedTests(root: string): Map<number, { file: string; name: string }[]> {
  const found = new Map<number, { file: string; name: string }[]>();
  const files = readdirSync(path.join(root, "tests"), { recursive: true, encoding: "utf8" }).filter((file) =>
    /\.(test|spec)\.tsx?$/.test(file),
  );
  for (const file of files.sort()) {
    for (const [, name = "", number = ""] of readFileSync(path.join(root, "tests", file), "utf8").matchAll(NAMED)) {
      found.set(Number(number), [
        ...(found.get(Number(number)) ?? []),
        { file: `tests/${file.replaceAll(path.sep, "/")}`, name },
      ]);
    }
  }
  return found;
}

const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** `docs/asvs.csv`: each line of the security standard, whether a test holds it, and which. */
export function asvsDocument(root: string): string {
  const tests = namedTests(root);
  const rows = Array.from({ length: LINES }, (_, i) => i + 1).flatMap((number) => {
    const named = tests.get(number) ?? [];
    if (named.length === 0) return [`sec-${number},open,,`];
    return named.map(({ file, name }) => `sec-${number},tested,${cell(name)},${cell(file)}`);
  });
  return `id,status,test,file\n${rows.join("\n")}\n`;
}
