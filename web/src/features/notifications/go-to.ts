import { navigate } from "wouter/use-browser-location";
import { isOwnPath } from "../../sw/messages.ts";
import { isStaffPath } from "../identity/next-path.ts";

/** Whether a link leads to the other app (members' or staff's), which is another document for the browser. */
export function isOtherApp(link: string, here: string = location.pathname): boolean {
  return isStaffPath(link) !== isStaffPath(here);
}

/** Opens a page of this site, without a reload where it is the same app. Anything else is ignored. */
export function goTo(link: string): void {
  if (!isOwnPath(link)) return;
  if (isOtherApp(link)) location.assign(link);
  else navigate(link);
}
