import type { TicketDue } from "../../../../../contract/sla.ts";

export type Dues = ReadonlyMap<string, TicketDue | null>;
export type AskDue = (ticketIds: readonly string[]) => Promise<{ inForce: boolean; items: readonly { ticketId: string; due: TicketDue }[] }>;

/** So many at once are answered. */
const mostAtOnce = 50;
/** Milliseconds that rows must have been in sight: who scrolls by does not ask. */
const rest = 120;

/**
 * By when the tickets in sight are due (DK-11). Beside the list and not in it: the list stays as quick as it is without promises,
 * and one question is enough where nothing is promised to anybody.
 */
export class DueStore {
  readonly #ask: AskDue;
  readonly #listeners = new Set<() => void>();
  #known: Dues = new Map();
  #wanted: readonly string[] = [];
  #asking = new Set<string>();
  #inForce = true;
  /** Grows when everything is forgotten: an answer under way is then too old. */
  #since = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(ask: AskDue) {
    this.#ask = ask;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  snapshot = (): Dues => this.#known;

  /** These are in sight. */
  want(ticketIds: readonly string[]): void {
    this.#wanted = ticketIds;
    clearTimeout(this.#timer);
    if (this.#inForce && this.#missing().length > 0) this.#timer = setTimeout(() => void this.#fetch(), rest);
  }

  /** What the desk says of a ticket. */
  hear(ticketId: string, due: TicketDue | null): void {
    this.#inForce = true;
    this.#asking.delete(ticketId);
    this.#hold([[ticketId, due]]);
  }

  /** News may have been missed: what is in sight is asked for again, and stays as it is until then. */
  again(): void {
    this.#since += 1;
    this.#inForce = true;
    this.#asking = new Set();
    const shown = new Set(this.#wanted);
    this.#known = new Map([...this.#known].filter(([id]) => shown.has(id)));
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#fetch(this.#wanted), rest);
  }

  #missing(): string[] {
    return this.#wanted.filter((id) => !this.#known.has(id) && !this.#asking.has(id));
  }

  async #fetch(wanted: readonly string[] = this.#missing()): Promise<void> {
    const since = this.#since;
    const ids = wanted.slice(0, mostAtOnce);
    if (ids.length === 0) return;
    for (const id of ids) this.#asking.add(id);
    try {
      const { inForce, items } = await this.#ask(ids);
      if (since !== this.#since) return;
      this.#inForce = inForce;
      const due = new Map(items.map((item) => [item.ticketId, item.due]));
      // What was heard meanwhile is newer.
      this.#hold(ids.filter((id) => this.#asking.has(id)).map((id) => [id, due.get(id) ?? null]));
    } catch {
      // Rows without it are still good; it is asked for again when the rows in sight change, or the connection comes back.
    } finally {
      if (since === this.#since) for (const id of ids) this.#asking.delete(id);
    }
  }

  #hold(news: readonly (readonly [string, TicketDue | null])[]): void {
    this.#known = new Map([...this.#known, ...news]);
    for (const listener of this.#listeners) listener();
  }
}
