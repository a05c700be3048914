/*
 * What the worker uses of its global scope. TypeScript's own `webworker` library can't be loaded beside `dom` in one project.
 */

/** An event whose work the browser waits for. */
export interface WorkerEvent extends Event {
  waitUntil: (work: Promise<unknown>) => void;
}

/** A page of ours. */
export interface WindowClient {
  url: string;
  focused: boolean;
  focus: () => Promise<WindowClient>;
  postMessage: (message: unknown, transfer?: readonly unknown[]) => void;
}

export interface MessageEventOfWorker extends WorkerEvent {
  data: unknown;
  ports: readonly MessagePort[];
}
export interface PushEvent extends WorkerEvent {
  data: { json: () => unknown } | null;
}
export interface NotificationEvent extends WorkerEvent {
  notification: Notification;
}

type WorkerEvents = { install: WorkerEvent; activate: WorkerEvent; message: MessageEventOfWorker; push: PushEvent; notificationclick: NotificationEvent; pushsubscriptionchange: WorkerEvent };

export interface Worker {
  /** Filled in by the build: the files to keep. */
  __WB_MANIFEST: readonly { url: string; revision: string | null }[];
  location: Location;
  registration: ServiceWorkerRegistration;
  clients: { matchAll: (options: { type: "window"; includeUncontrolled?: boolean }) => Promise<readonly WindowClient[]>; openWindow: (url: string) => Promise<WindowClient | null> };
  skipWaiting: () => Promise<void>;
  addEventListener: <Name extends keyof WorkerEvents>(name: Name, listener: (event: WorkerEvents[Name]) => void) => void;
}
