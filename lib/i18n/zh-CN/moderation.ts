/** Review queue, decisions, reports. Keys are flat; `{name}` marks a parameter. */
export const moderation = {} as const;
