import type { Scenario } from "../scenario.ts";
import { accountAccessScenarios } from "./account-access.ts";
import { accountProfileScenarios } from "./account-profile.ts";
import { bugMessageScenarios } from "./bugs-messages.ts";
import { bugPageScenarios } from "./bugs-pages.ts";
import { contentScenarios } from "./content.ts";
import { otherScenarios } from "./other.ts";
import { paymentChargeScenarios } from "./payments-charges.ts";
import { paymentOrderScenarios } from "./payments-orders.ts";
import { suggestionScenarios } from "./suggestions.ts";

/** Every kind of trouble that demo members write about. */
export const SCENARIOS: readonly Scenario[] = [
  ...paymentChargeScenarios,
  ...paymentOrderScenarios,
  ...accountAccessScenarios,
  ...accountProfileScenarios,
  ...bugPageScenarios,
  ...bugMessageScenarios,
  ...contentScenarios,
  ...suggestionScenarios,
  ...otherScenarios,
];
