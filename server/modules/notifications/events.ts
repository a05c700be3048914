/** A way by which people are reached stopped working, or works again. */
export interface ChannelChanged {
  channel: "mail";
  state: "down" | "up";
  /** When it stopped working, ISO. */
  since: string;
}

declare module "../../platform/events.ts" {
  interface DomainEvents {
    "channel.changed": ChannelChanged;
  }
}
