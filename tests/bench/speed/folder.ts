import path from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder. */
export const projectFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../..");
/** Where the bench keeps its databases and files. */
export const benchFolder = path.join(projectFolder, ".data", "bench");
