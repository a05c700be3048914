/** A mail can't be delivered: refused for good, or not taken for days. The mail's own row says why. */
export interface MailFailed {
  mailId: string;
  conversationId: string | null;
}

declare module "../events.ts" {
  interface DomainEvents {
    "mail.failed": MailFailed;
  }
}
