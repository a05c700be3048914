import type { Role } from "../../../../../contract/permissions.ts";
import type { PersonState } from "../../../../../contract/people.ts";
import { staffRoles } from "../../staff/role-words.ts";
import { personStates } from "./person-state.ts";

/** What the list of people is narrowed to; kept in the address, so that it survives a reload and can be sent to a colleague. */
export type PeopleFilter = { q?: string; state?: PersonState; role?: Role };

/** The roles that the filter knows: everybody without one is a member. */
export const filterRoles: readonly Role[] = ["member", ...staffRoles];

/** Reads the filter from an address; what the server would refuse is left out. */
export function peopleFilterFrom(search: URLSearchParams): PeopleFilter {
  const q = search.get("q")?.trim().slice(0, 100);
  const state = personStates.find((one) => one === search.get("state"));
  const role = filterRoles.find((one) => one === search.get("role"));
  return { ...(q && { q }), ...(state && { state }), ...(role && { role }) };
}

/** The filter as an address has it; nothing for nothing. */
export function peopleSearchFrom(filter: PeopleFilter): URLSearchParams {
  return new URLSearchParams(Object.entries(filter).filter((entry): entry is [string, string] => Boolean(entry[1])));
}
