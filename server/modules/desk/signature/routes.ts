import { signatureEndpoints as signature } from "../../../../contract/desk-signature.ts";
import { route, type Route } from "../../../platform/http/routes.ts";
import { changeSignature, signatureOf } from "./signature.ts";

export const signatureRoutes: readonly Route[] = [
  route(signature.show, async ({ tx, me }) => ({ words: await signatureOf(tx, me) ?? "" })),
  route(signature.change, ({ tx, me, body }) => changeSignature(tx, me, body)),
];
