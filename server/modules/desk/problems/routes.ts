import { problemEndpoints as problems } from "../../../../contract/desk-links.ts";
import { route, type Route } from "../../../platform/http/routes.ts";
import { answerProblem, stopAnswer } from "./answer-all.ts";
import { attachTickets, detachTicket, listIncidents } from "./attach-tickets.ts";
import { changeProblem, createProblem, reopenProblem } from "./change-problem.ts";
import { listProblems, showProblem } from "./show-problem.ts";

export const problemRoutes: readonly Route[] = [
  route(problems.list, ({ tx, query }) => listProblems(tx, query)),
  route(problems.create, ({ tx, body }) => createProblem(tx, body)),
  route(problems.show, ({ tx, params }) => showProblem(tx, params.id)),
  route(problems.change, ({ tx, params, body }) => changeProblem(tx, params.id, body)),
  route(problems.reopen, ({ tx, params }) => reopenProblem(tx, params.id)),
  route(problems.incidents, ({ tx, params, query }) => listIncidents(tx, params.id, query)),
  route(problems.attach, ({ tx, params, body }) => attachTickets(tx, params.id, body.tickets, "hand")),
  route(problems.detach, ({ tx, params }) => detachTicket(tx, params.id, params.ticketId)),
  route(problems.answer, ({ tx, params, body }) => answerProblem(tx, params.id, body)),
  route(problems.stopAnswer, ({ tx, params }) => stopAnswer(tx, params.id, params.answerId)),
];
