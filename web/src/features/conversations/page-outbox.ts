import { reachableEvent } from "../../lib/network.ts";
import { patiently } from "../../lib/lazy-part.ts";
import { noteWaiting } from "../../lib/waiting-count.ts";
import { api, ApiError } from "../../lib/api.ts";
import { textsOf } from "../../lib/texts.ts";
import { conversationsTexts } from "../../texts/en/conversations.ts";
import { deliverAlong, type Deliver } from "./deliver.ts";
import { takeOldOutgoing } from "./old-outbox.ts";
import { Outbox, type OutboxDoors, type OutboxPlace } from "./outbox.ts";
import { memoryStore, type OutboxStore } from "./outbox-store.ts";

const t = textsOf(conversationsTexts);

let opened: Promise<OutboxStore> | undefined;
const warned = new Set<() => void>();
let isLasting = true;

/**
 * The browser's own database; where there is none, the page's memory, and people are warned. Its code may be missing for a while on a
 * poor network: then what is written waits for it, and the warning stands meanwhile.
 */
function openStore(): Promise<OutboxStore> {
  opened ??= codeOfStore()
    .then(({ indexedStore }) => indexedStore())
    .catch(() => {
      lasts(false);
      return memoryStore();
    });
  return opened;
}

async function codeOfStore(): Promise<typeof import("./indexed-store.ts")> {
  const load = () => import("./indexed-store.ts");
  return load().catch(async () => {
    lasts(false);
    const code = await patiently(load);
    lasts(true);
    return code;
  });
}

function lasts(now: boolean): void {
  isLasting = now;
  for (const listener of warned) listener();
}

/** Tells pages how much waits. What the page's memory holds says nothing of what the browser keeps. */
function count(person: string, store: OutboxStore, waiting: number): void {
  if (store.lasting) noteWaiting(person, waiting);
}

/** Whether what is not sent outlives the page, as far as is known. */
export const keepsUnsent = {
  subscribe: (listener: () => void) => {
    warned.add(listener);
    return () => warned.delete(listener);
  },
  now: () => isLasting,
};

const doors: OutboxDoors = {
  store: openStore,
  async upload(file, blob, { progress, begun }) {
    const { startUpload, onUpload, uploadOf } = await import("./upload-registry.ts");
    if (!blob) throw new ApiError({ type: "file-lost", title: t("fileLost", { name: file.name }), status: 410 });
    const result = startUpload(file.key, blob, file.name, { ...(file.begun !== null && { resume: file.begun }), onBegun: begun });
    const tell = () => {
      const now = uploadOf(file.key).progress;
      if (now) progress(now.sentBytes / (now.totalBytes || 1));
    };
    const stop = onUpload(file.key, tell);
    tell();
    return await result.catch((error: unknown) => {
      throw error instanceof ApiError && error.status >= 400 && error.status !== 401 && error.status !== 429
        ? new ApiError({ type: error.type, title: error.title, status: error.status, detail: t("fileRefused", { name: file.name, reason: error.message }) })
        : error;
    }).finally(stop);
  },
  async alone(name, work) {
    // Missing on pages that are not served securely; a message is written once all the same (CV-1).
    const locks = (navigator as { locks?: LockManager }).locks;
    await (locks ? locks.request(name, work) : work());
  },
  isSignedIn: async (person) => (await api<{ person: { id: string } }>("GET", "/api/me")).person.id === person,
  changed: (person) => void openStore().then(async (store) => count(person, store, (await store.all(person)).length)).catch(() => undefined),
};

const outboxes = new Map<string, Outbox>();
const people = new Set<string>();

/**
 * The page's one outbox of a person in a conversation. With the first of a person, all that this browser keeps of them goes out.
 *
 * @param deliver how the open page sends; along the route where no page is open
 */
export function outboxOf(place: OutboxPlace, deliver?: Deliver): Outbox {
  const key = `${place.person} ${place.conversationId}`;
  const known = outboxes.get(key);
  if (known) {
    if (deliver) known.deliverBy(deliver);
    return known;
  }
  const made = new Outbox(place, deliver ?? deliverAlong(place.route), doors);
  outboxes.set(key, made);
  if (deliver) adoptOld(place, made);
  drain(place.person);
  return made;
}

/** Sends all that a person has written in this browser and that is not sent, in any conversation, now and whenever there is a connection again. */
export function drain(person: string): void {
  if (people.has(person)) return;
  people.add(person);
  const look = () => void openStore().then(async (store) => {
    const all = await store.all(person);
    count(person, store, all.length);
    for (const kept of all) outboxOf({ person, conversationId: kept.conversationId, route: kept.route }).take(all);
  }).catch(() => undefined);
  look();
  window.addEventListener("online", look);
  window.addEventListener(reachableEvent, (event) => (event as CustomEvent<{ reachable: boolean }>).detail.reachable && look());
}

/** What an older version has kept waits for the person: it does not say whose it was. */
function adoptOld(place: OutboxPlace, outbox: Outbox): void {
  const old = takeOldOutgoing(place.conversationId).map(({ clientId, body, at }) => ({ ...place, clientId, body, at, files: [], refused: t("itWasNotSent") }));
  if (old.length === 0) return;
  void openStore().then(async (store) => {
    for (const one of old) await store.put(one);
    outbox.take(old);
    doors.changed(place.person);
  }).catch(() => undefined);
}
