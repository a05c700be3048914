import { DomainError } from "./errors.ts";

/** So many go together at most: more would be no cheaper, and the first would wait longer for the last. */
const mostTogether = 32;
/** So many wait at most; who comes then is refused at once. At the rates that are reached they would wait for longer than anybody does. */
const mostWaiting = 10_000;
/** Milliseconds after which a group is not counted as one of them any more: whatever it waits for, others go on. */
export const patience = 100;

/** What is gathered, and how it is done. */
export interface Gathering<Item, Answer> {
  /** What of two items must not go on at the same time: sessions, conversations. */
  keysOf: (item: Item) => readonly string[];
  /** Whether what shares a key may go in one group, in the order in which it came; otherwise it goes in one after the other. */
  sameKeyTogether: boolean;
  /** One answer for each, in order; null for what must go alone. Throws when nothing of it was done; a `DomainError` 503 is then the answer of all that wait. */
  together: (items: readonly Item[]) => Promise<readonly (Answer | null)[]>;
  /** So many groups at once: while one waits for its commit to be on disk, another works. */
  mostAtOnce: number;
  /**
   * Whether groups are made of one size: where one is under way, the next begins when it has its share of all that there are, or the first has ended. Otherwise it
   * begins with whatever has come: better where an item more costs nearly nothing, while here half of the groups would be of one.
   */
  evenly: boolean;
  /** By itself it may wait: nobody else does for it. */
  alone: (item: Item) => Promise<Answer>;
  /** After so many milliseconds from its arrival an item is refused. */
  longestWait: number;
  refusal: (item: Item) => DomainError;
  /** Whether that holds for what is under way too, which may then be done all the same. */
  refusesBegun: boolean;
}

interface Waiting<Item, Answer> {
  item: Item;
  keys: readonly string[];
  /** Answers, once; whatever comes later is of no matter. */
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
  /** Whether it is counted among what is under way. */
  begun: boolean;
  /** It was among items that failed: it goes alone, so that it fails no others again. */
  suspect: boolean;
  deadline: NodeJS.Timeout | undefined;
  /** It was answered, or its time was over. */
  ended: boolean;
}

/**
 * Does what comes at the same moment together. A lone item goes at once; those that come while two groups are under way go in the next one. So the more is asked, the
 * less each costs: what is spent once for a transaction (its commit, its round trips) is spent once for all of them.
 *
 * What shares a key goes in the order in which it came. An item that must wait for somebody else's lock waits on a connection of its own, and holds up nothing but its
 * own keys.
 */
export class Gatherer<Item, Answer> {
  private readonly gathering: Gathering<Item, Answer>;
  private waiting: Waiting<Item, Answer>[] = [];
  /** Keys that are under way, with how many items of each. */
  private readonly underWay = new Map<string, number>();
  /** Groups that are under way, apart from those that take long. */
  private running = 0;
  /** How many items they have. */
  private inGroups = 0;
  private planned = false;

  constructor(gathering: Gathering<Item, Answer>) {
    this.gathering = gathering;
  }

  /** @param suspect it shall go alone from the beginning. @returns its answer. @throws what doing it throws; the refusal */
  add(item: Item, suspect = false): Promise<Answer> {
    const { keysOf, longestWait, refusal, refusesBegun } = this.gathering;
    if (this.waiting.length >= mostWaiting) return Promise.reject(refusal(item));
    return new Promise((resolve, reject) => {
      const one: Waiting<Item, Answer> = { item, keys: keysOf(item), resolve, reject, begun: false, suspect, deadline: undefined, ended: false };
      one.deadline = setTimeout(() => {
        if (one.begun && !refusesBegun) return;
        this.waiting = this.waiting.filter((other) => other !== one);
        this.end(one, () => reject(refusal(item)));
        this.plan();
      }, longestWait);
      this.waiting.push(one);
      this.plan();
    });
  }

  /** What arrived in the same turn of the event loop leaves together. */
  private plan(): void {
    if (this.planned || this.running >= this.gathering.mostAtOnce || this.waiting.length === 0) return;
    this.planned = true;
    setImmediate(() => {
      this.planned = false;
      const batch = this.take();
      if (batch.length === 0) return;
      void this.run(batch);
      this.plan();
    });
  }

