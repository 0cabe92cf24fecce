/** Contact requests, grants, outcomes. Keys are flat; `{name}` marks a parameter. */
export const interests = {} as const;
