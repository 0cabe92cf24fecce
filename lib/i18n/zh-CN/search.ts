/** Search box, filters, facets, no hits. Keys are flat; `{name}` marks a parameter. */
export const search = {} as const;
