import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hasPostgres15, startPostgres15 } from "./postgres15.ts";
import { loadRt5, signIn, type Rt5Kind } from "./rt5-load.ts";
import { seedRt5, type FirstRows } from "./rt5-seed.ts";
import { hasRt5, runPerl, setUpRt5, startRt5 } from "./rt5-server.ts";

/** What Request Tracker 5 does on some machine: right answers a second, and memory in MiB. */
export interface Rt5Figures { create: number; reply: number; list: number; memory: number; notes: string[] }

/** Measured once on a machine with two quiet cores. Other machines are slower or faster: a reference only where RT is not installed. */
const stored: Rt5Figures = { create: 12.7, reply: 15.7, list: 33, memory: 790, notes: ["Request Tracker 5 is not installed here: its figures are stored ones of another machine (bench/peers/README.md tells how to install it)."] };

/**
 * Measures Request Tracker 5 on this machine with 20,000 tickets and 8 connections, under 2, 4 and 8 processes, and takes the best
 * figure of each kind; the list as the faster one of its API and its page. Answers with stored figures when it is not installed.
 */
export async function rt5Figures({ seconds, workers = [2, 4, 8] }: { seconds: number; workers?: number[] }): Promise<Rt5Figures> {
  if (!hasRt5() || !hasPostgres15()) return stored;
  const folder = mkdtempSync(join(tmpdir(), "baraza-peer-rt5-"));
  try {
    const database = await startPostgres15(folder);
    try {
      const site = await setUpRt5(folder, database.port);
      const first = JSON.parse(runPerl(site, new URL("rt5-first-rows.pl", import.meta.url))) as FirstRows;
      const seeded = await seedRt5(database.url("rt5"), first, { askers: 20_000, tickets: 20_000 });
      const best = new Map<Rt5Kind, number>();
      const notes: string[] = [];
      let memory = Infinity;
      for (const count of workers) {
        const server = await startRt5(site, count);
        try {
          const cookies = await signIn(server.address, Array.from({ length: 8 }, (_, i) => `agent${i + 1}`));
          const measured: string[] = [];
          for (const kind of ["create", "reply", "list", "page"] as const) {
            // Each process compiles what it runs for the first time.
            await loadRt5(server.address, kind, { cookies, seconds: Math.min(3, seconds), seeded });
            const perSecond = await loadRt5(server.address, kind, { cookies, seconds, seeded });
            best.set(kind, Math.max(best.get(kind) ?? 0, perSecond));
            measured.push(`${kind} ${perSecond.toFixed(1)}/s`);
          }
          memory = Math.min(memory, server.memory() / 2 ** 20);
          notes.push(`Request Tracker 5 with ${count} processes, same machine and run: ${measured.join(", ")}; ${Math.round(server.memory() / 2 ** 20)} MiB.`);
        } finally {
          await server.stop();
        }
      }
      const of = (kind: Rt5Kind) => best.get(kind) ?? Number.NaN;
      return { create: of("create"), reply: of("reply"), list: Math.max(of("list"), of("page")), memory, notes };
    } finally {
      await database.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.main) console.log(await rt5Figures({ seconds: Number(process.env.BENCH_SECONDS ?? 10) }));
