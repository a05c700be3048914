import type { OutgoingFile } from "./thread-state.ts";

/** Where a message goes: a ticket's replies, a conversation, or a talk with the bot, which may have become a ticket meanwhile. */
export type SendingRoute = { kind: "ticket" | "conversation" | "talk"; id: string };

/** A file that waits with its message. */
export type KeptFile = OutgoingFile & {
  /** Ready at the server under this id. */
  fileId: string | null;
  /** An upload that has begun under this id, to go on where it stopped. */
  begun: string | null;
};

/** An unsent message as the browser keeps it. Only who wrote it may ever send it: it is found by its author alone. */
export type Kept = {
  clientId: string;
  /** The author's id. */
  person: string;
  conversationId: string;
  route: SendingRoute;
  body: string;
  /** When it was written, ISO 8601. */
  at: string;
  files: KeptFile[];
  /** Why the server does not want it as it is; it then waits for its author. */
  refused: string | null;
};

/** Keeps what is written and not sent through reloads and crashes. */
export type OutboxStore = {
  /** False where all is lost with the page: the person is warned. */
  readonly lasting: boolean;
  /** A person's messages, oldest first. */
  all: (person: string) => Promise<Kept[]>;
  has: (clientId: string) => Promise<boolean>;
  /** Keeps a message, and the bytes of its files where they are given. */
  put: (kept: Kept, blobs?: ReadonlyMap<string, Blob>) => Promise<void>;
  blob: (fileKey: string) => Promise<Blob | undefined>;
  /** Forgets a message and the bytes of its files. */
  remove: (clientId: string) => Promise<void>;
};

/** In the order of writing. */
export const byTime = (a: Kept, b: Kept): number => a.at.localeCompare(b.at);

/** Where the browser keeps nothing (a private window, blocked storage): for as long as the page is open. */
export function memoryStore(): OutboxStore {
  const messages = new Map<string, Kept>();
  const files = new Map<string, Blob>();
  return {
    lasting: false,
    all: async (person) => [...messages.values()].filter((one) => one.person === person).sort(byTime).map((one) => structuredClone(one)),
    has: async (clientId) => messages.has(clientId),
    put: async (kept, blobs) => {
      messages.set(kept.clientId, structuredClone(kept));
      for (const [key, blob] of blobs ?? []) files.set(key, blob);
    },
    blob: async (key) => files.get(key),
    remove: async (clientId) => {
      for (const file of messages.get(clientId)?.files ?? []) files.delete(file.key);
      messages.delete(clientId);
    },
  };
}
