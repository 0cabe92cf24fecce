/** Serials shown on one page, both ends included. */
export type Window = { from: number; to: number };

/** Rows on one page of an issue: all of an ordinary one; a very long one is cut, so that a phone can open it. */
const ROWS_A_PAGE = 200;

/** The pages of an issue with `rows` rows, at least one. */
export function windowsOf(rows: number): Window[] {
  const count = Math.max(1, Math.ceil(rows / ROWS_A_PAGE));
  return Array.from({ length: count }, (_, at) => ({ from: at * ROWS_A_PAGE + 1, to: Math.min((at + 1) * ROWS_A_PAGE, rows) }));
}

/** The window that holds a serial. */
export function windowOf(windows: readonly Window[], serial: number): Window | undefined {
  return windows.find(({ from, to }) => serial >= from && serial <= to);
}
