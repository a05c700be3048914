import type { z } from "zod";

type Issue = z.core.$ZodRawIssue;

/** What to do about each kind of value that is not of its type. */
const byType: Readonly<Record<string, string>> = {
  string: "Write a text.", number: "Write a number.", int: "Write a whole number.", bigint: "Write a whole number.", nan: "Write a number.",
  boolean: "Say true or false.", array: "Send a list.", tuple: "Send a list.", object: "Send an object with named fields.", record: "Send an object with named fields.",
  date: "Write a date such as 2026-12-25.", null: "Leave this empty.", undefined: "Leave this out.", never: "Leave this out.",
};

/** What to do about each form of a text. Forms of ours have words of their own where they are declared. */
const byFormat: Readonly<Record<string, string>> = {
  email: "Write an email address such as ada@example.com.", url: "Write a web address such as https://example.com.",
  uuid: "Send the id as the server gave it.", guid: "Send the id as the server gave it.",
  datetime: "Write a time such as 2026-12-25T09:30:00Z.", date: "Write a date such as 2026-12-25.", time: "Write a time such as 09:30.",
};

/** XX-5: a sentence that says what to do, for each kind of thing that zod finds; words that a schema declares for itself come before these. */
export function inputWords(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined ? "Fill this in." : (byType[issue.expected] ?? unfit);
    case "too_small":
      return tooSmall(issue.origin, Number(issue.minimum), issue.inclusive !== false);
    case "too_big":
      return tooBig(issue.origin, Number(issue.maximum), issue.inclusive !== false);
    case "invalid_format":
      return byFormat[issue.format] ?? "Write this in the form that is asked for.";
    case "invalid_value":
      return issue.input === undefined ? "Fill this in." : issue.values.length > 12 ? "Choose one of the list." : `Choose one of: ${issue.values.map(String).join(", ")}.`;
    case "not_multiple_of":
      return `Use a multiple of ${String(issue.divisor)}.`;
    case "unrecognized_keys":
      return "This field is not known here.";
    case "invalid_union":
      return issue.input === undefined ? "Fill this in." : "Send one of the forms that this address takes.";
    case "invalid_key":
    case "invalid_element":
      return "One of these entries is not right. Check each.";
    default:
      return unfit;
  }
}

const unfit = "This does not fit here. Check it.";

function tooSmall(origin: string, least: number, inclusive: boolean): string {
  switch (origin) {
    case "string": return least === 1 ? "Write something first." : `Use at least ${least} characters.`;
    case "array": case "set": case "map": case "object": return least === 1 ? "Choose at least one." : `Choose at least ${least}.`;
    case "date": return "Choose a later date.";
    default: return inclusive ? `Use ${least} or more.` : `Use more than ${least}.`;
  }
}

function tooBig(origin: string, most: number, inclusive: boolean): string {
  switch (origin) {
    case "string": return `Keep it to ${most} characters.`;
    case "array": case "set": case "map": case "object": return `Choose at most ${most}.`;
    case "date": return "Choose an earlier date.";
    default: return inclusive ? `Use ${most} or less.` : `Use less than ${most}.`;
  }
}
