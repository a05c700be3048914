import { z } from "zod";
import type { FlowLanguage } from "../../../contract/flow-check.ts";
import { setting, type SettingsCache } from "../../platform/settings/settings.ts";
import { defaultRules, validateRules, type IssueRules } from "./language/index.ts";
import { speech } from "./texts.ts";

/** A record for the settings page; what it must hold is said by the rules' own check, problem by problem. */
const issueRulesSchema = z.record(z.string(), z.unknown()).superRefine((value, context) => {
  const checked = validateRules(value);
  if (checked.ok) return;
  for (const { path, message } of checked.problems) context.addIssue({ code: "custom", path: path.split("."), message });
}) as unknown as z.ZodType<IssueRules>;

export const assistantOn = setting<boolean>({
  key: "assistant.on", title: "Help bot", description: "Off: members write tickets themselves, and the bot answers nobody. Old talks stay readable.", schema: z.boolean(), default: true,
});

export const assistantSettings = {
  issueRules: setting<IssueRules>({
    key: "assistant.issueRules", title: "Severe issues", description: "Phrases from which the help bot sees that something serious happened. Try them in the test box before you save.",
    schema: issueRulesSchema, default: defaultRules,
  }),
  greeting: setting<string>({
    key: "assistant.greeting", title: "Greeting", description: "What the help bot says first, after it has said that it is a bot.",
    schema: z.string().trim().min(1).max(500), default: speech.en.texts.greetingWords,
  }),
  articleThreshold: setting<number>({
    key: "assistant.articleThreshold", title: "Article match", description: "How well an article must fit before the help bot shows it: from 0 (anything) to 1 (a perfect fit).",
    schema: z.number().min(0).max(1), default: 0.65,
  }),
};

/** What the bot says first, after it has said that it is a bot. The usual words have their translation; an admin's are said as they are. */
export function greetingWords(settings: SettingsCache, language: FlowLanguage): string {
  const own = settings.get(assistantSettings.greeting);
  return own === assistantSettings.greeting.default ? speech[language].texts.greetingWords : own;
}
