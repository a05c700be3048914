/** Says where the web app and the server's mails and bot have words for people outside their catalogues of texts (XX-9), and ends with 1 when they do. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./checks/checks.ts";
import { findTexts } from "./checks/find-texts.ts";

const folder = join(root, "web", "src");
const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !file.startsWith("texts"));
const inWeb = files.sort().flatMap((file) => findTexts(file, readFileSync(join(folder, file), "utf8")).map(({ line, text }) => `web/src/${file}:${line} ${JSON.stringify(text)}`));

// The server: what writes mails, notices' mails and the bot's words takes them from files of texts, which have both languages side by side.
// What people may write to the bot is no text of ours. Refusals are English sentences that the web app translates (web/src/texts/sw/server.ts); settings have their titles translated there too.
const server = join(root, "server");
const speaks = /\bsendMail\(|\bMailContent\b|\bspeak\(tx|\bspeech\b/;
const elsewhere = /^(conflict|forbidden|invalid|notFound|tooMany|unavailable|new DomainError|DomainError|audit|setting(<\w+>)?|sendMail\.\w+|context\.addIssue|z\.[\s\S]*|tx\.query|services\.log\.\w+)$/;
const inServer = readdirSync(server, { recursive: true, encoding: "utf8" })
  .filter((file) => /\.ts$/.test(file) && !/\.(test|fixture|queries)\.ts$/.test(file) && !/(^|[/-])texts(-\w+)?\.ts$|\/settings\.ts$|\/read-message\.ts$/.test(file))
  .flatMap((file) => {
    const source = readFileSync(join(server, file), "utf8");
    return speaks.test(source) ? findTexts(file, source, elsewhere).map(({ line, text }) => `server/${file}:${line} ${JSON.stringify(text)}`) : [];
  });
const found = [...inWeb, ...inServer.sort()];

for (const line of found) console.error(line);
if (found.length > 0) {
  console.error(`${found.length} texts stand outside the catalogue: move them to web/src/texts/en and translate them (docs/translating.md).`);
  process.exitCode = 1;
}
