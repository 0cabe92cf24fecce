import type { Route } from "./define-route.ts";

/** Every operation of /api/v1. Each subject's file adds its routes here. */
export const routes: readonly Route[] = [];
