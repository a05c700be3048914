import { z } from "zod";
import { setting } from "../../../platform/settings/settings.ts";

/** AS-10: off by default, and without an endpoint in the environment it does nothing. */
export const wordingOn = setting<boolean>({
  key: "assistant.wording", title: "Answers in a language model's words",
  description: "The help bot adds a short answer in a language model's words to the articles it found. The model sees help articles and the member's question, nothing else. Needs BARAZA_WORDING_URL and BARAZA_WORDING_MODEL.",
  schema: z.boolean(), default: false,
});
