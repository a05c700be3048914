import type { Services } from "../services.ts";

/**
 * Does something again and again for as long as the process runs, never twice at once: for work that is found by looking, so that
 * nothing on the way of a request knows of it.
 * @param what what could not be done, for the log
 * @param look can ask whether the process is to end: one that goes through much in many steps then ends after the step it is at
 * @returns what to do at the end: it waits for a look that is under way
 */
export function lookEvery(services: Services, milliseconds: number, what: string, look: (isEnding: () => boolean) => Promise<unknown>): () => Promise<void> {
  let ending = false;
  let running: Promise<unknown> | null = null;
  const timer = setInterval(() => {
    running ??= look(() => ending)
      .catch((err: unknown) => services.log.warn({ err }, `${what}; the next look is in ${milliseconds / 1000} s`))
      .finally(() => { running = null; });
  }, milliseconds);
  timer.unref();
  return async () => {
    clearInterval(timer);
    ending = true;
    await running;
  };
}
