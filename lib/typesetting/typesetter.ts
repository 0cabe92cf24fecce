import { once } from "node:events";
import path from "node:path";
import { Worker } from "node:worker_threads";

/**
 * Two families in the weights that the template asks for; the typesetter finds no other font on any machine. The working directory
 * is the project's root in development and the standalone folder in production: both hold node_modules.
 */
const FONTS = [
  "noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf",
  "noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf",
  "noto-serif-sc/900Black/NotoSerifSC_900Black.ttf",
  "noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf",
  "noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf",
];

/**
 * What the thread runs. It is a text, because neither the bundler of the site nor the loader of the command line gives a thread
 * its own file; it needs nothing but the typesetter, which both leave in node_modules.
 */
const THREAD = `
const { createRequire } = require("node:module");
const { readFileSync } = require("node:fs");
const { parentPort, workerData } = require("node:worker_threads");
const { root, fonts } = workerData;
const { NodeCompiler } = createRequire(root + "/package.json")("@myriaddreamin/typst-ts-node-compiler");
const compiler = NodeCompiler.create({ workspace: root, fontArgs: [{ fontBlobs: fonts.map((file) => readFileSync(file)) }] });
parentPort.on("message", ({ template, data, as }) => {
  const compiled = compiler.compile({ mainFileContent: template, inputs: { data } });
  if (compiled.result) {
    const paper = as === "svg" ? Buffer.from(compiler.plainSvg(compiled.result)) : compiler.pdf(compiled.result);
    parentPort.postMessage({ paper: new Uint8Array(paper) });
  } else {
    const fault = compiled.takeDiagnostics() ?? compiled.takeError();
    parentPort.postMessage({ fault: JSON.stringify(fault ? fault.shortDiagnostics : []) });
  }
  // Without this the memory of every issue ever set would stay.
  compiler.evictCache(0);
});
`;

/** Loading the fonts takes longer than setting a short issue: the thread waits this long for the next one. */
const IDLE_MS = 30_000;

type Thread = { worker: Worker /** Fires when the thread ends, so that nobody waits for its answer. */; ended: AbortSignal };

let standing: Thread | null = null;
let idle: NodeJS.Timeout | undefined;
let last: Promise<unknown> = Promise.resolve();

/** A PDF of any length, or the one page of a picture as SVG whose letters are shapes: whoever draws it needs no fonts. */
export type PaperForm = "pdf" | "svg";

/**
 * Set a template with its data as a paper, in a thread of its own: a long issue takes seconds, in which the site goes on answering.
 * One paper at a time; the thread ends when none was asked for in half a minute.
 *
 * @throws {Error} with the typesetter's words when the template does not fit the data.
 */
export function typeset(template: string, data: string, as: PaperForm = "pdf"): Promise<Buffer> {
  const paper = last.then(() => setInThread(template, data, as));
  last = paper.catch(() => undefined);
  return paper;
}

async function setInThread(template: string, data: string, as: PaperForm): Promise<Buffer> {
  clearTimeout(idle);
  standing ??= startThread();
  const { worker, ended } = standing;
  try {
    worker.ref();
    const answer = once(worker, "message", { signal: ended });
    worker.postMessage({ template, data, as });
    const [{ paper, fault }] = (await answer) as [{ paper?: Uint8Array; fault?: string }];
    if (!paper) throw new Error(`the paper could not be set: ${fault}`);
    return Buffer.from(paper);
  } finally {
    worker.unref();
    idle = setTimeout(endThread, IDLE_MS).unref();
  }
}

function startThread(): Thread {
  const root = process.cwd();
  const fonts = FONTS.map((file) => path.join(root, "node_modules", "@expo-google-fonts", file));
  const worker = new Worker(THREAD, { eval: true, workerData: { root, fonts } });
  const ended = new AbortController();
  worker.once("exit", () => {
    ended.abort(new Error("the typesetter ended without a paper"));
    if (standing?.worker === worker) standing = null;
  });
  return { worker, ended: ended.signal };
}

function endThread(): void {
  void standing?.worker.terminate();
  // Forgotten at once: the next paper must not be given to a thread that is ending.
  standing = null;
}
