import { shortest } from "./password-strength.ts";

/** What is plainly wrong with an address, or "". The server checks it again. */
export function checkEmail(email: string): string {
  if (email.trim() === "") return "Write your email address.";
  return /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(email.trim()) ? "" : "Write an email address such as ada@example.com.";
}

/** What is plainly wrong with a new password, or "". The server checks it again, and knows the common ones. */
export function checkNewPassword(password: string): string {
  return password.length < shortest ? `Use at least ${shortest} characters.` : "";
}
