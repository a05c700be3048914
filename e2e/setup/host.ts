import { fork } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { HostAnswer, HostOrder } from "./host-messages.ts";

/** The process in which the servers of one worker run, one after another. */
export interface Host {
  /** Gives an order and waits until it is done. @throws Error with the host's words */
  ask: (order: HostOrder) => Promise<HostAnswer>;
  /** What the servers have printed since `forget`. */
  output: () => string;
  /** Begins the output anew. */
  forget: () => void;
  end: () => Promise<void>;
}

const program = fileURLToPath(new URL("server-host.ts", import.meta.url));
const compileCache = new URL("../../scripts/compile-cache.mjs", import.meta.url).href;
/** A start or a stop that takes longer hangs, in milliseconds: the story fails with what was printed. */
const patience = 120_000;

/** Starts a host. Its servers see nothing of this process's environment but PATH. */
export function startHost(): Host {
  const child = fork(program, [], { execArgv: ["--import", compileCache], env: { PATH: process.env.PATH ?? "", NODE_ENV: "test" }, stdio: ["ignore", "pipe", "pipe", "ipc"] });
  let lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) if (stream) createInterface({ input: stream }).on("line", (line) => lines.push(line));
  const ended = once(child, "exit");
  const output = () => lines.join("\n");

  async function ask(order: HostOrder): Promise<HostAnswer> {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`The server's process ended by itself:\n${output()}`);
    let late: NodeJS.Timeout | undefined;
    const answered = once(child, "message").then(([answer]) => answer as HostAnswer);
    const never = new Promise<HostAnswer>((resolve) => { late = setTimeout(() => resolve({ failed: `no answer in ${patience / 1000} s` }), patience); });
    child.send(order);
    const answer = await Promise.race([answered, never, ended.then((): HostAnswer => ({ failed: "the server's process ended" }))]);
    clearTimeout(late);
    if (answer.failed) throw new Error(`The server did not ${order.do}: ${answer.failed}\n${output()}`);
    return answer;
  }

  return {
    ask, output,
    forget: () => { lines = []; },
    async end() {
      if (child.exitCode === null && child.signalCode === null) child.kill("SIGKILL");
      await ended;
    },
  };
}
