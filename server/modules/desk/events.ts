/** A ticket's life, for whoever listens: mail, webhooks, figures, the assistant. */
declare module "../../platform/events.ts" {
  interface DomainEvents {
    "ticket.created": { ticketId: string; number: string; requesterId: string; openedAs: "member" | "staff" | "assistant" | "channel" };
    /** A public reply. `assigneeId`: who has the ticket, if anybody. */
    "ticket.replied": { ticketId: string; messageId: string; seq: number; authorId: string; authorPart: "member" | "staff"; assigneeId?: string | null };
    /** The requester is asked for a rating, once. */
    "ticket.resolved": { ticketId: string; byId: string | null };
    "ticket.reopened": { ticketId: string; byId: string | null };
    /** `auto`: nobody wrote for `desk.autoCloseHours` after it was resolved. */
    "ticket.closed": { ticketId: string; reason: CloseReason };
    /** Priority, category, tags, assignment or status other than the above. */
    "ticket.changed": { ticketId: string };
    /** DK-14: reports that look alike were proposed as a problem, for the first time or again. */
    "surge.proposed": { surgeId: string };
    "staff.mentioned": { ticketId: string; seq: number; personId: string; byId: string };
  }
}

/** Why a ticket was closed. */
export type CloseReason = "solved" | "no_answer" | "duplicate" | "spam" | "other" | "auto" | "member_erased" | "merged";