  private take(): Waiting<Item, Answer>[] {
    const batch: Waiting<Item, Answer>[] = [], left: Waiting<Item, Answer>[] = [], suspects: Waiting<Item, Answer>[] = [];
    // What is left behind holds back what comes after it of the same key.
    const held = new Set(this.underWay.keys());
    let looked = 0;
    const most = this.gathering.evenly ? Math.min(mostTogether, Math.ceil((this.waiting.length + this.inGroups) / this.gathering.mostAtOnce)) : mostTogether;
    if (this.gathering.evenly && this.running > 0 && this.waiting.length < most) return [];
    for (const one of this.waiting) {
      if (batch.length >= most) break;
      looked++;
      const goes = one.keys.every((key) => !held.has(key));
      if (!goes || one.suspect || !this.gathering.sameKeyTogether) for (const key of one.keys) held.add(key);
      (goes ? one.suspect ? suspects : batch : left).push(one);
    }
    this.waiting = [...left, ...this.waiting.slice(looked)];
    for (const one of [...batch, ...suspects]) this.begin(one);
    // They take no group's place: whatever they wait for, they wait for it by themselves.
    this.goAlone(suspects);
    return batch;
  }

  private async run(batch: Waiting<Item, Answer>[]): Promise<void> {
    this.running++;
    this.inGroups += batch.length;
    let counted = true;
    const goOn = () => {
      if (!counted) return;
      counted = false;
      this.running--;
      this.inGroups -= batch.length;
      this.plan();
    };
    const late = setTimeout(goOn, patience);
    try {
      const [first] = batch;
      const answers = first && batch.length === 1 ? [await this.gathering.alone(first.item)] : await this.gathering.together(batch.map(({ item }) => item));
      if (answers.length !== batch.length) throw new Error("not everything was answered");
      const left = batch.filter((_, i) => answers[i] === null);
      batch.forEach((one, i) => {
        const answer = answers[i];
        if (answer !== null && answer !== undefined) this.end(one, () => one.resolve(answer));
      });
      this.goAlone(left);
    } catch (error) {
      // A database that is away is away for all who wait: they shall not find it out one after the other. Other trouble is of one item.
      const away = error instanceof DomainError && error.status === 503;
      const refused = away ? [...batch, ...this.waiting.splice(0)] : batch.length === 1 ? batch : [];
      for (const one of refused) this.end(one, () => one.reject(error));
      if (refused.length > 0) return;
      for (const one of batch) one.suspect = true;
      this.goAlone(batch);
    } finally {
      clearTimeout(late);
      goOn();
      this.plan();
    }
  }

  /** What can't go with others. Of one key only the first goes; the rest come after it. */
  private goAlone(items: readonly Waiting<Item, Answer>[]): void {
    const going = new Set<string>(), after: Waiting<Item, Answer>[] = [];
    for (const one of items) {
      if (one.ended) continue;
      if (one.keys.some((key) => going.has(key))) {
        after.push(one);
        this.leave(one);
        continue;
      }
      for (const key of one.keys) going.add(key);
      this.gathering.alone(one.item).then((answer) => this.end(one, () => one.resolve(answer)), (error: unknown) => this.end(one, () => one.reject(error))).finally(() => this.plan());
    }
    this.waiting.unshift(...after);
  }

  private begin(one: Waiting<Item, Answer>): void {
    one.begun = true;
    for (const key of one.keys) this.underWay.set(key, (this.underWay.get(key) ?? 0) + 1);
  }

  /** It is not under way any more. */
  private leave(one: Waiting<Item, Answer>): void {
    if (!one.begun) return;
    one.begun = false;
    for (const key of one.keys) {
      const left = (this.underWay.get(key) ?? 1) - 1;
      if (left > 0) this.underWay.set(key, left);
      else this.underWay.delete(key);
    }
  }

  private end(one: Waiting<Item, Answer>, answer: () => void): void {
    one.ended = true;
    clearTimeout(one.deadline);
    this.leave(one);
    answer();
  }
}
