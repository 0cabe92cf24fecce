/** Subjects and bodies of mail. Keys are flat; `{name}` marks a parameter. */
export const mail = {} as const;
