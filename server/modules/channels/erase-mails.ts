import type { Eraser } from "../../platform/ports.ts";
import { erasedAddress, nobodyAddress } from "../identity/index.ts";
import * as queries from "./erase.queries.ts";

const batch = 500;

/** Mails to the person, mails to others that quote them, and the choices that belong to the address. That a mail was sent stays. */
export const mailsEraser: Eraser = {
  name: "channels.mails",
  title: { en: "Mails: addresses, subjects and texts removed", sw: "Barua: anwani, mada na maandishi yameondolewa" },
  async erase(tx, { personId }) {
    const nobody = nobodyAddress(personId);
    const address = (await erasedAddress(tx, personId)) ?? nobody;
    const stops = await queries.eraseStops.run({ address, now: tx.now }, tx);
    const [row] = await queries.eraseMails.run({ personId, address, nobody, limit: batch }, tx);
    const count = row?.count ?? 0;
    return { count: count + stops.length, done: count === 0 };
  },
};
