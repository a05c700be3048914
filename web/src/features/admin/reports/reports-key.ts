/** Where lists of reports are cached. */
export const reportsKey = ["admin", "reports"] as const;
