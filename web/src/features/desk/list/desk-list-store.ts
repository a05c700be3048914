import type { DeskFilter, TicketRow } from "../../../../../contract/desk.ts";
import { applyTicketEvent, listFrom, needsRefetch, type TicketList } from "../../../../../contract/desk-list.ts";
import type { Page } from "../../../lib/use-pages.ts";

export type TicketNews = { id: string; version: number; row?: TicketRow };
export type AskPage = (query: { limit: number; cursor: string | undefined }) => Promise<Page<TicketRow>>;

export type DeskListView = {
  rows: readonly TicketRow[];
  status: "loading" | "error" | "ready";
  /** Why the first page or the next one could not be loaded. */
  error: unknown;
  hasMore: boolean;
};

const pageSize = 50;
const mostPerRequest = 100;
/** Milliseconds from an event to the new look that it makes necessary: many come at once. */
const settle = 400;

/**
 * The agents' list for one filter, live: pages from the server and the desk's events between them. It is what a fresh answer
 * would be (contract/desk-list.ts); lists that events alone can't keep true are asked for again.
 */
export class DeskListStore {
  readonly filter: DeskFilter;
  readonly #me: string;
  readonly #ask: AskPage;
  readonly #listeners = new Set<() => void>();
  #list: TicketList | null = null;
  #cursor: string | undefined;
  #view: DeskListView = { rows: [], status: "loading", error: null, hasMore: false };
  /** Events that came while an answer was under way: the answer may be older. */
  #meanwhile: TicketNews[] = [];
  readonly #readTo = new Map<string, number>();
  #asking = 0;
  /** Not in the view: while one scrolls nobody need hear that more is coming, and each telling draws the desk anew. */
  #loadingMore = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(filter: DeskFilter, me: string, ask: AskPage) {
    this.filter = filter;
    this.#me = me;
    this.#ask = ask;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  snapshot = (): DeskListView => this.#view;

  /** Asks for all that is held again, at least the first page. Failure leaves what is shown. */
  async refresh(): Promise<void> {
    const ask = ++this.#asking;
    this.#meanwhile = [];
    if (!this.#list) this.#show({ status: "loading", error: null });
    try {
      const { items, cursor } = await this.#firstRows(Math.max(pageSize, this.#list?.items.length ?? 0));
      if (ask !== this.#asking) return;
      this.#cursor = cursor;
      this.#hold(this.#meanwhile.reduce((list, news) => this.#after(list, news), listFrom(items, cursor !== undefined)));
      this.#show({ status: "ready", error: null });
    } catch (error) {
      if (ask === this.#asking) this.#show(this.#list ? {} : { status: "error", error });
    }
  }

  /** The rows behind those held. A new look meanwhile wins. */
  async loadMore(): Promise<void> {
    const before = this.#list;
    if (!before?.more || this.#loadingMore) return;
    const ask = this.#asking;
    this.#meanwhile = [];
    this.#loadingMore = true;
    if (this.#view.error !== null) this.#show({ error: null });
    try {
      // When it is shown, the next one may be asked for at once.
      const page = await this.#ask({ limit: pageSize, cursor: this.#cursor }).finally(() => { this.#loadingMore = false; });
      if (ask !== this.#asking) return;
      const held = this.#list ?? before;
      // Tickets that moved to the front since the last page are held already; of those seen in a newer version the news is right.
      const known = new Set(held.items.map((item) => item.id));
      const fresh = page.items.filter((row) => (held.versions[row.id] ?? 0) < row.version && !known.has(row.id));
      this.#cursor = page.nextCursor ?? undefined;
      const more: TicketList = { items: [...held.items, ...fresh], more: page.nextCursor !== null, versions: { ...held.versions, ...listFrom(fresh, false).versions } };
      this.#hold(this.#meanwhile.reduce((list, news) => this.#after(list, news), more));
    } catch (error) {
      this.#show({ error });
    }
  }

  /** What the desk says of a ticket. */
  hear(news: TicketNews): void {
    this.#meanwhile.push(news);
    if (!needsRefetch(this.filter)) {
      if (this.#list) this.#hold(this.#after(this.#list, news));
      return;
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.refresh(), settle);
  }

  /**
   * A ticket has been read here.
   *
   * @param seq up to where; all that the list knows of, unless said. Writing is reading, too, up to one's own message.
   */
  read(id: string, seq?: number): void {
    const list = this.#list;
    const row = list?.items.find((one) => one.id === id);
    const readTo = Math.max(this.#readTo.get(id) ?? 0, seq ?? row?.lastSeq ?? 0);
    this.#readTo.set(id, readTo);
    if (!list || !row || row.unread === 0) return;
    const unread = Math.min(row.unread, Math.max(0, row.lastSeq - readTo));
    this.#hold({ ...list, items: list.items.map((one) => (one === row ? { ...row, unread } : one)) });
  }

  async #firstRows(wanted: number): Promise<{ items: TicketRow[]; cursor: string | undefined }> {
    const items: TicketRow[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.#ask({ limit: Math.min(mostPerRequest, wanted - items.length), cursor });
      items.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined && items.length < wanted);
    return { items, cursor };
  }

  #after(list: TicketList, news: TicketNews): TicketList {
    if (needsRefetch(this.filter)) return list;
    const known = list.items.find((row) => row.id === news.id);
    const next = applyTicketEvent(list, news, this.filter, { me: this.#me });
    // Everybody's unread count is their own, so events have none: what was written since is new to us until it is read.
    const written = news.row ? news.row.lastSeq - Math.max(known?.lastSeq ?? 0, this.#readTo.get(news.id) ?? 0) : 0;
    if (next === list || written <= 0) return next;
    return { ...next, items: next.items.map((row) => (row.id === news.id ? { ...row, unread: row.unread + written } : row)) };
  }

  #hold(list: TicketList): void {
    this.#list = list;
    this.#show({ rows: list.items, hasMore: list.more });
  }

  #show(change: Partial<DeskListView>): void {
    this.#view = { ...this.#view, ...change };
    for (const listener of this.#listeners) listener();
  }
}
