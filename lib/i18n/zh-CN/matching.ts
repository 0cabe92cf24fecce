/** Matches, reasons, cautions, near misses. Keys are flat; `{name}` marks a parameter. */
export const matching = {} as const;
