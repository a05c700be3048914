/** Verbs of the audit log in words, in groups, as the filter lists them. A verb that is not here is shown by its own name. */
export const verbGroups: readonly { title: string; verbs: Readonly<Record<string, string>> }[] = [
  {
    title: "Signing in",
    verbs: {
      "sign-in.done": "Signed in", "sign-in.failed": "Sign-in failed", "sign-out.done": "Signed out", "sign-up.done": "Signed up", "sign-up.repeated": "Signed up with a known address",
      "email.verified": "Confirmed the email address", "password.reset": "Set a new password", "password.changed": "Changed the password", "member.signed-out-everywhere": "Signed somebody out everywhere",
    },
  },
  {
    title: "Staff",
    verbs: {
      "setup.done": "Set up the instance", "staff.invited": "Invited somebody", "invitation.accepted": "Accepted an invitation", "invitation.revoked": "Took an invitation back",
      "role.granted": "Gave a role", "role.revoked": "Took a role", "permission.set": "Set a single permission", "permission.denied": "Was refused",
      "staff.deactivated": "Ended somebody's access", "staff.reactivated": "Gave access back",
    },
  },
  {
    title: "Settings",
    verbs: {
      "setting.changed": "Changed a setting", "team.created": "Added a team",
      "canned-reply.created": "Wrote a canned reply", "canned-reply.changed": "Changed a canned reply", "canned-reply.removed": "Removed a canned reply",
    },
  },
  {
    title: "Tickets",
    verbs: {
      "ticket.created": "Opened a ticket", "ticket.replied": "Answered a ticket", "ticket.noted": "Wrote an internal note", "ticket.assigned": "Assigned a ticket", "ticket.released": "Released a ticket",
      "ticket.priority_changed": "Changed the priority", "ticket.category_changed": "Changed the category", "ticket.tags_changed": "Changed the tags", "ticket.status_changed": "Changed the status",
      "ticket.resolved": "Marked as solved", "ticket.closed": "Closed a ticket", "ticket.reopened": "Reopened a ticket", "ticket.rated": "Rated a ticket",
    },
  },
];

const known = new Map(verbGroups.flatMap(({ verbs }) => Object.entries(verbs)));

/** "role.granted" as "Gave a role"; an unknown verb as its own words: "member.erased" → "Member erased". */
export function verbWords(verb: string): string {
  return known.get(verb) ?? wordsOf(verb);
}

/** A name of the program as words: "first_replied_at", "assigneeId", "canned-reply" → "First replied at", "Assignee", "Canned reply". */
export function wordsOf(name: string): string {
  const words = name.replace(/([a-z0-9])([A-Z])/g, "$1 $2").replace(/[._-]+/g, " ").toLowerCase().trim().replace(/ ids?$/, "");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const kinds: Record<string, string> = { member: "member", staff: "staff", system: "the system", bot: "the help bot", anonymous: "a visitor" };

/** Who acted when no person is named. */
export function actorWords(kind: string): string {
  const words = kinds[kind] ?? kind;
  return words.charAt(0).toUpperCase() + words.slice(1);
}
