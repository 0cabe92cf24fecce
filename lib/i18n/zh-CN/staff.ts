/** Staff pages beside review and intake. Keys are flat; `{name}` marks a parameter. */
export const staff = {} as const;
