import type { DeskImport, ImportShape } from "../../../../../contract/desk-import.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminImportTexts } from "../../../texts/en/admin-import.ts";
import type { Tone } from "../../../ui/tone.ts";

const t = textsOf(adminImportTexts);

/** Whose export a file is; names that are the same in every language. */
export const shapeNames: Record<ImportShape, string> = { zendesk: "Zendesk", freshdesk: "Freshdesk", chatwoot: "Chatwoot", baraza: "Baraza" };

const states = {
  uploading: ["stateUploading", "neutral"], checking: ["stateChecking", "info"], checked: ["stateChecked", "brand"], unreadable: ["stateUnreadable", "danger"], running: ["stateRunning", "info"],
  cancelled: ["stateCancelled", "warning"], done: ["stateDone", "success"], undoing: ["stateUndoing", "info"], undone: ["stateUndone", "neutral"], discarded: ["stateDiscarded", "neutral"],
} as const satisfies Record<DeskImport["state"], readonly [string, Tone]>;

/** How an import stands, in words and as a colour. */
export function stateWords(state: DeskImport["state"]): { text: string; tone: Tone } {
  const [key, tone] = states[state];
  return { text: t(key), tone };
}
