import type { Priority, Status } from "../../contract/desk.ts";
import type { Role } from "../../contract/permissions.ts";
import type { CalendarBody, PolicyBody } from "../../contract/sla.ts";

/** The shapes that the demo generator hands to the seeder. People are referred to by `key`, never by database id. */
export type DemoRole = Exclude<Role, "operator">;
export type DemoCountry = "KE" | "NG";
export type DemoCategory = "bug" | "payment" | "account" | "content" | "suggestion" | "other";
export type DemoPriority = Priority;
export type DemoStatus = Status;
/** Why a ticket was closed; `no_answer` when nobody answered after it was solved. */
export type DemoCloseReason = "solved" | "no_answer" | "duplicate" | "other";
export type DemoTeamKey = "support" | "payments" | "content";

/** How a member writes: carefully, with a greeting and regards, in short phone style, or in a hurry with slips. */
export type DemoVoice = "tidy" | "formal" | "phone" | "rushed";

export type DemoPerson = {
  key: string;
  firstName: string;
  displayName: string;
  username: string;
  email: string;
  role: DemoRole;
  country: DemoCountry;
  town: string;
  voice: DemoVoice;
  emailVerified: boolean;
  joinedAt: Date;
};

export type DemoTeam = { key: DemoTeamKey; name: string; members: string[] };

/** `text` may use {{requester.firstName}} and {{ticket.number}}. */
export type DemoCannedReply = { shortcut: string; title: string; text: string };

export type DemoMessage = { author: string; visibility: "public" | "internal"; body: string; at: Date };

/** One row of the ticket's timeline. `by` is a person's key, or null when the system did it (automatic closing). */
export type DemoChange =
  | { kind: "status"; at: Date; by: string | null; from: DemoStatus; to: DemoStatus; reason: DemoCloseReason | null }
  | { kind: "assignment"; at: Date; by: string; from: string | null; to: string }
  | { kind: "priority"; at: Date; by: string; from: DemoPriority; to: DemoPriority };

export type DemoRating = { score: 1 | 2 | 3 | 4 | 5; comment: string | null; at: Date };

export type DemoTicket = {
  key: string;
  /** The scenario that it was written from; for tests and for picking screenshots. */
  scenario: string;
  subject: string;
  /** The same text as the first message. */
  description: string;
  category: DemoCategory;
  priority: DemoPriority;
  status: DemoStatus;
  /** Filed with the form, or by the help bot on the member's Yes. */
  channel: "web" | "assistant";
  requester: string;
  assignee: string | null;
  team: DemoTeamKey | null;
  tags: string[];
  createdAt: Date;
  resolvedAt: Date | null;
  closedAt: Date | null;
  /** In order of time; the first is the requester's. */
  messages: DemoMessage[];
  /** In order of time; following the status changes from `open` ends at `status`. */
  changes: DemoChange[];
  rating: DemoRating | null;
};

/** What the desk promises to requesters from the first day on (DK-11): minutes of its working hours. */
export type DemoPromises = { calendar: CalendarBody; policy: Omit<PolicyBody, "calendarId"> };

export type DemoData = {
  staff: DemoPerson[];
  members: DemoPerson[];
  teams: DemoTeam[];
  cannedReplies: DemoCannedReply[];
  promises: DemoPromises;
  tickets: DemoTicket[];
};
