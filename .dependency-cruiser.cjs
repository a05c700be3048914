/** Who may import whom. ARCHITECTURE.md draws the same picture; `npm run check` enforces it. */

/** The server's modules from top to bottom. A module imports only from the rows below its own. */
const rows = [
  ["insight"],
  ["characters", "social", "market", "airtime", "assistant", "moderation"],
  ["desk"],
  ["dispatch", "channels"],
  ["notifications"],
  ["conversations", "wallet"],
  ["identity"],
];

/** Parts of the contract that browsers load for their values: rules and lists without a schema. */
const pureContracts = "^contract/(desk-automation-names|desk-figures|desk-list|desk-many|flow-check|permissions|search-filters|search-names|search-snippet|search-values|search-words|username)\\.ts$";

const module_ = (names) => `^server/modules/(${names.join("|")})/`;
const testFiles = "\\.(test|spec|fixture)\\.tsx?$|^server/test/|^web/test/";

/** One rule for each row: nothing of its own row (but itself) and of the rows above. */
const downward = rows.flatMap((row, index) =>
  row.map((name) => {
    const forbidden = rows.slice(0, index + 1).flat().filter((other) => other !== name);
    return {
      name: `imports-point-down-from-${name}`,
      comment: `${name} may import only from the modules below it`,
      severity: "error",
      from: { path: module_([name]), pathNot: testFiles },
      to: { path: forbidden.length > 0 ? module_(forbidden) : "^$" },
    };
  }),
);

module.exports = {
  forbidden: [
    ...downward,
    {
      name: "every-module-has-its-row",
      comment: "a new module gets its place in the rows at the top of .dependency-cruiser.cjs",
      severity: "error",
      from: {},
      to: { path: "^server/modules/", pathNot: module_(rows.flat()) },
    },
    {
      name: "only-through-index",
      comment: "a module is entered by its index.ts; export there what others need",
      severity: "error",
      from: { path: "^server/modules/([^/]+)/" },
      to: { path: "^server/modules/([^/]+)/", pathNot: ["^server/modules/$1/", "^server/modules/[^/]+/index\\.ts$"] },
    },
    {
      name: "only-through-index-from-outside",
      comment: "a module is entered by its index.ts; export there what others need",
      severity: "error",
      from: { pathNot: "^server/modules/" },
      to: { path: "^server/modules/", pathNot: "^server/modules/[^/]+/index\\.ts$" },
    },
    {
      name: "platform-knows-no-module",
      comment: "the platform works for any list of modules",
      severity: "error",
      from: { path: "^server/platform/", pathNot: testFiles },
      to: { path: "^server/(modules/|app\\.ts|main\\.ts|test/)" },
    },
    {
      name: "contract-imports-nothing-of-ours",
      comment: "the contract is what the server and its clients agree on; it leans on neither",
      severity: "error",
      from: { path: "^contract/" },
      to: { path: "^(server|web|widget|emulators|presets|scripts|bench|e2e)/" },
    },
    {
      name: "web-knows-no-server",
      comment: "the browser learns about the server from the contract only",
      severity: "error",
      from: { path: "^(web|widget)/" },
      to: { path: "^(server|presets|emulators|scripts|bench)/" },
    },
    {
      name: "web-takes-types-from-the-contract",
      comment: "a schema imported for its value would carry zod into the first page; pure functions are in the files listed in .dependency-cruiser.cjs",
      severity: "error",
      from: { path: "^(web|widget)/(src|gallery)/", pathNot: testFiles },
      to: { path: "^contract/", pathNot: pureContracts, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "pure-contracts-stay-pure",
      comment: "browsers load this file: it imports types only",
      severity: "error",
      from: { path: pureContracts },
      to: { pathNot: pureContracts, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "server-knows-no-web",
      comment: "the server serves files of dist/web; it does not import the web app, but for its texts. One test feeds the web's own thread with what the real server tells",
      severity: "error",
      from: { path: "^(server|contract)/", pathNot: "^server/test/thread-equation\\.test\\.ts$" },
      to: { path: "^(web|widget)/", pathNot: "^web/src/texts/|^web/src/lib/message\\.ts$" },
    },
    {
      name: "emulators-stand-alone",
      comment: "an emulator plays somebody else's server: it speaks only the protocol",
      severity: "error",
      from: { path: "^emulators/" },
      to: { path: "^(server|web|widget|contract)/" },
    },
    {
      name: "no-cycles",
      comment: "files that import each other can't be understood one at a time (types alone may)",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "no-test-code-in-production",
      severity: "error",
      from: { path: "^(contract|server|web|widget|emulators|presets)/", pathNot: testFiles },
      to: { path: testFiles },
    },
    {
      name: "no-development-package-in-production",
      comment: "move the package to dependencies",
      severity: "error",
      from: { path: "^(contract|server|presets)/", pathNot: testFiles },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
    {
      name: "no-unlisted-package",
      comment: "a package that only happens to be installed may be gone tomorrow: list it in package.json",
      severity: "error",
      from: {},
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
    {
      name: "no-missing-file",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(dist|data)/" },
    // Type imports count: a type from above is knowledge about what is above.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default", "types"] },
  },
};
