import { defineConfig } from "prisma/config";

// Migrations run as the owner of the database; the app's own role may not change the schema.
const url = process.env.DATABASE_OWNER_URL || process.env.DATABASE_URL;

/** Used by the Prisma CLI alone. The application reads its environment through lib/env.ts. */
export default defineConfig({
  schema: "prisma/schema",
  migrations: { path: "prisma/migrations" },
  ...(url && { datasource: { url } }),
});
