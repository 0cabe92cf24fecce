import { readFileSync } from "node:fs";
import { join } from "node:path";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { printData } from "#lib/editions/commands/render/print-data.ts";
import { EDITION_TEMPLATE } from "#lib/editions/commands/render/template.ts";
import type { EditionFrame } from "#lib/editions/model/frame.ts";
import type { Edition } from "#lib/editions/schema.ts";

/** Two families with the weights that the template asks for; the typesetter finds no other font on any machine. */
const FONTS = [
  "noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf",
  "noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf",
  "noto-serif-sc/900Black/NotoSerifSC_900Black.ttf",
  "noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf",
  "noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf",
];

let typesetter: NodeCompiler | undefined;

/**
 * The issue as an A4 paper. The same issue and frame give the same bytes: its only date is the cut-off.
 * The first call loads 50 MB of fonts; they are kept for the next one.
 */
export function renderPdf(edition: Edition, frame: EditionFrame): Buffer {
  typesetter ??= createTypesetter();
  const data = JSON.stringify(printData(edition, frame));
  const compiled = typesetter.compile({ mainFileContent: EDITION_TEMPLATE, inputs: { data } });
  if (!compiled.result) {
    const fault = compiled.takeDiagnostics() ?? compiled.takeError();
    throw new Error(`the paper could not be set: ${JSON.stringify(fault?.shortDiagnostics ?? [])}`);
  }
  const pdf = typesetter.pdf(compiled.result);
  // Without this the memory of every issue ever set would stay with the process.
  typesetter.evictCache(0);
  return pdf;
}

function createTypesetter(): NodeCompiler {
  // The working directory is the project's root in development and the standalone folder in production: both hold node_modules.
  const folder = join(process.cwd(), "node_modules", "@expo-google-fonts");
  return NodeCompiler.create({
    workspace: folder,
    fontArgs: [{ fontBlobs: FONTS.map((file) => readFileSync(join(folder, file))) }],
  });
}
