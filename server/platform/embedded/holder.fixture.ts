/**
 * Test program: holds an embedded database as `npm start` does, and says where it is. Argument: options of `startEmbedded`, as JSON.
 * The tests kill it in every way that a process can end.
 */
import type { EmbeddedOptions } from "./embedded-options.ts";
import { startEmbedded } from "./start-embedded.ts";

const database = await startEmbedded(JSON.parse(process.argv[2] ?? "{}") as EmbeddedOptions);
process.stdout.write(`${JSON.stringify({ ownerUrl: database.ownerUrl })}\n`);
setInterval(() => {}, 60_000);
