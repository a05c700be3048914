import { useEffect, useSyncExternalStore } from "react";
import { undoSeconds } from "../../../../../contract/desk-many.ts";
import type { Bulk, BulkAction } from "../../../../../contract/desk-views.ts";
import type { DeskFilter } from "../../../../../contract/desk.ts";
import { api } from "../../../lib/api.ts";
import { describeError } from "../../../lib/describe-error.ts";
import { notify } from "../../../ui/toast.ts";
import { useLiveEvent } from "../../conversations/page-live.ts";
import type { Way } from "../ticket/undo.ts";
import { textsOf } from "../../../lib/texts.ts";
import { deskManyTexts } from "../../../texts/en/desk-many.ts";

const t = textsOf(deskManyTexts);

/** The bulk action of this page: one at a time is shown, the newest. */
let shown: Bulk | null = null;
/** By this page's clock, in milliseconds since 1970: when the one shown was started, and seen to be finished. */
let startedAt = 0;
let seenFinishedAt: number | null = null;
const listeners = new Set<() => void>();

function show(bulk: Bulk | null): void {
  if (!bulk?.finishedAt) seenFinishedAt = null;
  else if (shown?.id !== bulk.id || seenFinishedAt === null) seenFinishedAt = Date.now();
  shown = bulk;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Milliseconds between looks at one that is under way: sockets tell sooner. */
const lookEvery = 1500;

/** Starts a bulk action on chosen tickets or on all that a filter finds. A try that failed can be made again without doing it twice. */
export async function startBulk(action: BulkAction, which: { ticketIds: readonly string[] } | { filter: DeskFilter }, clientId: string = crypto.randomUUID()): Promise<boolean> {
  try {
    const started = Date.now();
    show(await api<Bulk>("POST", "/api/desk/bulks", { body: { clientId, action, ...which } }));
    startedAt = started;
    return true;
  } catch (error) {
    notify({ tone: "danger", title: t("notStarted"), description: describeError(error), action: { label: t("tryAgain"), run: () => void startBulk(action, which, clientId) } });
    return false;
  }
}

export async function undoShownBulk(): Promise<void> {
  if (!shown) return;
  try {
    show(await api<Bulk>("DELETE", `/api/desk/bulks/${shown.id}`));
  } catch (error) {
    notify({ tone: "danger", title: t("undoFailed"), description: describeError(error) });
    await look(shown.id);
  }
}

/** The way back of the bulk action shown, while it has one. */
export function bulkWay(): Way | null {
  const late = seenFinishedAt !== null && Date.now() - seenFinishedAt > undoSeconds * 1000;
  return shown?.abilities.undo && !late ? { at: startedAt, undo: () => void undoShownBulk() } : null;
}

export function dismissBulk(): void {
  show(null);
}

async function look(id: string): Promise<void> {
  const bulk = await api<Bulk>("GET", `/api/desk/bulks/${id}`).catch(() => null);
  if (bulk && shown?.id === id) show(bulk);
}

const underWay = (bulk: Bulk | null): boolean => bulk?.state === "running" || bulk?.state === "undoing";

/** The bulk action to show, kept true by news and by looking. */
export function useBulk(): Bulk | null {
  const bulk = useSyncExternalStore(subscribe, () => shown, () => null);
  useLiveEvent("bulk", (news) => {
    if (shown?.id !== news.id) return;
    // The end has more to say: what was left out and why, and for how long there is a way back.
    if (news.state === "done" || news.state === "undone") void look(news.id);
    else show({ ...shown, ...news });
  });
  const id = bulk?.id;
  const busy = underWay(bulk);
  useEffect(() => {
    if (!id || !busy) return;
    const timer = setInterval(() => void look(id), lookEvery);
    return () => clearInterval(timer);
  }, [id, busy]);
  return bulk;
}
