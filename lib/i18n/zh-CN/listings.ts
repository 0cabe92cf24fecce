/** The firm's own listings: forms, moves, notices. Keys are flat; `{name}` marks a parameter. */
export const listings = {} as const;
