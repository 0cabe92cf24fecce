import type { Route } from "./define-route.ts";
import { editionRoutes } from "./routes/editions.ts";
import { reportRoutes } from "./routes/reports.ts";
import { taxonomyRoutes } from "./routes/taxonomies.ts";

/** Every operation of /api/v1, a line for each subject. */
export const routes: readonly Route[] = [...editionRoutes, ...reportRoutes, ...taxonomyRoutes];
