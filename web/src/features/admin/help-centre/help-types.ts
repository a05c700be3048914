import type { z } from "zod";
import type { articleEndpoints, helpEndpoints } from "../../../../../contract/help.ts";

/** Answers of the help centre that its writers see. */
export type ManagedList = z.output<typeof helpEndpoints.list.output>;
export type ManagedRow = ManagedList["items"][number];
export type ArticleState = ManagedRow["state"];
export type Version = z.output<typeof helpEndpoints.versions.output>["items"][number];
export type VersionShown = z.output<typeof helpEndpoints.version.output>;
export type Comment = z.output<typeof helpEndpoints.comments.output>["items"][number];
export type HelpCategories = z.output<typeof articleEndpoints.categories.output>;
