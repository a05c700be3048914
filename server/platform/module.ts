import type { Endpoint } from "../../contract/endpoint.ts";
import type { DomainError } from "./errors.ts";
import type { Reaction } from "./events.ts";
import type { Route } from "./http/routes.ts";
import type { Cron, Job } from "./jobs/worker.ts";
import type { MailTemplate } from "./mail/mail-template.ts";
import type { QuotingMail } from "./mail/quoting-mails.ts";
import type { NoticeKind } from "./notices.ts";
import type { ConversationKind, DashboardNumber, Eraser, Exporter, MemberTies, OpenWork, PeopleFinder, RecordSource, Remedy } from "./ports.ts";
import type { RoomRule, SocketEvent } from "./realtime/realtime.ts";
import type { Setting } from "./settings/settings.ts";
import type { Services } from "./services.ts";
import type { FastifyInstance } from "fastify";

/** Everything that a module contributes. The platform collects it; no list elsewhere needs to be edited. */
export interface Module {
  name: string;
  /**
   * Lets an admin switch the module off and on (AD-6): while it is off its routes answer 404, its reactions make no jobs, its timers do
   * nothing, its kinds of conversation take nothing new. What it stored stays; raw HTTP (`http`) asks `isOn` itself.
   */
  switch?: Setting<boolean>;
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
  /** What people can be told of (CH-10), and the reactions that are made of what all modules contribute. */
  notices?: readonly NoticeKind[];
  reactionsTo?: (notices: readonly NoticeKind[]) => readonly Reaction[];
  /** Mails that quote messages, and follow them while they wait (CV-8). */
  quotingMails?: readonly QuotingMail[];
  /** The kinds of mails that it sends, for admins to look at (CH-7). */
  mailTemplates?: readonly MailTemplate[];
  /** What is removed when a member is erased (ID-13), and what an export contains (ID-14). */
  erasers?: readonly Eraser[];
  exporters?: readonly Exporter[];
  /** What keeps a staff account from being ended (ID-15), and what people are found by beside their names (AD-5). */
  openWork?: readonly OpenWork[];
  peopleFinders?: readonly PeopleFinder[];
  /** What a member's page says of the reader and that member; one module's. */
  memberTies?: MemberTies;
  /** Numbers for the admin's dashboard (AD-1). */
  dashboardNumbers?: readonly DashboardNumber[];
  /** Constraint name → the refusal it means. The one place where the database's "no" gets its words. */
  violations?: Readonly<Record<string, () => DomainError>>;
  /** Runs once per process after the settings are loaded. Returns what to do at the end. */
  start?: (services: Services) => Promise<() => Promise<void>>;
}

/** Whether a module is switched on now. */
export function isOn(services: Services, module: Module): boolean {
  return module.switch === undefined || services.settings.get(module.switch);
}

/** What all modules contribute together. */
export class Registry {
  readonly modules: readonly Module[];
  private readonly owners: ReadonlyMap<string, Module>;
  constructor(modules: readonly Module[]) {
    this.modules = modules;
    this.owners = new Map(modules.flatMap((m) => [...(m.reactions ?? []), ...(m.reactionsTo?.(this.notices) ?? [])].map((r) => [r.name, m] as const)));
    const twice = firstRepeated([...this.jobs.map((j) => j.name), ...this.reactions.map((r) => r.name), ...this.settings.map((s) => s.key), ...this.notices.map((n) => `notice ${n.name}`), ...this.erasers.map((e) => e.name), ...this.mailTemplates.map((m) => `mail ${m.name}`), ...this.dashboardNumbers.map((n) => n.key)]);
    if (twice) throw new Error(`two modules contribute "${twice}"`);
  }
  private all<T>(pick: (module: Module) => readonly T[] | undefined): T[] {
    return this.modules.flatMap((m) => pick(m) ?? []);
  }
  get routes(): Route[] { return this.all((m) => m.routes); }
  get endpoints(): Endpoint[] { return this.routes.map((r) => r.endpoint); }
  get jobs(): Job[] { return this.all((m) => m.jobs); }
  get crons(): Cron[] { return this.all((m) => m.crons); }
  get reactions(): Reaction[] { return [...this.all((m) => m.reactions), ...this.all((m) => m.reactionsTo?.(this.notices))]; }
  get notices(): NoticeKind[] { return this.all((m) => m.notices); }
  /** Of the modules that are on. */
  noticesOn(services: Services): NoticeKind[] {
    return this.modules.filter((m) => isOn(services, m)).flatMap((m) => m.notices ?? []);
  }
  get settings(): Setting[] { return this.all((m) => [...(m.switch ? [m.switch as unknown as Setting] : []), ...(m.settings ?? [])]); }
  get rooms(): RoomRule[] { return this.all((m) => m.rooms); }
  get socketEvents(): SocketEvent[] { return this.all((m) => m.socketEvents); }
  get conversationKinds(): ConversationKind[] { return this.all((m) => m.conversationKinds); }
  /** The rules of a kind of conversation, while its module is on. */
  kindOf(services: Services, kind: string | undefined): ConversationKind | undefined {
    return this.modules.filter((m) => isOn(services, m)).flatMap((m) => m.conversationKinds ?? []).find((k) => k.kind === kind);
  }
  /** Who contributes a reaction. */
  ownerOf(reaction: Reaction): Module | undefined {
    return this.owners.get(reaction.name);
  }
  /** The names of the modules that are on. */
  namesOn(services: Services): string[] {
    return this.modules.filter((m) => isOn(services, m)).map((m) => m.name);
  }
  get records(): RecordSource[] { return this.all((m) => m.records); }
  get remedies(): Remedy[] { return this.all((m) => m.remedies); }
  get erasers(): Eraser[] { return this.all((m) => m.erasers); }
  get exporters(): Exporter[] { return this.all((m) => m.exporters); }
  get quotingMails(): QuotingMail[] { return this.all((m) => m.quotingMails); }
  get mailTemplates(): MailTemplate[] { return this.all((m) => m.mailTemplates); }
  get dashboardNumbers(): DashboardNumber[] { return this.all((m) => m.dashboardNumbers); }
  get openWork(): OpenWork[] { return this.all((m) => m.openWork); }
  get peopleFinders(): PeopleFinder[] { return this.all((m) => m.peopleFinders); }
  get memberTies(): MemberTies | undefined { return this.modules.find((m) => m.memberTies)?.memberTies; }
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
