import { textsOf } from "../../../lib/texts.ts";
import { adminAuditTexts } from "../../../texts/en/admin-audit.ts";

const t = textsOf(adminAuditTexts);

/** Verbs of the audit log in words, in groups, as the filter lists them. A verb that is not here is shown by its own name. */
export const verbGroups: readonly { title: string; verbs: Readonly<Record<string, string>> }[] = [
  {
    get title() { return t("signingIn"); },
    verbs: {
      get "sign-in.done"() { return t("signedIn"); }, get "sign-in.failed"() { return t("signInFailed"); }, get "sign-out.done"() { return t("signedOut"); }, get "sign-up.done"() { return t("signedUp"); }, get "sign-up.repeated"() { return t("signedUpWithA"); },
      get "email.verified"() { return t("confirmedTheEmailAddress"); }, get "password.reset"() { return t("setANewPassword"); }, get "password.changed"() { return t("changedThePassword"); }, get "member.signed-out-everywhere"() { return t("signedSomebodyOutEverywhere"); },
      get "session.ended"() { return t("endedASession"); }, get "sessions.ended"() { return t("endedSessions"); },
      get "sign-in.code-asked"() { return t("askedForACode"); }, get "password.reset-asked"() { return t("askedForANewPassword"); }, get "password.change-failed"() { return t("passwordChangeFailed"); },
      get "username.changed"() { return t("changedTheirUsername"); }, get "birth-date.stated"() { return t("statedTheBirthDate"); },
      get "second-factor.begun"() { return t("beganSecondFactor"); }, get "second-factor.enabled"() { return t("turnedOnSecondFactor"); }, get "second-factor.ended"() { return t("turnedOffSecondFactor"); }, get "second-factor.failed"() { return t("secondFactorFailed"); },
      get "second-factor.reset"() { return t("tookSecondFactorAway"); }, get "recovery-codes.renewed"() { return t("newRecoveryCodes"); },
      get "export.asked"() { return t("askedForAnExport"); }, get "export.made"() { return t("madeAnExport"); }, get "export.fetched"() { return t("fetchedAnExport"); },
    },
  },
  {
    get title() { return t("members"); },
    verbs: {
      get "member.banned"() { return t("bannedSomebody"); }, get "member.suspended"() { return t("suspendedSomebody"); }, get "member.ban-lifted"() { return t("liftedABan"); }, get "member.noted"() { return t("wroteANoteAboutSomebody"); },
      get "member.blocked"() { return t("blockedSomebody"); }, get "member.unblocked"() { return t("unblockedSomebody"); }, get "age.checked"() { return t("checkedAnAge"); }, get "security-alert.reviewed"() { return t("reviewedAnAlert"); },
      get "erasure.asked"() { return t("askedForErasure"); }, get "erasure.undone"() { return t("undidAnErasure"); }, get "erasure.started"() { return t("beganAnErasure"); }, get "erasure.done"() { return t("finishedAnErasure"); },
    },
  },
  {
    get title() { return t("staff"); },
    verbs: {
      get "setup.done"() { return t("setUpTheInstance"); }, get "staff.invited"() { return t("invitedSomebody"); }, get "invitation.accepted"() { return t("acceptedAnInvitation"); }, get "invitation.revoked"() { return t("tookAnInvitationBack"); },
      get "role.granted"() { return t("gaveARole"); }, get "role.revoked"() { return t("tookARole"); }, get "permission.set"() { return t("setASinglePermission"); }, get "permission.denied"() { return t("wasRefused"); }, get "audit.exported"() { return t("exportedTheAuditLog"); },
      get "staff.deactivated"() { return t("endedSomebodysAccess"); }, get "staff.reactivated"() { return t("gaveAccessBack"); }, get "staff.removed"() { return t("removedFromStaff"); },
    },
  },
  {
    get title() { return t("settings"); },
    verbs: {
      get "setting.changed"() { return t("changedASetting"); }, get "team.created"() { return t("addedATeam"); },
      get "canned-reply.created"() { return t("wroteACannedReply"); }, get "canned-reply.changed"() { return t("changedACannedReply"); }, get "canned-reply.removed"() { return t("removedACannedReply"); },
    },
  },
  {
    get title() { return t("tickets"); },
    verbs: {
      get "ticket.created"() { return t("openedATicket"); }, get "ticket.replied"() { return t("answeredATicket"); }, get "ticket.noted"() { return t("wroteAnInternalNote"); }, get "ticket.assigned"() { return t("assignedATicket"); }, get "ticket.released"() { return t("releasedATicket"); },
      get "ticket.priority_changed"() { return t("changedThePriority"); }, get "ticket.category_changed"() { return t("changedTheCategory"); }, get "ticket.tags_changed"() { return t("changedTheTags"); }, get "ticket.status_changed"() { return t("changedTheStatus"); },
      get "ticket.resolved"() { return t("markedAsSolved"); }, get "ticket.closed"() { return t("closedATicket"); }, get "ticket.reopened"() { return t("reopenedATicket"); }, get "ticket.rated"() { return t("ratedATicket"); },
      get "ticket.remedy_done"() { return t("usedARemedy"); }, get "ticket.followed_up"() { return t("openedAFollowUp"); }, get "ticket.imported"() { return t("importedATicket"); }, get "ticket.audit_exported"() { return t("exportedATicketsAudit"); },
      get "tickets.exported"() { return t("exportedTickets"); }, get "people.exported"() { return t("exportedPeople"); }, get "import.started"() { return t("startedAnImport"); }, get "import.cancelled"() { return t("stoppedAnImport"); }, get "import.ended"() { return t("anImportEnded"); }, get "import.undone"() { return t("undidAnImport"); },
      get "ticket.message_edited"() { return t("changedATicketMessage"); }, get "ticket.message_removed"() { return t("removedATicketMessage"); },
    },
  },
  {
    get title() { return t("conversations"); },
    verbs: {
      get "message.edited"() { return t("changedAMessage"); }, get "message.removed"() { return t("removedAMessage"); }, get "report.decided"() { return t("decidedAReport"); }, get "talk.taken"() { return t("tookATalk"); }, get "talk.taken_over"() { return t("talkTakenOver"); },
      get "flow.published"() { return t("publishedATalk"); }, get "questions.done"() { return t("sawToQuestions"); }, get "questions.reopened"() { return t("reopenedQuestions"); }, get "flow.put_back"() { return t("putATalkBack"); }, get "flow.draft_discarded"() { return t("threwATalkDraftAway"); },
    },
  },
  {
    get title() { return t("helpCentre"); },
    verbs: {
      get "article.created"() { return t("wroteAnArticle"); }, get "article.changed"() { return t("changedAnArticle"); }, get "article.published"() { return t("publishedAnArticle"); }, get "article.unpublished"() { return t("tookAnArticleBack"); }, get "article.removed"() { return t("removedAnArticle"); },
      get "article.linked"() { return t("linkedATranslation"); }, get "article.unlinked"() { return t("unlinkedATranslation"); }, get "article.brought-back"() { return t("broughtAnArticleBack"); },
      get "help-category.created"() { return t("addedAHelpCategory"); }, get "help-category.changed"() { return t("changedAHelpCategory"); }, get "help-category.removed"() { return t("removedAHelpCategory"); }, get "help-category.ordered"() { return t("orderedHelpCategories"); },
    },
  },
];

