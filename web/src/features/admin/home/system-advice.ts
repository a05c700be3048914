import { formatDuration, formatNumber } from "../../../lib/format.ts";
import type { Home } from "../contract-types.ts";

/** How one part of the system is, in words: what is so, and what to do when it is not well. */
export type Advice = { part: string; tone: "success" | "warning" | "danger"; state: string; advice: string | null };

/** Seconds that a job may wait before it looks as if nobody took jobs at all; timers run each minute. */
const patience = 120;

const mails = (count: number) => (count === 1 ? "1 mail" : `${formatNumber(count)} mails`);
const tasks = (count: number) => (count === 1 ? "1 background task" : `${formatNumber(count)} background tasks`);

function mailAdvice({ queued, failed }: Home["mail"]): Advice {
  const part = "Outgoing mail";
  if (failed > 0) {
    return {
      part, tone: "danger", state: `${mails(failed)} could not be delivered${queued > 0 ? `, ${formatNumber(queued)} more on the way` : ""}.`,
      advice: "The ticket that a mail belongs to says why it failed. One address: ask the person for another. Many at once: check BARAZA_SMTP_URL and the mail server.",
    };
  }
  if (queued > 0) {
    return { part, tone: "warning", state: `${mails(queued)} on the way.`, advice: "They are tried again by themselves for four days. If the number stays, check that BARAZA_SMTP_URL is set and that the mail server answers." };
  }
  return { part, tone: "success", state: "All mails were handed over.", advice: null };
}

function jobAdvice({ waiting, failing, oldestSeconds }: Home["jobs"]): Advice {
  const part = "Background tasks";
  if (oldestSeconds !== null && oldestSeconds > patience) {
    return {
      part, tone: "danger", state: `${tasks(waiting + failing)} not done; the oldest has waited ${formatDuration(oldestSeconds)}.`,
      advice: "Nobody seems to take them. Check that a process with BARAZA_ROLES=worker (or both roles) runs, and read its log.",
    };
  }
  if (failing > 0) {
    return { part, tone: "warning", state: `${tasks(failing)} tried and not done yet.`, advice: "They are tried again by themselves, each time later. If the number stays, the server's log says why." };
  }
  return { part, tone: "success", state: waiting > 0 ? `${tasks(waiting)} about to run.` : "Nothing waits.", advice: null };
}

/** The system's state as the overview shows it, part by part. */
export function systemAdvice(home: Pick<Home, "mail" | "jobs">): Advice[] {
  return [mailAdvice(home.mail), jobAdvice(home.jobs)];
}
