import { DomainError } from "../../platform/errors.ts";

/** Null for what is not there any more: trying again would not bring it back. */
export function orGone<T>(found: Promise<T>): Promise<T | null> {
  return found.catch((error: unknown) => {
    if (error instanceof DomainError && error.status === 404) return null;
    throw error;
  });
}
