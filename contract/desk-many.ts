/** Numbers of saved views and bulk actions, apart from the contract so that the web app can take them without it. */

/** Counts of saved views stop here: "999+" says enough, and counting stays quick at a million tickets. */
export const mostCounted = 1000;
/** Tickets that one bulk action may take. */
export const mostInBulk = 1000;
/** Seconds in which a bulk action can be undone, from its end. */
export const undoSeconds = 60;
