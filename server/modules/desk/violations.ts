import { conflict, type DomainError } from "../../platform/errors.ts";
import { noSuchCategory } from "./check-category.ts";
import { helpViolations } from "./help/violations.ts";

/** What the database's refusals mean (migration 0004). */
export const violations: Readonly<Record<string, () => DomainError>> = {
  desk_canned_replies_shortcut_once: () => conflict("shortcut-in-use", "Another reply has this shortcut. Choose another one."),
  desk_teams_name_key: () => conflict("team-name-in-use", "There is a team of this name."),
  desk_assignee_is_staff: () => conflict("not-on-staff", "This person is not on the staff any more. Choose somebody else."),
  desk_tickets_category_fkey: noSuchCategory,
  desk_merged_stays_closed: () => conflict("merged", "This ticket was merged into another one. Undo that first, or work on the other."),
  desk_merges_no_circle: () => conflict("same-ticket", "Both are the same ticket by now. Name another one."),
  desk_merges_in_force: () => conflict("merged", "A colleague has merged it meanwhile."),
  desk_incidents_pkey: () => conflict("problem-changed", "A colleague has hung this ticket off a problem meanwhile. Look again."),
  desk_problem_answers_one_at_a_time: () => conflict("answer-under-way", "Another answer to these tickets is on its way. Wait until it is done."),
  ...helpViolations,
};
