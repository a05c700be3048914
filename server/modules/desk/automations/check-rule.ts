import type { AutomationBody } from "../../../../contract/desk-automations.ts";
import { may } from "../../../platform/actor.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { forbidden, invalid, type FieldProblem } from "../../../platform/errors.ts";
import { staffWith } from "../../identity/index.ts";
import { listCategories } from "../show-settings.ts";
import { teamNames } from "./automations.queries.ts";
import { permissionsFor } from "./do-actions.ts";

/** A rule may do what its saver may do, and names only what is there. @throws 403, 422 */
export async function checkRule(tx: Tx, body: AutomationBody): Promise<void> {
  const lacking = permissionsFor(body.actions).find((permission) => !may(tx.actor, permission));
  if (lacking) throw forbidden(`A rule acts with your rights, and you don't have the right to do all of this (${lacking}).`);
  const named = namedIn(body);
  const of = (kind: Named["kind"]) => named.filter((one) => one.kind === kind).map((one) => one.value);
  const known = {
    category: new Set(of("category").length > 0 ? (await listCategories(tx)).map(({ key }) => key) : []),
    staff: new Set(of("staff").length > 0 ? (await staffWith(tx, "ticket.reply")).map(({ id }) => id) : []),
    team: new Set(of("team").length > 0 ? (await teamNames.run({ ids: of("team") }, tx)).map(({ id }) => id) : []),
  };
  const problems: FieldProblem[] = named.filter(({ kind, value }) => !known[kind].has(value)).map(({ path, kind, value }) => ({ path, message: complaint(kind, value) }));
  if (problems.length > 0) throw invalid(problems);
}

interface Named { path: string; kind: "category" | "staff" | "team"; value: string }

function complaint(kind: Named["kind"], value: string): string {
  if (kind === "category") return `There is no category "${value}". Choose another one.`;
  return kind === "team" ? "There is no such team. Choose another one." : "Choose people on the staff who answer tickets.";
}

function namedIn({ conditions, actions }: AutomationBody): Named[] {
  const inConditions = conditions.flatMap((condition, at): Named[] => {
    const kind = { category: "category", assignee: "staff", team: "team" } as const;
    const { about } = condition;
    if (about !== "category" && about !== "assignee" && about !== "team") return [];
    return condition.values.filter((value) => value !== "none").map((value) => ({ path: `conditions.${at}.values`, kind: kind[about], value }));
  });
  const inActions = actions.flatMap((action, at): Named[] => {
    switch (action.kind) {
      case "category": return [{ path: `actions.${at}.category`, kind: "category", value: action.category }];
      case "assign": return [{ path: `actions.${at}.staffId`, kind: "staff", value: action.staffId }];
      case "team": return [{ path: `actions.${at}.teamId`, kind: "team", value: action.teamId }];
      case "notify": return action.to.filter((one) => one !== "assignee" && one !== "team").map((value) => ({ path: `actions.${at}.to`, kind: "staff", value }));
      default: return [];
    }
  });
  return [...inConditions, ...inActions];
}
