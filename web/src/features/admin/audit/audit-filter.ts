/** What the audit log is narrowed to; kept in the address, so that a view of it can be sent to a colleague. */
export type AuditFilter = { q?: string; verb?: string; subjectKind?: string; subjectId?: string; actor?: string; from?: string; to?: string };

const names = ["q", "verb", "subjectKind", "subjectId", "actor", "from", "to"] as const;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const fits: Record<(typeof names)[number], (text: string) => boolean> = {
  q: (text) => text.length <= 100,
  verb: (text) => text.length <= 60,
  subjectKind: (text) => text.length <= 40,
  subjectId: (text) => text.length <= 100,
  actor: (text) => uuid.test(text),
  from: (text) => /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text)),
  to: (text) => /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text)),
};

/** Reads the filter from an address; what the server would refuse is left out. */
export function filterFrom(search: URLSearchParams): AuditFilter {
  return Object.fromEntries(names.flatMap((name) => {
    const text = search.get(name)?.trim() ?? "";
    return text !== "" && fits[name](text) ? [[name, text]] : [];
  }));
}

/** The filter as an address has it; nothing for nothing. */
export function searchFrom(filter: AuditFilter): URLSearchParams {
  return new URLSearchParams(names.flatMap((name) => (filter[name] ? [[name, filter[name]]] : [])));
}
