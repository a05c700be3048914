import { systemActor } from "../../platform/actor.ts";
import { withTx } from "../../platform/db/tx.ts";
import { socketEvent } from "../../platform/realtime/realtime.ts";
import type { Services } from "../../platform/services.ts";
import * as queries from "./presence.queries.ts";

interface Beat { personId: string; socketId: string; at: Date; active: boolean }

/** The beats that this process heard since it last stored them, one for each socket. Losing them loses a second. */
class Beats {
  private heard = new Map<string, Beat>();

  note(beat: Beat): void {
    this.heard.set(beat.socketId, beat);
  }

  /** Stores all of them in one statement, however many people are here. */
  async store(services: Services): Promise<void> {
    if (this.heard.size === 0) return;
    const beats = [...this.heard.values()];
    this.heard = new Map();
    await withTx(services, { actor: systemActor }, (tx) => queries.storeBeats.run({
      people: beats.map((b) => b.personId), sockets: beats.map((b) => b.socketId), times: beats.map((b) => b.at), actives: beats.map((b) => b.active),
    }, tx));
  }
}

const processes = new WeakMap<Services, Beats>();
function beatsOf(services: Services): Beats {
  let beats = processes.get(services);
  if (!beats) processes.set(services, beats = new Beats());
  return beats;
}

/** ID-16: an open page says every 15 s that it is there; `active: false` when it is hidden, or nobody touched it for five minutes. */
export const beatEvent = socketEvent("beat", async (services, socket, { active }) => {
  beatsOf(services).note({ personId: socket.data.personId, socketId: socket.id, at: services.clock.now(), active });
});

/** Stores beats once a second. @returns what to do at the end */
export async function startBeats(services: Services): Promise<() => Promise<void>> {
  const beats = beatsOf(services);
  const store = () => beats.store(services).catch((err: unknown) => services.log.warn({ err }, "who is online could not be stored"));
  const timer = setInterval(() => { void store(); }, 1000);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await store();
  };
}
