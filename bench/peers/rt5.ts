import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hasPostgres15, startPostgres15 } from "./postgres15.ts";
import { loadRt5, signIn, type Rt5Kind } from "./rt5-load.ts";
import { seedRt5, type FirstRows, type SeededRt5 } from "./rt5-seed.ts";
import { hasRt5, runPerl, setUpRt5, startRt5, type Rt5Site } from "./rt5-server.ts";

/** What both systems are measured at. */
export type PeerWork = "create" | "reply" | "list";

/** Request Tracker at its best for one kind of work, warm. */
export interface Rt5AtWork {
  /** @returns right answers a second, over `seconds` of load of 8 connections */
  measure(seconds: number): Promise<number>;
  /** Its processes and those of its database, by the eldest of each family. */
  pids: readonly number[];
  stop(): Promise<void>;
}

export interface Rt5Peer {
  /** Starts it as it was fastest at this work. */
  at(work: PeerWork): Promise<Rt5AtWork>;
  /** MiB, the least of what its sizes took. */
  memory: number;
  notes: string[];
  stop(): Promise<void>;
}

/** Right answers a second of another machine with two quiet cores: a rough reference only, where RT is not installed. */
const stored: Record<PeerWork, number> & { memory: number } = { create: 12.7, reply: 15.7, list: 33, memory: 790 };

/** The answer of `rt5Peer` where there is no Request Tracker. */
const notInstalled: Rt5Peer = {
  at: (work) => Promise.resolve({ measure: () => Promise.resolve(stored[work]), pids: [], stop: () => Promise.resolve() }),
  memory: stored.memory, stop: () => Promise.resolve(),
  notes: ["Request Tracker 5 is not installed here: its figures are stored ones of another machine (bench/peers/README.md tells how to install it)."],
};

/**
 * Sets Request Tracker 5 up with 20,000 tickets and finds out under how many processes it does each kind of work fastest, and whether its list is
 * faster by its API or as a page. Where it is not installed, figures of another machine stand in for it.
 */
export async function rt5Peer({ seconds, workers = [2, 4, 8] }: { seconds: number; workers?: number[] }): Promise<Rt5Peer> {
  if (!hasRt5() || !hasPostgres15()) return notInstalled;
  const folder = mkdtempSync(join(tmpdir(), "baraza-peer-rt5-"));
  const undo = [() => rmSync(folder, { recursive: true, force: true })] as (() => void | Promise<void>)[];
  const stop = async () => { for (const step of undo.splice(0).reverse()) await step(); };
  try {
    const database = await startPostgres15(folder);
    undo.push(() => database.stop());
    const site = await setUpRt5(folder, database.port);
    const first = JSON.parse(runPerl(site, new URL("rt5-first-rows.pl", import.meta.url))) as FirstRows;
    const seeded = await seedRt5(database.url("rt5"), first, { askers: 20_000, tickets: 20_000 });
    const { best, memory, notes } = await compareSizes(site, seeded, { seconds, workers });
    const at = async (work: PeerWork): Promise<Rt5AtWork> => {
      const { kind, count } = best[work];
      const server = await openWarm(site, count);
      await server.load(kind, Math.min(3, seconds), seeded);
      return { measure: (s) => server.load(kind, s, seeded), pids: [server.pid, database.pid], stop: () => server.stop() };
    };
    return { at, memory, notes, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

interface Best { perSecond: number; kind: Rt5Kind; count: number }

async function compareSizes(site: Rt5Site, seeded: SeededRt5, { seconds, workers }: { seconds: number; workers: readonly number[] }) {
  const best: Record<PeerWork, Best> = { create: { perSecond: 0, kind: "create", count: 0 }, reply: { perSecond: 0, kind: "reply", count: 0 }, list: { perSecond: 0, kind: "list", count: 0 } };
  const notes: string[] = [];
  let memory = Infinity;
  for (const count of workers) {
    const server = await openWarm(site, count);
    try {
      const measured: string[] = [];
      for (const kind of ["create", "reply", "list", "page"] as const) {
        // Each process compiles what it runs for the first time.
        await server.load(kind, Math.min(3, seconds), seeded);
        const perSecond = await server.load(kind, seconds, seeded);
        const work = kind === "page" ? "list" : kind;
        if (perSecond > best[work].perSecond) best[work] = { perSecond, kind, count };
        measured.push(`${kind} ${perSecond.toFixed(1)}/s`);
      }
      memory = Math.min(memory, server.memory() / 2 ** 20);
      notes.push(`Request Tracker 5 with ${count} processes, before: ${measured.join(", ")}; ${Math.round(server.memory() / 2 ** 20)} MiB.`);
    } finally {
      await server.stop();
    }
  }
  return { best, memory, notes };
}

async function openWarm(site: Rt5Site, count: number) {
  const server = await startRt5(site, count);
  const cookies = await signIn(server.address, Array.from({ length: 8 }, (_, i) => `agent${i + 1}`));
  return { ...server, load: (kind: Rt5Kind, seconds: number, seeded: SeededRt5) => loadRt5(server.address, kind, { cookies, seconds, seeded }) };
}

if (import.meta.main) {
  const peer = await rt5Peer({ seconds: Number(process.env.BENCH_SECONDS ?? 10) });
  console.log(peer.notes.join("\n"));
  await peer.stop();
}
