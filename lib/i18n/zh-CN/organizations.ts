/** Firms, their people, verification. Keys are flat; `{name}` marks a parameter. */
export const organizations = {} as const;
