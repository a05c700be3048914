/** What a page says to the worker. */
export type ToWorker =
  /** Whether the waiting version holds this file of the build; answered on the port. */
  | { type: "has"; url: string }
  /** The waiting version takes over. */
  | { type: "take-over" }
  /** Somebody has signed out: what was theirs goes. */
  | { type: "forget" };

/** What the worker says to a page: a notification of it was pressed. */
export type ToPage = { type: "open"; link: string };

/** Whether something is a message of the worker. */
export function isToPage(data: unknown): data is ToPage {
  return typeof data === "object" && data !== null && "type" in data && data.type === "open" && "link" in data && typeof data.link === "string" && isOwnPath(data.link);
}

/** Whether an address is a path of this site, which can't lead anywhere else. */
export function isOwnPath(link: string): boolean {
  return /^\/(?![/\\])[^\s\\]*$/.test(link);
}
