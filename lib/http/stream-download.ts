/** A download whose bytes are made while they are sent; `plainName` is for programs that read no UTF-8 names. */
export function streamDownload(
  chunks: AsyncGenerator<Uint8Array, void, void>,
  { name, plainName, type }: { name: string; plainName: string; type: string },
): Response {
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await chunks.return();
    },
  });
  return new Response(body, {
    headers: {
      "content-type": type,
      "content-disposition": `attachment; filename="${plainName}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
