/** A running embedded server: addresses by database name, and how to leave it. */
export interface EmbeddedServer {
  port: number;
  /** The cluster's folder. */
  cluster: string;
  /** False when the server was already running. */
  startedHere: boolean;
  /** Address for the app's role; the database is `jjj` unless named. */
  appUrl(database?: string): string;
  /** Address for the role that owns the database `jjj`. */
  ownerUrl(database?: string): string;
  /** Address for the cluster's superuser; the database is `postgres` unless named. */
  superuserUrl(database?: string): string;
  /** Stop using the server; stops it when nobody else does. Answers whether it was stopped. */
  release(): Promise<boolean>;
  /** Stop using the server and let it run on. */
  leaveRunning(): void;
}

export function startEmbedded(options: {
  dataDir: string;
  /** For tests only: no durability. */
  fast?: boolean;
  announce?: (line: string) => void;
}): Promise<EmbeddedServer>;
