const verbs: Record<string, string> = {
  "ticket.created": "opened it", "ticket.replied": "replied", "ticket.noted": "wrote a note", "ticket.assigned": "assigned it", "ticket.released": "gave it back",
  "ticket.status_changed": "changed the status", "ticket.resolved": "resolved it", "ticket.closed": "closed it", "ticket.reopened": "opened it again",
  "ticket.priority_changed": "changed the priority", "ticket.category_changed": "changed the category", "ticket.tags_changed": "changed the tags",
  "ticket.remedy_done": "used a remedy", "ticket.rated": "rated it", "ticket.followed_up": "wrote a follow-up",
};

/** What an audit row's verb means, as the end of a sentence. */
export function auditVerb(verb: string): string {
  return verbs[verb] ?? verb.replace(/^[a-z-]+\./, "").replaceAll(/[_.-]/g, " ");
}

const names: Record<string, string> = { assigneeId: "assignee", teamId: "team", requesterId: "requester", followUpOf: "follows", openedAs: "opened by", seq: "message" };

function shown(value: unknown, nameOf: (id: string) => string | undefined): string {
  if (value === null || value === undefined || value === "") return "nothing";
  if (Array.isArray(value)) return value.length > 0 ? value.map((one) => shown(one, nameOf)).join(", ") : "nothing";
  if (typeof value === "string") return nameOf(value) ?? value.replaceAll("_", " ");
  return typeof value === "object" ? JSON.stringify(value) : String(value as number | boolean);
}

const fieldsOf = (value: unknown): Record<string, unknown> => (typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {});

/**
 * The fields of an audit row: what was and what is.
 *
 * @param nameOf the name behind an id, where it is known
 */
export function auditChanges(before: unknown, after: unknown, nameOf: (id: string) => string | undefined): { field: string; from: string | null; to: string }[] {
  const was = fieldsOf(before), is = fieldsOf(after);
  // What was empty and stays empty says nothing.
  const told = Object.keys({ ...was, ...is }).filter((field) => field in was || (is[field] ?? null) !== null);
  return told.map((field) => ({
    field: names[field] ?? field,
    from: field in was ? shown(was[field], nameOf) : null,
    to: shown(is[field], nameOf),
  }));
}
