import { conflict, type DomainError } from "../../platform/errors.ts";
import { noSuchCategory } from "./check-category.ts";
import { helpViolations } from "./help/violations.ts";

/** What the database's refusals mean (migration 0004). */
export const violations: Readonly<Record<string, () => DomainError>> = {
  desk_canned_replies_shortcut_once: () => conflict("shortcut-in-use", "Another reply has this shortcut. Choose another one."),
  desk_teams_name_key: () => conflict("team-name-in-use", "There is a team of this name."),
  desk_assignee_is_staff: () => conflict("not-on-staff", "This person is not on the staff any more. Choose somebody else."),
  desk_tickets_category_fkey: noSuchCategory,
  ...helpViolations,
};
