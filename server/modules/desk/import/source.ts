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

/** The plain words of a body that may be HTML. Scripts and styles are left out; the result is shown as text, never as HTML. */
export function plainBody(value: unknown, isHtml: boolean): string {
  const body = text(value);
  if (!isHtml) return body;
  return body
    .replace(/<(script|style)\b[^>]*>[\s\S]*?<\/\1>/gi, "").replace(/<br\s*\/?>|<\/(p|div|li|tr|h[1-6]|blockquote)>/gi, "\n").replace(/<[^>]+>/g, "")
    .replace(/&nbsp;/g, " ").replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&#39;|&apos;/g, "'").replace(/&amp;/g, "&")
    .replace(/[ \t]+\n/g, "\n").replace(/\n{3,}/g, "\n\n").trim();
}
