/** A backup or restore that can't go on, with words for the person at the console. Nothing was changed unless the words say so. */
export class BackupError extends Error {}
