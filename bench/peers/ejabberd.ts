import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { quantile } from "../lib/figures.ts";
import { findEjabberd, seedEjabberd, startEjabberd } from "./ejabberd-server.ts";
import { hasPostgres15, startPostgres15 } from "./postgres15.ts";
import { XmppSocket } from "./xmpp-socket.ts";

/** ejabberd between 1,000 sockets with its archive in PostgreSQL: p99 and p50 at 500/s in ms, memory of a connection in KiB, highest rate with p99 <= 100 ms. */
export interface EjabberdFigures { p99: number; p50?: number; perConnection: number; knee: number; notes: string[] }

/** Measured once on a machine with two quiet cores (knee between 2,000 and 2,500/s, 51 to 59 KiB). Other machines differ: a reference only where ejabberd is not installed. */
const stored: EjabberdFigures = { p99: 3.5, perConnection: 55, knee: 2250, notes: ["ejabberd is not installed here: its figures are stored ones of another machine (bench/peers/README.md tells how to install it)."] };
const body = "Is the blue one still there?";

/** The load of bench/deliver.ts between the two of each pair: on schedule, whether or not earlier messages arrived. */
async function runStep(sockets: readonly XmppSocket[], rate: number, seconds: number): Promise<{ sent: number; arrived: number; p50: number; p99: number }> {
  const started = new Map<string, number>();
  const latencies: number[] = [];
  for (const socket of sockets) {
    socket.onMessage = (id) => {
      const at = started.get(id);
      if (at !== undefined) latencies.push(performance.now() - at);
    };
  }
  const total = rate * seconds;
  const begin = performance.now();
  for (let sent = 0; sent < total; await sleep(1)) {
    const due = Math.min(total, Math.floor(((performance.now() - begin) / 1000) * rate));
    for (; sent < due; sent++) {
      const i = (sent * 7919) % sockets.length;
      const id = randomUUID();
      started.set(id, performance.now());
      // The two of a pair are neighbours: 0 and 1, 2 and 3, …
      sockets[i]?.send(`socket${i ^ 1}`, id, body);
    }
  }
  for (const deadline = performance.now() + 5000; latencies.length < total && performance.now() < deadline;) await sleep(20);
  return { sent: total, arrived: latencies.length, p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99) };
}

async function connectAll(port: number, count: number): Promise<XmppSocket[]> {
  const sockets: XmppSocket[] = [];
  for (let i = 0; i < count; i += 50) sockets.push(...await Promise.all(Array.from({ length: Math.min(50, count - i) }, (_, j) => XmppSocket.open(port, `socket${i + j}`))));
  return sockets;
}

/** Measures ejabberd on this machine; answers with stored figures when it is not installed. */
export async function ejabberdFigures({ seconds, sockets: count = 1000 }: { seconds: number; sockets?: number }): Promise<EjabberdFigures> {
  const libraries = findEjabberd();
  if (!libraries || !hasPostgres15()) return stored;
  const folder = mkdtempSync(join(tmpdir(), "baraza-peer-ejabberd-"));
  try {
    const database = await startPostgres15(folder);
    try {
      await seedEjabberd(database, count);
      const server = await startEjabberd(libraries, folder, database);
      try {
        const first = await connectAll(server.port, 100);
        await runStep(first, 200, seconds);
        for (const socket of first) socket.close();
        await sleep(3000);
        const idle = await server.memoryInUse();
        const sockets = await connectAll(server.port, count);
        await sleep(3000);
        const perConnection = (await server.memoryInUse() - idle) / count / 1024;
        await runStep(sockets, 200, seconds);
        const base = await runStep(sockets, 500, seconds);
        const notes = [`ejabberd, same machine and run, 500/s: p50 ${base.p50.toFixed(1)} ms, p99 ${base.p99.toFixed(1)} ms, arrived ${base.arrived} of ${base.sent}`];
        let knee = base.p99 <= 100 ? 500 : 0;
        for (let rate = 1000; rate <= 6000; rate += 500) {
          const step = await runStep(sockets, rate, seconds);
          notes.push(`ejabberd, same machine and run: ${rate}/s p50 ${step.p50.toFixed(1)} ms, p99 ${step.p99.toFixed(1)} ms, arrived ${step.arrived} of ${step.sent}`);
          if (!(step.p99 <= 100) || step.arrived < step.sent) break;
          knee = rate;
        }
        for (const socket of sockets) socket.close();
        return { p99: base.p99, p50: base.p50, perConnection, knee, notes };
      } finally {
        await server.stop();
      }
    } finally {
      await database.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.main) console.log(await ejabberdFigures({ seconds: Number(process.env.BENCH_SECONDS ?? 8) }));
