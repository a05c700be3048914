/**
 * What the server does wrong, on request. `refuse-all`: no connection is served (421); `refuse-recipient`: one address is unknown
 * (550 5.1.1); `temporary`: every recipient is put off (451); `slow`: the answer after the mail takes long; `drop`: the connection
 * breaks in the middle of the mail.
 */
export type Fault =
  | { kind: "none" }
  | { kind: "refuse-all" }
  | { kind: "refuse-recipient"; address: string }
  | { kind: "temporary" }
  | { kind: "slow"; seconds: number }
  | { kind: "drop" };

export const faultTitles: Record<Fault["kind"], string> = {
  none: "Takes every mail",
  "refuse-all": "Refuses all connections",
  "refuse-recipient": "Refuses one recipient",
  temporary: "Puts every mail off",
  slow: "Answers slowly",
  drop: "Drops the connection mid-mail",
};

/** Reads a fault from a form or JSON. Null when it is none. */
export function readFault(input: { kind?: unknown; address?: unknown; seconds?: unknown }): Fault | null {
  switch (input.kind) {
    case "none":
    case "refuse-all":
    case "temporary":
    case "drop":
      return { kind: input.kind };
    case "refuse-recipient":
      return typeof input.address === "string" && input.address.includes("@") ? { kind: "refuse-recipient", address: input.address.trim().toLowerCase() } : null;
    case "slow": {
      const seconds = Number(input.seconds);
      return seconds > 0 && seconds <= 120 ? { kind: "slow", seconds } : null;
    }
    default:
      return null;
  }
}
