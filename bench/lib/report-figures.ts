import { quantile, type Figure } from "./figures.ts";

/** Reports over HTTP: all figures of twelve months with the twelve before them, and figures by groupings, each `rounds` times. `admin` is a cookie. */
export async function reportFigures(address: string, admin: string, rounds: number): Promise<Figure[]> {
  const figures: Figure[] = [];
  const day = (before: number) => new Date(Date.now() - before * 86_400_000).toISOString().slice(0, 10);
  const year = `from=${day(364)}&to=${day(0)}`;
  const pages: Record<string, string> = {
    "all figures, 12 months": `reports?${year}`,
    "all figures, 12 months, opening hours": `reports?${year}&hours=open`,
    "all figures, 30 days": `reports?from=${day(29)}&to=${day(0)}`,
    "resolution by agent, 12 months": `reports/resolution?${year}&by=agent`,
    "first response by hour, 12 months": `reports/first_response?${year}&by=hour`,
    "created by category, 12 months": `reports/created?${year}&by=category`,
    "backlog by team, 12 months": `reports/backlog?${year}&by=team`,
    "promises by channel, 12 months": `reports/sla?${year}&by=channel`,
    "satisfaction by agent, 12 months": `reports/satisfaction?${year}&by=agent`,
    "CSV: resolution by category, 12 months": `reports/resolution/csv?${year}&by=category`,
    "comments, newest 25": `ratings?${year}&commented=true`,
  };
  for (const [name, query] of Object.entries(pages)) {
    const milliseconds: number[] = [];
    for (let i = 0; i <= rounds; i++) {
      const at = performance.now();
      const response = await fetch(`${address}/api/desk/${query}`, { headers: { cookie: admin } });
      const text = await response.text();
      if (!response.ok) throw new Error(`${name}: ${response.status} ${text}`);
      if (i > 0) milliseconds.push(performance.now() - at);
    }
    const slowest = quantile(milliseconds, 1);
    figures.push({ name: `${name}: slowest of ${rounds}`, value: slowest, unit: "ms", goal: { text: "< 2000 ms", met: slowest < 2000 } });
  }
  return figures;
}
