// Requests as they stand on the wire: a path that no client library has tidied up, a body without its size.
import { request } from "node:http";

export type RawAnswer = { status: number; headers: Record<string, string | string[] | undefined>; text: string };
export type RawRequest = {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
  /** Sent in pieces of this many megabytes, without Content-Length. */
  chunkedMegabytes?: number;
};

/** Ask the served product for exactly this path. */
export function askRaw(
  path: string,
  { method = "GET", headers = {}, body, chunkedMegabytes = 0 }: RawRequest = {},
): Promise<RawAnswer> {
  const { hostname, port, host } = new URL(String(process.env.E2E_BASE_URL));
  return new Promise((resolve, reject) => {
    let answered = false;
    const outgoing = request({ hostname, port, path, method, headers: { host, ...headers } }, (answer) => {
      answered = true;
      let text = "";
      answer.setEncoding("utf8");
      answer.on("data", (part: string) => {
        text += part;
      });
      const done = () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text });
      answer.on("end", done);
      answer.on("error", done);
    });
    // Who answers early may close the line while the rest is still being sent.
    outgoing.on("error", (error) => (answered ? undefined : reject(error)));
    if (chunkedMegabytes === 0) {
      outgoing.end(body);
      return;
    }
    const chunk = Buffer.alloc(1_000_000, "a");
    let left = chunkedMegabytes;
    const send = (): void => {
      if (left-- <= 0 || outgoing.destroyed || answered) outgoing.end();
      else outgoing.write(chunk, send);
    };
    send();
  });
}
