import type { ComponentType } from "react";
import type { Permission } from "../../../contract/permissions.ts";
import type { LucideIcon } from "lucide-react";

/** One line of a navigation. */
export type NavEntry = {
  href: string;
  label: string;
  Icon: LucideIcon;
  /** Only for people who have this permission. */
  permission?: Permission;
  /** A count at its corner; reads its own number and shows nothing at zero. */
  Badge?: ComponentType;
  /** The two keys that lead there, such as `g d`; staff only. */
  keys?: string;
};

/** Whether an address lies under an entry: `/tickets/ABC-1` under `/tickets`, but only `/` under `/`. */
export function isUnder(location: string, href: string): boolean {
  return location === href || (href !== "/" && location.startsWith(`${href}/`));
}
