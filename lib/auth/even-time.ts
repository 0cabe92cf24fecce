/** Length of the slots to whose end an answer waits: far above the work itself, so that both cases fall into the same one. */
const SLOT_MS = 400;

/**
 * Let an answer take a whole number of slots, so that its time does not tell whether an account exists. Failures wait too.
 * The machine's clock measures a duration here; no rule reads it.
 */
export async function inEvenTime<T>(work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  try {
    return await work();
  } finally {
    const spent = performance.now() - started;
    await new Promise((resolve) => setTimeout(resolve, Math.ceil(spent / SLOT_MS) * SLOT_MS - spent));
  }
}
