// The import rules of docs/architecture.md: arrows point inwards only. `npm run check` fails on any of them, and
// tests/integration/platform/import-rules.test.ts plants one violation of each.
const PURE = "^lib/(kernel|policies)/|^lib/[^/]+/(model|lifecycle|schema|score|labels)(\\.ts$|/)";
const MODULES = "^lib/(organizations|listings|moderation|matching|editions|interests)/";
const READERS = "^lib/(alerts|notifications|own-data|stats|search|transfer|api|cli|jobs)/";
const rule = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

module.exports = {
  forbidden: [
    rule("no-cycles", "A cycle has no inside.", {}, { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } }),
    rule(
      "pure-stays-pure",
      "Rules read only their arguments: no database, no clock, no framework.",
      { path: PURE },
      // A digest reads only its argument, so node's crypto and our own hash may stand in a rule.
      {
        pathNot: [PURE, "^lib/text/hash\\.ts$", "^lib/db/generated/enums\\.ts$", "node_modules/zod/", "^(node:)?crypto$"],
        dependencyTypesNot: ["type-only"],
      },
    ),
    rule(
      "app-never-touches-the-database",
      "Pages and handlers call queries and commands.",
      { path: "^(app|components)/" },
      { path: "^lib/db/|node_modules/(@prisma|pg|postgres)/", pathNot: "^lib/db/generated/enums\\.ts$" },
    ),
    rule(
      "commands-are-private",
      "Another module's commands, scope and reactions are its own business; it emits an event instead.",
      // A person and a firm are registered in one transaction: docs/adr/0005-sign-in.md.
      { path: "^lib/([^/]+)/", pathNot: "^lib/(jobs|api|cli|transfer)/|^lib/accounts/commands/register-user\\.ts$" },
      { path: "^lib/[^/]+/(commands|scope|reactions)(\\.ts$|/)", pathNot: "^lib/$1/" },
    ),
    rule(
      "nobody-depends-on-readers",
      "Readers look at every module, no module looks at them.",
      { path: MODULES },
      { path: READERS, pathNot: "^lib/search/port\\.ts$" },
    ),
    rule(
      "only-the-command-line-imports-itself",
      "It is not part of the web process: a change in it needs no new build.",
      { path: "^(app|components|lib)/", pathNot: "^lib/cli/" },
      { path: "^lib/cli/" },
    ),
    rule(
      "text-stays-low",
      "Cutting and folding of texts is a base like the kernel: it knows nothing of the product.",
      { path: "^lib/text/" },
      { path: "^(lib|app|components)/", pathNot: "^lib/text/" },
    ),
    rule(
      "lib-never-imports-app-or-tests",
      "lib does not know who delivers it.",
      { path: "^lib/" },
      { path: "^(app|components|tests)/" },
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(\\.next|\\.data|coverage|test-results)/|^lib/db/generated/(?!enums)" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "types", "default"] },
  },
};
