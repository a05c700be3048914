import { stringify } from "csv-stringify/sync";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { breakdownQuery, figureParams, type Breakdown, type FigureCell } from "../../../../contract/desk-reports.ts";
import { checkInput } from "../../../platform/check-input.ts";
import { admitFile } from "../../../platform/http/admit-file.ts";
import type { Services } from "../../../platform/services.ts";
import { showBreakdown } from "./show-report.ts";

/** DK-17: `GET /api/desk/reports/:figure/csv`: the same as the figure's endpoint, for spreadsheets. It is no JSON, so it is not among the contract's endpoints. */
export function mountReportCsv(app: FastifyInstance, services: Services): void {
  app.get("/api/desk/reports/:figure/csv", { exposeHeadRoute: false }, (request, reply) => sendCsv(services, request, reply));
}

async function sendCsv(services: Services, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { result: report } = await admitFile(services, request, reply, "ticket.read", "read", (tx) =>
    showBreakdown(tx, checkInput(figureParams, request.params).figure, checkInput(breakdownQuery, request.query)));
  const name = `${report.figure.key}-by-${report.by}-${report.period.from}-${report.period.to}.csv`;
  return reply.header("cache-control", "no-store").header("content-disposition", `attachment; filename="${name}"`).type("text/csv; charset=utf-8").send(csvOf(report));
}

/** The total, each interval, then each part: one line each, times in seconds. Names that a spreadsheet would run as formulas are defused. */
function csvOf({ figure, period, by, rows }: Breakdown): string {
  const line = (part: string, key: string | null, label: string | null, now: FigureCell, before: FigureCell | null) => ({
    figure: figure.key, unit: figure.unit, hours: period.hours, part, key, label, n: now.n, value: now.value, mean: now.mean, median: now.median, p90: now.p90, before_n: before?.n, before_value: before?.value,
  });
  return stringify([
    line("total", `${period.from}/${period.to}`, null, figure.now, figure.before),
    ...figure.series.map((cell, i) => line(period.interval, period.starts[i] ?? null, null, cell, null)),
    ...rows.map((row) => line(by, row.key, row.label, row.now, row.before)),
  ], { header: true, escape_formulas: true, record_delimiter: "windows" });
}
