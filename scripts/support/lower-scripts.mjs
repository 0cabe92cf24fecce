// Scripts that the oldest browsers of package.json cannot be asked to read are written down once more in an older language.
// The bundler follows the browserslist feature by feature; what remains of newer syntax (private static fields, in which Next.js'
// own class properties end) those browsers happen to know, but the promise is a level of the language: ECMAScript 2021.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parse } from "acorn";

function isNewer(file) {
  try {
    parse(readFileSync(file, "utf8"), { ecmaVersion: 2021, sourceType: "script" });
    return false;
  } catch {
    return true;
  }
}

/** Rewrite the scripts of a folder that need it; answers how many did. */
export async function lowerScripts(folder) {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".js"))
    .map((file) => path.join(folder, file))
    .filter(isNewer);
  if (files.length === 0) return 0;
  const { default: swc } = await import("next/dist/build/swc/index.js");
  await swc.loadBindings();
  const jsc = { target: "es2021", parser: { syntax: "ecmascript" }, minify: { compress: false, mangle: false } };
  for (const file of files) {
    const options = { filename: file, isModule: false, sourceMaps: false, minify: true, jsc };
    writeFileSync(file, (await swc.transform(readFileSync(file, "utf8"), options)).code);
  }
  return files.length;
}
