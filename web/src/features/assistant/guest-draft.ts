/** Where a question is kept that was typed before signing in. */
export const guestDraft = "chat:first";
