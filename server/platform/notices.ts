import type { NoticeAudience, NoticePriority } from "../../contract/notifications.ts";
import type { Permission } from "../../contract/permissions.ts";
import type { Tx } from "./db/tx.ts";
import type { DomainEvents, EventName } from "./events.ts";
import type { InLocales } from "./locale.ts";
import type { Services } from "./services.ts";

export type { InLocales } from "./locale.ts";

/** One thing that people are told. Its words never quote a message: those may still be edited, removed or be a note. */
export interface Telling {
  /** Ids of people. Who is banned, closed or erased is left out by itself. */
  to: readonly string[];
  /** What it is about, unique among all kinds: the same source is told to a person once, however often the event is handled. */
  source: string;
  /** Unread ones of a kind with the same key become one, with a count. */
  groupKey: string;
  /** Address within our pages, starting with a slash. */
  link: string;
  text: InLocales<{ title: string; body: string }>;
  /** Whose name stands in the text. */
  aboutId?: string | null;
  /** Read together with this conversation, up to this message. */
  thread?: { conversationId: string; seq: number };
  /** How many things it stands for; one unless said, and per person where that differs. */
  count?: number;
}

/** Something that people may want to be told of (CH-10, AD-4). They choose by which way. */
export interface NoticeKind<Name extends EventName = EventName> {
  /** `ticket.replied`, `system_error`; the key of a person's choice. */
  name: string;
  /** For the page of choices. */
  titles: InLocales<string>;
  audience: NoticeAudience;
  /** Only shown to those who hold it. */
  permission?: Permission;
  /** Critical: in-app can't be turned off, and quiet hours do not hold it. */
  priority: NoticePriority;
  /** By which ways unless chosen otherwise; null: never that way. */
  defaults: { inApp: boolean; push: boolean | null; mail: boolean | null };
  /** The event that it is told on; none for kinds that a sweep finds. */
  on?: Name;
  /** Decided in the emitting transaction: a no makes no job. */
  when?: (payload: DomainEvents[Name], services: Services) => boolean;
  /** Whom and what, as the system; null when there is nothing to tell any more. May run more than once. */
  tell?: (tx: Tx, payload: DomainEvents[Name]) => Promise<Telling | null>;
  /** The kind's own mail, sent when it goes alone; without one, title and body go as they are. Must have a dedupe key. */
  mail?: (tx: Tx, payload: DomainEvents[Name], personId: string) => Promise<void>;
}

/** Keeps the link between an event's name and its payload. */
export function noticeKind<Name extends EventName>(kind: NoticeKind<Name>): NoticeKind {
  return kind as unknown as NoticeKind;
}
