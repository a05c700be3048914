import { randomUUIDv7 } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { simpleParser } from "mailparser";

/** A mail as it arrived. */
export interface StoredMail {
  id: string;
  /** ISO 8601. */
  receivedAt: string;
  /** The envelope: who it came from and who it is for, whatever its headers say. */
  from: string;
  to: string[];
  subject: string;
  messageId: string;
  text: string;
  /** Empty when the mail has no HTML part. Inline pictures are data addresses. */
  html: string;
  /** Unfolded, in the order of the mail. */
  headers: { name: string; value: string }[];
}

export interface Envelope {
  from: string;
  to: string[];
}

/** More mails than this push the oldest out. */
const most = 1000;

/** Mails on disk, one `.eml` and one `.json` (the envelope) each; all of them in memory for looking through. */
export class MailStore {
  private readonly folder: string;
  private mails: StoredMail[] = [];

  private constructor(folder: string) {
    this.folder = folder;
  }

  /** Opens a folder, made when missing, with the mails that it holds. */
  static async open(folder: string): Promise<MailStore> {
    const store = new MailStore(folder);
    await mkdir(folder, { recursive: true });
    const ids = (await readdir(folder)).filter((name) => name.endsWith(".json")).map((name) => name.slice(0, -5)).sort();
    for (const id of ids) {
      const { receivedAt, envelope } = JSON.parse(await readFile(join(folder, `${id}.json`), "utf8")) as { receivedAt: string; envelope: Envelope };
      store.mails.push(await read(id, receivedAt, envelope, await readFile(join(folder, `${id}.eml`))));
    }
    return store;
  }

  /** Keeps a mail. It is on disk when this returns, as a mail server owes it to the client (RFC 5321 6.1). */
  async add(raw: Buffer, envelope: Envelope): Promise<StoredMail> {
    const id = randomUUIDv7();
    const receivedAt = new Date().toISOString();
    const mail = await read(id, receivedAt, envelope, raw);
    await writeFile(join(this.folder, `${id}.eml`), raw);
    await writeFile(join(this.folder, `${id}.json`), JSON.stringify({ receivedAt, envelope }));
    this.mails.push(mail);
    while (this.mails.length > most) await this.remove(this.mails[0]?.id ?? "");
    return mail;
  }

  /** Newest first. `q` looks in addresses, subject and text; `to` and `subject` in theirs. */
  find(filter: { q?: string; to?: string; subject?: string } = {}): StoredMail[] {
    const has = (text: string, part: string | undefined) => !part || text.toLowerCase().includes(part.toLowerCase());
    return this.mails.filter((mail) => has(mail.to.join(" "), filter.to) && has(mail.subject, filter.subject)
      && has([mail.from, ...mail.to, mail.subject, mail.text].join(" "), filter.q)).reverse();
  }

  get(id: string): StoredMail | undefined {
    return this.mails.find((mail) => mail.id === id);
  }

  async raw(id: string): Promise<Buffer | undefined> {
    return this.get(id) ? readFile(join(this.folder, `${id}.eml`)) : undefined;
  }

  async clear(): Promise<void> {
    for (const { id } of this.mails) await this.remove(id);
  }

  private async remove(id: string): Promise<void> {
    this.mails = this.mails.filter((mail) => mail.id !== id);
    await rm(join(this.folder, `${id}.json`), { force: true });
    await rm(join(this.folder, `${id}.eml`), { force: true });
  }
}

async function read(id: string, receivedAt: string, envelope: Envelope, raw: Buffer): Promise<StoredMail> {
  const parsed = await simpleParser(raw, { skipTextToHtml: true });
  return {
    id, receivedAt, ...envelope, subject: parsed.subject ?? "(no subject)", messageId: parsed.messageId ?? "",
    text: parsed.text ?? "", html: parsed.html === false ? "" : parsed.html,
    headers: parsed.headerLines.map(({ line }) => {
      const unfolded = line.replaceAll(/\r?\n[ \t]+/g, " ");
      const colon = unfolded.indexOf(":");
      return { name: unfolded.slice(0, colon), value: unfolded.slice(colon + 1).trim() };
    }),
  };
}
