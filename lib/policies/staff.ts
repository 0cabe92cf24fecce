import { type Actor, isAdmin, isAuditor, isModerator, readsAsStaff } from "./actor.ts";

/** What staff and the auditor may do beside listings, firms, interests and editions. */
export const staffPolicy = {
  "import.run": (actor: Actor, _row: null) => isModerator(actor),
  "import.read": (actor: Actor, _row: null) => readsAsStaff(actor),
  "user.manage": (actor: Actor, _row: null) => isAdmin(actor),
  "settings.edit": (actor: Actor, _row: null) => isAdmin(actor),
  "words.edit": (actor: Actor, _row: null) => isModerator(actor),
  /** Taxonomies and the industry ontology; whoever enters the staff's pages reads them. */
  "taxonomy.edit": (actor: Actor, _row: null) => isAdmin(actor),
  "audit.read": (actor: Actor, _row: null) => isAdmin(actor) || isAuditor(actor),
  "staff.enter": (actor: Actor, _row: null) => readsAsStaff(actor),
} as const;
