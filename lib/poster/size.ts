/** Pixels of a poster: what chats show whole, and what a phone keeps legible. A file of its own: pages must not load the drawing. */
export const POSTER_SIZE = { width: 750, height: 1200 } as const;
