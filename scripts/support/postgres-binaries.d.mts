/** Make the library links that npm cannot pack, from `pg-symlinks.json` of the folder. */
export function makeLinks(native: string): void;
