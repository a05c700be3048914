import { searchEndpoints as endpoints } from "../../../../contract/search.ts";
import { route, type Route } from "../../../platform/http/routes.ts";
import { searchMessages } from "./search-messages.ts";
import { searchTickets } from "./search-tickets.ts";

export const searchRoutes: readonly Route[] = [
  route(endpoints.messages, ({ tx, query }) => searchMessages(tx, query)),
  route(endpoints.tickets, ({ tx, query }) => searchTickets(tx, query)),
];
