import { reportEndpoints as reports } from "../../../../contract/desk-reports.ts";
import { route, type Route } from "../../../platform/http/routes.ts";
import { listRatings } from "./list-ratings.ts";
import { showBreakdown, showOverview } from "./show-report.ts";

export const reportRoutes: readonly Route[] = [
  route(reports.overview, ({ tx, query }) => showOverview(tx, query)),
  route(reports.breakdown, ({ tx, params, query }) => showBreakdown(tx, params.figure, query)),
  route(reports.ratings, ({ tx, query }) => listRatings(tx, query)),
];
