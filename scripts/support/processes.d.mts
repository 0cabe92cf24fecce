export function identityOf(pid: number): string;
export function isRunning(identity: string): boolean;
export function readIfThere(file: string): string;
export function writeWhole(file: string, text: string, mode?: number): void;
export function withLock<T>(file: string, work: () => T | Promise<T>, waitMs?: number): Promise<T>;
