import { z } from "zod";
import { endpoint } from "./endpoint.ts";

const signature = z.strictObject({ /** Empty: none. */ words: z.string().trim().max(300, "Keep it to 300 characters.") });
export type Signature = z.infer<typeof signature>;

export const signatureEndpoints = {
  show: endpoint({ method: "GET", path: "/api/desk/signature", summary: "What stands under the caller's answers in mails (DK-9).", access: "ticket.reply", limit: "read", output: signature }),
  change: endpoint({ method: "PUT", path: "/api/desk/signature", summary: "Change what stands under the caller's answers in mails; empty is none.", access: "ticket.reply", limit: "write", body: signature, output: signature }),
};
