/** A stored file that belongs into somebody's archive, read only when its turn comes. */
export type ArchiveFile = {
  path: string;
  /** @throws {DomainError} NOT_FOUND when the stored bytes are gone or damaged */
  read(): Promise<Uint8Array>;
};
