import { shortest } from "./shortest-password.ts";
import { textsOf } from "../../lib/texts.ts";
import { identityTexts } from "../../texts/en/identity.ts";

const t = textsOf(identityTexts);

/** What is plainly wrong with an address, or "". The server checks it again. */
export function checkEmail(email: string): string {
  if (email.trim() === "") return t("writeYourEmailAddress");
  return /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(email.trim()) ? "" : t("writeAnEmailAddress");
}

/** What is plainly wrong with a new password, or "". The server checks it again, and knows the common ones. */
export function checkNewPassword(password: string): string {
  return password.length < shortest ? t("useAtLeastCharacters", { shortest }) : "";
}
