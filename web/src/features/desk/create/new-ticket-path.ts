/** The page on which staff open a ticket for a member (DK-1); for a certain one by their id. */
export const newTicketPath = (personId?: string) => (personId === undefined ? "/desk/new" : `/desk/new?for=${personId}`);

/** Two keys in a row, as in `lib/hotkeys.ts`. */
export const newTicketKeys = "g t";
