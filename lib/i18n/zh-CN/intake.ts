/** Import and postings entered by staff. Keys are flat; `{name}` marks a parameter. */
export const intake = {} as const;
