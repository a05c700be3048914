/** What a worker asks of its server host. */
export type HostOrder =
  | { do: "start"; environment: Record<string, string>; database: { ownerUrl: string; appUrl: string }; secret: string }
  | { do: "stop" };

/** What the host answers, once for each order. */
export interface HostAnswer {
  /** Where the server that was started listens. */
  address?: string | undefined;
  /** Why the order could not be done. */
  failed?: string;
}
