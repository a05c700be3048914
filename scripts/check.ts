/** `npm run check`: types, lint, import direction, dead code, SQL drift, documents. */
import { checks } from "./checks/checks.ts";
import { runChecks } from "./checks/run-checks.ts";

const failed = await runChecks(checks);
if (failed > 0) process.exitCode = 1;
