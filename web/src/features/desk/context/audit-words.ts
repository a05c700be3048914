import { textsOf } from "../../../lib/texts.ts";
import { deskContextTexts } from "../../../texts/en/desk-context.ts";

const t = textsOf(deskContextTexts);

/** Verbs of the audit log by the key of their words. */
const verbs = {
  "ticket.created": "openedIt", "ticket.replied": "replied", "ticket.noted": "wroteANote", "ticket.assigned": "assignedIt", "ticket.released": "gaveItBack",
  "ticket.status_changed": "changedTheStatus", "ticket.resolved": "resolvedIt", "ticket.closed": "closedIt", "ticket.reopened": "openedItAgain",
  "ticket.priority_changed": "changedThePriority", "ticket.category_changed": "changedTheCategory", "ticket.tags_changed": "changedTheTags",
  "ticket.remedy_done": "usedARemedy", "ticket.rated": "ratedIt", "ticket.followed_up": "wroteAFollowUp", "ticket.imported": "importedIt", "ticket.audit_exported": "exportedTheAudit",
} as const;

const has = <T extends object>(table: T, key: PropertyKey): key is keyof T => Object.hasOwn(table, key);

/** What an audit row's verb means, as the end of a sentence. */
export function auditVerb(verb: string): string {
  return has(verbs, verb) ? t(verbs[verb]) : verb.replace(/^[a-z-]+\./, "").replaceAll(/[_.-]/g, " ");
}

const names = { assigneeId: "fieldAssignee", teamId: "fieldTeam", requesterId: "fieldRequester", followUpOf: "fieldFollows", openedAs: "fieldOpenedBy", seq: "fieldMessage" } as const;

function shown(value: unknown, nameOf: (id: string) => string | undefined): string {
  if (value === null || value === undefined || value === "") return t("nothing");
  if (Array.isArray(value)) return value.length > 0 ? value.map((one) => shown(one, nameOf)).join(", ") : t("nothing");
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
    field: has(names, field) ? t(names[field]) : field,
    from: field in was ? shown(was[field], nameOf) : null,
    to: shown(is[field], nameOf),
  }));
}
