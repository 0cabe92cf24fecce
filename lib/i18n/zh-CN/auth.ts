/** Sign-in, registration, passwords, mailed links. Keys are flat; `{name}` marks a parameter. */
export const auth = {} as const;
