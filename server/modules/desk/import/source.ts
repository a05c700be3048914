/** Somebody as the other desk's file names them. */
export interface SourcePerson { email: string | null; name: string | null; id: string | null }

/** Something attached there: its name and where the other desk has it. */
export interface SourceFile { name: string; url: string }

export interface SourceEntry {
  author: SourcePerson | null;
  /** Whether somebody of the team wrote it; null when the file does not say. */
  byTeam: boolean | null;
  public: boolean;
  body: string;
  at: unknown;
  files: SourceFile[];
}

/** A ticket in the other desk's words: nothing is checked yet. */
export interface SourceTicket {
  sourceId: string;
  subject: string;
  description: string;
  requester: SourcePerson;
  assignee: SourcePerson | null;
  status: string;
  priority: string;
  category: string;
  channel: string;
  tags: string[];
  createdAt: unknown;
  updatedAt: unknown;
  resolvedAt: unknown;
  /** Attached to the description, or to the ticket as a whole. */
  files: SourceFile[];
  entries: SourceEntry[];
}

/** Text of a value, empty when there is none. */
export function text(value: unknown): string {
  // The database holds neither zero characters nor halves of a pair.
  return typeof value === "string" ? value.replaceAll("\u0000", "").toWellFormed().trim() : typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

export function object(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Somebody of an object with the usual names; null when it names nobody. */
export function person(value: unknown): SourcePerson | null {
  const { email, name, available_name: shown, id } = object(value);
  const found = { email: text(email) || null, name: text(name) || text(shown) || null, id: text(id) || null };
  return found.email ?? found.name ?? found.id ? found : null;
}

/** A yes or no of a file, however it is written there; null when it is neither, or not said. */
export function truth(value: unknown): boolean | null {
  const word = text(value).toLowerCase();
  if (word === "true" || word === "1" || word === "yes") return true;
  return word === "false" || word === "0" || word === "no" ? false : null;
}

const mostFiles = 50;

/** What a list of attachments names by address; the same address once. */
export function filesIn(value: unknown): SourceFile[] {
  const found = new Map<string, SourceFile>();
  for (const one of list(value).slice(0, mostFiles)) {
    const { content_url: zendesk, attachment_url: freshdesk, data_url: chatwoot, url, file_name: fileName, name, filename } = object(one);
    const address = [zendesk, freshdesk, chatwoot, url, one].map(text).find((each) => /^https?:\/\/\S+$/i.test(each) && each.length <= 1000);
    if (address) found.set(address, { url: address, name: ([fileName, name, filename].map(text).find((each) => each !== "") ?? nameIn(address)).replace(/\s+/g, " ").slice(0, 120) });
  }
  return [...found.values()];
}

/** The addresses in a cell, whatever stands between them. */
export function filesInText(cell: string): SourceFile[] {
  return filesIn(cell.match(/https?:\/\/[^\s,;|"<>]+/gi) ?? []);
}

function nameIn(address: string): string {
  const [path = ""] = address.replace(/^https?:\/\//i, "").split(/[?#]/, 1);
  const last = path.split("/").filter((part) => part !== "").at(-1) ?? path;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
