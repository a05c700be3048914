import type { FlowLanguage } from "../../../contract/flow-check.ts";
import type { Choice } from "./flow-types.ts";
import { english, type BotTexts } from "./texts-english.ts";
import { swahili } from "./texts-swahili.ts";

type Buttons = Readonly<Record<keyof BotTexts["buttons"], Choice>>;

/** All that the bot says in a language, and what the member may answer with a button. A button's value is sent as their own message. */
export interface Speech {
  texts: BotTexts;
  choices: Buttons;
  menu: readonly Choice[];
  yesNo: readonly Choice[];
  yesNotNow: readonly Choice[];
  helped: readonly Choice[];
}

function speechOf(texts: BotTexts): Speech {
  const choices = Object.fromEntries(Object.entries(texts.buttons).map(([key, label]) => [key, { value: label, label }])) as unknown as Buttons;
  const { question, tickets, person, yes, no, notNow } = choices;
  return { texts, choices, menu: [question, tickets, person], yesNo: [yes, no], yesNotNow: [yes, notNow], helped: [yes, no, person] };
}

/** What the bot says, by the language of the talk. */
export const speech: Readonly<Record<FlowLanguage, Speech>> = { en: speechOf(english), sw: speechOf(swahili) };

/** Whether these buttons are the bot's own menu, in whatever language. */
export function isMenu(choices: readonly Choice[] | undefined): boolean {
  return Object.values(speech).some(({ menu }) => menu === choices);
}
