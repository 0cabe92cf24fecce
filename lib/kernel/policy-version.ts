/** Version of the privacy policy and terms a person agrees to at sign-up; raise it with every change of their text. */
export const POLICY_VERSION = "2026-11-22.3";
