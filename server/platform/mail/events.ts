declare module "../events.ts" {
  interface DomainEvents {
    /** A mail can't be delivered: refused for good, or not taken for days. The mail's own row says why. */
    "mail.failed": { mailId: string; conversationId: string | null };
  }
}

export {};
