import type { PersonState } from "../../../../../contract/people.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminPersonTexts } from "../../../texts/en/admin-person.ts";
import type { Tone } from "../../../ui/tone.ts";

const t = textsOf(adminPersonTexts);

/** How an account stands, in words and in a colour; in the order in which the filter lists them. */
export const stateWords: Readonly<Record<PersonState, { title: string; tone: Tone }>> = {
  active: { get title() { return t("stateActive"); }, tone: "success" },
  unverified: { get title() { return t("stateUnverified"); }, tone: "warning" },
  suspended: { get title() { return t("stateSuspended"); }, tone: "warning" },
  banned: { get title() { return t("stateBanned"); }, tone: "danger" },
  deactivated: { get title() { return t("stateDeactivated"); }, tone: "danger" },
  removed: { get title() { return t("stateRemoved"); }, tone: "neutral" },
  erased: { get title() { return t("stateErased"); }, tone: "neutral" },
};

export const personStates = Object.keys(stateWords) as PersonState[];
