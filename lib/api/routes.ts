import type { Route } from "./define-route.ts";
import { accountRoutes } from "./routes/accounts.ts";
import { alertRoutes } from "./routes/alerts.ts";
import { auditRoutes } from "./routes/audit.ts";
import { editionRoutes } from "./routes/editions.ts";
import { importRoutes } from "./routes/imports.ts";
import { interestRoutes } from "./routes/interests.ts";
import { listingMoveRoutes } from "./routes/listing-moves.ts";
import { listingRoutes } from "./routes/listings.ts";
import { matchingRoutes } from "./routes/matching.ts";
import { organizationRoutes } from "./routes/organizations.ts";
import { reportRoutes } from "./routes/reports.ts";
import { reviewRoutes } from "./routes/reviews.ts";
import { suggestionRoutes } from "./routes/suggestions.ts";
import { taxonomyRoutes } from "./routes/taxonomies.ts";
import { typingRoutes } from "./routes/typing.ts";

/** Every operation of /api/v1, a line for each subject. */
export const routes: readonly Route[] = [
  ...accountRoutes,
  ...alertRoutes,
  ...auditRoutes,
  ...editionRoutes,
  ...importRoutes,
  ...interestRoutes,
  ...listingMoveRoutes,
  ...listingRoutes,
  ...matchingRoutes,
  ...organizationRoutes,
  ...reportRoutes,
  ...reviewRoutes,
  ...suggestionRoutes,
  ...taxonomyRoutes,
  ...typingRoutes,
];
