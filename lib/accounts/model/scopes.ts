/** What an API key may be allowed to do. */
export const SCOPES = ["read", "write", "review", "import", "editions"] as const;
export type Scope = (typeof SCOPES)[number];

/** Which scopes a key may carry: never more than its owner may do. */
export function allowedScopes(staff: boolean): readonly Scope[] {
  return staff ? SCOPES : ["read", "write"];
}