/** "role.granted" as "Gave a role"; an unknown verb as its own words: "member.erased" → "Member erased". */
export function verbWords(verb: string): string {
  return verbGroups.map(({ verbs }) => verbs[verb]).find((words) => words !== undefined) ?? wordsOf(verb);
}

/** Names of the program that people meet most, by the key of their words. */
const names = {
  number: "wordNumber", status: "wordStatus", priority: "wordPriority", category: "wordCategory", tags: "wordTags", assigneeId: "wordAssigneeId", teamId: "wordTeamId",
  openedAs: "wordOpenedAs", followUpOf: "wordFollowUpOf", reason: "wordReason", role: "wordRole", roles: "wordRoles", permission: "wordPermission", effect: "wordEffect",
  name: "wordName", email: "wordEmail", score: "wordScore", subject: "wordSubject", resolvedAt: "wordResolvedAt", ticket: "wordTicket", setting: "wordSetting",
  person: "wordPerson", invitation: "wordInvitation", team: "wordTeam", conversation: "wordConversation",
} as const;

/** A name of the program as words: "first_replied_at", "assigneeId", "canned-reply" → "First replied at", "Assignee", "Canned reply". */
export function wordsOf(name: string): string {
  if (Object.hasOwn(names, name)) return t(names[name as keyof typeof names]);
  const words = name.replace(/([a-z0-9])([A-Z])/g, "$1 $2").replace(/[._-]+/g, " ").toLowerCase().trim().replace(/ ids?$/, "");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const kinds: Readonly<Record<string, string>> = { get member() { return t("kindMember"); }, get staff() { return t("kindStaff"); }, get system() { return t("kindSystem"); }, get bot() { return t("kindBot"); }, get anonymous() { return t("kindVisitor"); } };

/** Who acted when no person is named. */
export function actorWords(kind: string): string {
  return kinds[kind] ?? wordsOf(kind);
}
