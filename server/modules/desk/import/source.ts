/** Somebody as the other desk's file names them. */
export interface SourcePerson { email: string | null; name: string | null; id: string | null }

export interface SourceEntry {
  author: SourcePerson | null;
  /** Whether somebody of the team wrote it; null when the file does not say. */
  byTeam: boolean | null;
  public: boolean;
  body: string;
  at: unknown;
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
