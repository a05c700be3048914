import type { Services } from "./services.ts";

/** Whether nobody has set this instance up yet (ID-6). Everybody may know. */
export async function setupIsOpen(services: Services): Promise<boolean> {
  const { rowCount } = await services.pool.query({ name: "setup_state", text: "SELECT 1 FROM identity_setup", values: [] });
  return rowCount === 0;
}
