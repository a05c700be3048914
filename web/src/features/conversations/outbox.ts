import { ApiError, isPassing } from "../../lib/api-error.ts";
import { describeError } from "../../lib/describe-error.ts";
import { uuid } from "../../lib/uuid.ts";
import type { Deliver } from "./deliver.ts";
import type { Kept, OutboxStore, SendingRoute } from "./outbox-store.ts";
import type { LocalFile } from "./local-file.ts";
import type { Outgoing, ThreadEvent } from "./thread-state.ts";

/** What becomes of a message, for the thread; `pause`: the server asked to wait this many seconds (CV-16); `elsewhere`: another tab has sent it. */
export type OutboxNews =
  | Extract<ThreadEvent, { type: "sending" | "waiting" | "failed" | "progress" | "message" | "withdrawn" }>
  | { type: "pause"; seconds: number }
  | { type: "elsewhere"; clientId: string };

/** Whose messages, of which conversation, and which way they go. */
export type OutboxPlace = { person: string; conversationId: string; route: SendingRoute };

/** What an outbox needs of the page. */
export type OutboxDoors = {
  store: () => Promise<OutboxStore>;
  /** Sends a file and answers with its id there. @throws ApiError */
  upload: (file: Kept["files"][number], blob: Blob | undefined, on: { progress: (share: number) => void; begun: (fileId: string) => void }) => Promise<string>;
  /** Does something while no other tab does it. */
  alone: (name: string, work: () => Promise<void>) => Promise<void>;
  /** Whether this browser is still signed in as that person; asked before anything older goes out. @throws ApiError */
  isSignedIn: (person: string) => Promise<boolean>;
  /** After each change of what is kept. */
  changed: (person: string) => void;
};

type Entry = Kept & { state: Outgoing["state"]; reason?: string; progress?: number; keeping: Promise<unknown>; older?: boolean };

const pause = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
/** Seconds before the next try without a connection: the first, and the longest. */
const again = { first: 4, longest: 60 };

/**
 * What a person has written in one conversation and the server does not have yet. One message at a time, in the order of writing,
 * each with one client id for all its tries (CV-1, CV-5); kept in the browser with its files until it arrived. Without a connection
 * all of it waits, and goes out by itself; what is refused for itself waits for the person, and holds up nothing.
 */
