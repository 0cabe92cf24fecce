/**
 * What a form gets back from its action; null before the first submission.
 * `path` is dotted (`keywords.2`), `""` for the whole form. `values` is what was typed, without passwords.
 * `nonce` differs for each answer, so that two equal answers are still told apart.
 */
export type ActionState = {
  ok: boolean;
  message: string | null;
  errors: { path: string; message: string }[];
  values: Record<string, string | string[]>;
  /** A way on that the answer offers (join the firm that exists already). */
  link?: { href: string; label: string };
  /** Refused because the sign-in has ended: what was typed is sent after signing in again. */
  signedOut?: boolean;
  nonce?: string;
} | null;
