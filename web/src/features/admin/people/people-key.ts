/** Key of every list of people in the query cache: asked for again when somebody's standing changes. */
export const peopleKey = ["admin", "people"] as const;
