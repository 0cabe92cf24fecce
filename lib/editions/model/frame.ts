import { z } from "zod";

/**
 * What an issue needs besides its rows to look the same for ever: the words of the taxonomy, the publisher and the address of the
 * site, as they were when it was frozen. Staff may rename a chain later; an old paper keeps the old name.
 */
export const editionFrameSchema = z.strictObject({
  publisher: z.string(),
  /** Origin of the site, without a slash at the end. */
  baseUrl: z.string(),
  /** The chains in the order of the taxonomy. */
  chains: z.array(z.strictObject({ code: z.string(), label: z.string() })),
  /** GB/T 2260 code → name, of the divisions named in the rows. */
  divisions: z.record(z.string(), z.string()),
  /** Cooperation code → label. */
  cooperation: z.record(z.string(), z.string()),
});

export type EditionFrame = z.infer<typeof editionFrameSchema>;
