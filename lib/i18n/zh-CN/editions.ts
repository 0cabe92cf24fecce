/** Issues of the list on the web and on paper. Keys are flat; `{name}` marks a parameter. */
export const editions = {} as const;
