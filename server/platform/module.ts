import type { Endpoint } from "../../contract/endpoint.ts";
import type { DomainError } from "./errors.ts";
import type { Reaction } from "./events.ts";
import type { Route } from "./http/routes.ts";
import type { Cron, Job } from "./jobs/worker.ts";
import type { ConversationKind, Eraser, Exporter, RecordSource, Remedy } from "./ports.ts";
import type { RoomRule, SocketEvent } from "./realtime/realtime.ts";
import type { Setting } from "./settings/settings.ts";
import type { Services } from "./services.ts";
import type { FastifyInstance } from "fastify";

/** Everything that a module contributes. The platform collects it; no list elsewhere needs to be edited. */
export interface Module {
  name: string;
  routes?: readonly Route[];
  /** Raw HTTP that is not ours to shape: better-auth's handler, server-rendered pages. */
  http?: (app: FastifyInstance, services: Services) => Promise<void>;
  jobs?: readonly Job[];
  crons?: readonly Cron[];
  reactions?: readonly Reaction[];
  settings?: readonly Setting[];
  /** Who may join which realtime rooms. */
  rooms?: readonly RoomRule[];
  /** Messages from clients over the socket, answered by acknowledgement. */
  socketEvents?: readonly SocketEvent[];
  conversationKinds?: readonly ConversationKind[];
  /** What a ticket shows about its requester (DK-7), and what can be done about it (DK-16). */
  records?: readonly RecordSource[];
  remedies?: readonly Remedy[];
  /** What is removed when a member is erased (ID-13), and what an export contains (ID-14). */
  erasers?: readonly Eraser[];
  exporters?: readonly Exporter[];
  /** Constraint name → the refusal it means. The one place where the database's "no" gets its words. */
  violations?: Readonly<Record<string, () => DomainError>>;
  /** Runs once per process after the settings are loaded. Returns what to do at the end. */
  start?: (services: Services) => Promise<() => Promise<void>>;
}

/** What all switched-on modules contribute together. */
export class Registry {
  readonly modules: readonly Module[];
  constructor(modules: readonly Module[]) {
    this.modules = modules;
    const twice = firstRepeated([...this.jobs.map((j) => j.name), ...this.reactions.map((r) => r.name), ...this.settings.map((s) => s.key), ...this.erasers.map((e) => e.name)]);
    if (twice) throw new Error(`two modules contribute "${twice}"`);
  }
  private all<T>(pick: (module: Module) => readonly T[] | undefined): T[] {
    return this.modules.flatMap((m) => pick(m) ?? []);
  }
  get routes(): Route[] { return this.all((m) => m.routes); }
  get endpoints(): Endpoint[] { return this.routes.map((r) => r.endpoint); }
  get jobs(): Job[] { return this.all((m) => m.jobs); }
  get crons(): Cron[] { return this.all((m) => m.crons); }
  get reactions(): Reaction[] { return this.all((m) => m.reactions); }
  get settings(): Setting[] { return this.all((m) => m.settings); }
  get rooms(): RoomRule[] { return this.all((m) => m.rooms); }
  get socketEvents(): SocketEvent[] { return this.all((m) => m.socketEvents); }
  get conversationKinds(): ConversationKind[] { return this.all((m) => m.conversationKinds); }
  get records(): RecordSource[] { return this.all((m) => m.records); }
  get remedies(): Remedy[] { return this.all((m) => m.remedies); }
  get erasers(): Eraser[] { return this.all((m) => m.erasers); }
  get exporters(): Exporter[] { return this.all((m) => m.exporters); }
  violation(constraint: string): DomainError | undefined {
    for (const m of this.modules) {
      const make = m.violations?.[constraint];
      if (make) return make();
    }
    return undefined;
  }
}

function firstRepeated(names: string[]): string | undefined {
  return names.find((name, i) => names.indexOf(name) !== i);
}
