import { readFileSync } from "node:fs";
import { parseWorkbook, TooManyRows } from "#lib/transfer/xlsx.ts";

// A process of its own, killed by time and memory: it reads the workbook from its standard input and answers once.
parseWorkbook(new Uint8Array(readFileSync(0)))
  .then((workbook) => process.stdout.write(JSON.stringify({ workbook })))
  .catch((cause: unknown) =>
    process.stdout.write(JSON.stringify({ failed: cause instanceof TooManyRows ? "TOO_LARGE" : "DAMAGED" })),
  );
