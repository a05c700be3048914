import { conflict, notFound, type DomainError } from "../../platform/errors.ts";
import { birthDateChecked } from "./check-age.ts";
import { usernameTaken } from "./username-taken.ts";

/** What the database's refusals mean (migration 0002). */
export const violations: Readonly<Record<string, () => DomainError>> = {
  identity_last_super_admin: () => conflict("last-super-admin", "This is the last active super admin. Make another one first."),
  identity_setup_pkey: () => notFound("This address"),
  identity_invitations_open: () => conflict("already-invited", "This address has an open invitation. Take it back to send another."),
  identity_people_email_once: () => conflict("email-taken", "This address has an account by now. Sign in, or choose a new password."),
  identity_people_username_once: usernameTaken,
  identity_birth_date_checked: birthDateChecked,
};
