/** Numbers of saved views and bulk actions, apart from the contract so that the web app can take them without it. */

/** Counts of saved views stop here: "999+" says enough, and counting stays quick at a million tickets. */
export const mostCounted = 1000;
/** Tickets that one bulk action may take. */
export const mostInBulk = 1000;
/** Seconds in which a bulk action can be undone, from its end. */
export const undoSeconds = 60;
/** Messages that one split may take along. */
export const mostInSplit = 100;
/** Tickets that may be hung off a problem in one step. */
export const mostIncidentsAtOnce = 200;
/** Seconds in which an answer to all of a problem's tickets can still be stopped. */
export const answerGraceSeconds = 10;
/** Bytes that a file with tickets or people may have. */
export const mostImportBytes = 200 * 1024 * 1024;
