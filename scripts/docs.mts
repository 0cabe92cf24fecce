// Documents generated from the code: `npm run docs` writes them, `--check` fails when one differs from what it would write.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { asvsDocument } from "./support/asvs-document.mts";
import { permissionsDocument } from "./support/permissions-document.mts";

const root = path.resolve(import.meta.dirname, "..");

/** Every generated document and what makes it. */
const DOCUMENTS: Record<string, () => string> = {
  "docs/permissions.md": permissionsDocument,
  "docs/asvs.csv": () => asvsDocument(root),
};

const checkOnly = process.argv.includes("--check");
for (const [file, make] of Object.entries(DOCUMENTS)) {
  const absolute = path.join(root, file);
  const present = (() => {
    try {
      return readFileSync(absolute, "utf8");
    } catch {
      return "";
    }
  })();
  const wanted = make();
  if (present === wanted) console.log(`${file}：与代码一致`);
  else if (checkOnly) {
    console.error(`${file} 与代码不一致，请运行 npm run docs`);
    process.exitCode = 1;
  } else {
    writeFileSync(absolute, wanted);
    console.log(`${file}：已写入`);
  }
}