export class Outbox {
  readonly #place: OutboxPlace;
  readonly #doors: OutboxDoors;
  readonly #entries: Entry[] = [];
  readonly #listeners = new Set<(news: OutboxNews) => void>();
  readonly #gone = new Set<string>();
  #deliver: Deliver;
  #running = false;
  #wait = again.first;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(place: OutboxPlace, deliver: Deliver, doors: OutboxDoors) {
    this.#place = place;
    this.#deliver = deliver;
    this.#doors = doors;
  }

  get entries(): readonly Outgoing[] {
    return this.#entries.map(shown);
  }

  /** How messages go from now on: the open page may have more to do with the answer. */
  deliverBy(deliver: Deliver): void {
    this.#deliver = deliver;
  }

  listen(listener: (news: OutboxNews) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Takes a text and files over.
   *
   * @param clientId of an earlier try of the same text, if there was one
   * @returns when the browser keeps it; never fails, and what becomes of the message is told to the listeners
   */
  send(body: string, clientId: string = uuid(), files: readonly LocalFile[] = []): Promise<void> {
    const kept: Kept = {
      ...this.#place, clientId, body, at: new Date().toISOString(), refused: null,
      files: files.map(({ key, name, type, bytes }) => ({ key, name, type, bytes, fileId: null, begun: null })),
    };
    const keeping = this.#keep(kept, new Map(files.map(({ key, blob }) => [key, blob])));
    this.#gone.delete(clientId);
    this.#entries.push({ ...kept, state: "sending", keeping });
    this.#tell({ type: "sending", outgoing: outgoingOf(kept) });
    void this.#run();
    return keeping;
  }

  /** Takes up what an earlier page, or another tab, has left behind, and sends it. */
  take(all: readonly Kept[]): void {
    const own = all.filter(({ clientId, conversationId }) => conversationId === this.#place.conversationId && !this.#gone.has(clientId));
    const unknown = own.filter(({ clientId }) => !this.#entries.some((one) => one.clientId === clientId));
    for (const kept of unknown) {
      const entry: Entry = { ...kept, older: true, state: kept.refused === null ? "sending" : "failed", reason: kept.refused ?? undefined, keeping: Promise.resolve() };
      this.#entries.push(entry);
      this.#tell({ type: "sending", outgoing: outgoingOf(kept) });
      if (kept.refused !== null) this.#tell({ type: "failed", clientId: kept.clientId, reason: kept.refused });
    }
    this.#entries.sort((a, b) => a.at.localeCompare(b.at));
    this.goOn();
  }

  /** There may be a connection now: what waits is tried. */
  goOn(): void {
    clearTimeout(this.#timer);
    for (const one of this.#entries) if (one.state === "waiting") this.#again(one);
    void this.#run();
  }

  /** Sends all that failed or waits again, oldest first. */
  retry(): void {
    for (const one of this.#entries) {
      if (one.state !== "failed") continue;
      one.refused = null;
      void this.#keep(one);
      this.#again(one);
    }
    this.goOn();
  }

  /** Takes a message that was not sent back; answers with its text and its files. */
  async withdraw(clientId: string): Promise<{ body: string; files: LocalFile[] }> {
    const one = this.#entries.find((entry) => entry.clientId === clientId);
    const store = await this.#doors.store();
    const files = await Promise.all((one?.files ?? []).map(async (file) => ({ file, blob: await store.blob(file.key) })));
    this.arrived(clientId);
    this.#tell({ type: "withdrawn", clientId });
    return { body: one?.body ?? "", files: files.flatMap(({ file: { key, name, type, bytes }, blob }) => (blob ? [{ key, name, type, bytes, blob }] : [])) };
  }

  /** The message is at the server, as the socket tells. */
  arrived(clientId: string): void {
    const at = this.#entries.findIndex((one) => one.clientId === clientId);
    const [entry] = at >= 0 ? this.#entries.splice(at, 1) : [];
    if (!entry) return;
    this.#gone.add(clientId);
    void entry.keeping
      .then(async () => (await this.#doors.store()).remove(clientId))
      .catch(() => undefined)
      .finally(() => this.#doors.changed(this.#place.person));
  }

  async #keep(kept: Kept, blobs?: ReadonlyMap<string, Blob>): Promise<void> {
    const { clientId, person, conversationId, route, body, at, files, refused } = kept;
    const plain: Kept = { clientId, person, conversationId, route, body, at, files: files.map((file) => ({ ...file })), refused };
    // A browser without room for the files keeps at least the words.
    await this.#doors.store().then((store) => store.put(plain, blobs).catch(() => store.put(plain))).catch(() => undefined);
    this.#doors.changed(person);
  }

  async #run(): Promise<void> {
    if (this.#running || !this.#next()) return;
    this.#running = true;
    await this.#doors.alone(`baraza:outbox:${this.#place.conversationId}`, async () => {
      for (let next = this.#next(); next; next = this.#next()) await this.#try(next);
    });
    this.#running = false;
    if (!this.#entries.some(({ state }) => state === "waiting")) return void (this.#wait = again.first);
    this.#timer = setTimeout(() => this.goOn(), this.#wait * 1_000 * (0.75 + Math.random() / 2));
    this.#wait = Math.min(this.#wait * 2, again.longest);
  }

  #next(): Entry | undefined {
    return this.#entries.find((one) => one.state === "sending");
  }

  async #try(one: Entry): Promise<void> {
    try {
      await one.keeping;
      const store = await this.#doors.store();
      if (!(await store.has(one.clientId)) && store.lasting) return this.#sentElsewhere(one);
      // Somebody else may have signed in meanwhile, and would become its author.
      if (one.older && !(await this.#doors.isSignedIn(one.person))) return this.#allWait();
      const attachments = await this.#uploaded(one, store);
      const message = await this.#deliver({ clientId: one.clientId, body: one.body, ...(attachments.length > 0 && { attachments }) });
      this.arrived(one.clientId);
      this.#tell({ type: "message", message });
    } catch (error) {
      await this.#failed(one, error);
    }
  }

  /** The ids of its files, sent one after the other; each is noted, so that none is sent twice. */
  async #uploaded(one: Entry, store: OutboxStore): Promise<string[]> {
    const total = one.files.reduce((sum, { bytes }) => sum + bytes, 0) || 1;
    let done = 0;
    for (const file of one.files) {
      if (file.fileId === null) {
        const progress = (share: number) => this.#progress(one, (done + share * file.bytes) / total);
        const begun = (fileId: string) => {
          file.begun = fileId;
          void this.#keep(one);
        };
        file.fileId = await this.#doors.upload(file, await store.blob(file.key), { progress, begun });
        await this.#keep(one);
      }
      done += file.bytes;
      this.#progress(one, done / total);
    }
    return one.files.flatMap(({ fileId }) => fileId ?? []);
  }

  async #failed(one: Entry, error: unknown): Promise<void> {
    if (error instanceof ApiError && error.status === 429) {
      const seconds = error.retryAfter ?? 5;
      this.#tell({ type: "pause", seconds });
      return void (await pause(seconds));
    }
    // Without a connection what was written after it would overtake it: all of it waits.
    if (isPassing(error)) return this.#allWait();
    const reason = describeError(error);
    const signedOut = error instanceof ApiError && error.status === 401;
    // Signed out is no fault of the message: after signing in it goes out by itself.
    const all = signedOut ? this.#entries.filter(({ state }) => state === "sending") : [one];
    for (const each of all) {
      if (!signedOut) each.refused = reason;
      this.#becomes(each, "failed", reason);
    }
    if (!signedOut) await this.#keep(one);
  }

  #allWait(): void {
    for (const one of this.#entries) if (one.state === "sending") this.#becomes(one, "waiting");
  }

  #sentElsewhere(one: Entry): void {
    this.arrived(one.clientId);
    this.#tell({ type: "elsewhere", clientId: one.clientId });
  }

  #progress(one: Entry, progress: number): void {
    one.progress = progress;
    this.#tell({ type: "progress", clientId: one.clientId, progress });
  }

  #again(one: Entry): void {
    one.state = "sending";
    one.reason = undefined;
    this.#tell({ type: "sending", outgoing: outgoingOf(one) });
  }

  #becomes(one: Entry, state: "waiting" | "failed", reason?: string): void {
    one.state = state;
    one.reason = reason;
    one.older = true;
    this.#tell(state === "waiting" ? { type: "waiting", clientId: one.clientId } : { type: "failed", clientId: one.clientId, reason: reason ?? "" });
  }

  #tell(news: OutboxNews): void {
    for (const listener of this.#listeners) listener(news);
  }
}

function outgoingOf({ clientId, body, at, files }: Kept) {
  return { clientId, body, at, ...(files.length > 0 && { files: files.map(({ key, name, type, bytes }) => ({ key, name, type, bytes })) }) };
}

function shown(one: Entry): Outgoing {
  return { ...outgoingOf(one), state: one.state, ...(one.reason !== undefined && { reason: one.reason }), ...(one.progress !== undefined && { progress: one.progress }) };
}

