import type { Eraser } from "../../platform/ports.ts";
import { erasedWords } from "../conversations/index.ts";
import { erasedAddress } from "../identity/index.ts";
import { closeTicket } from "./close-ticket.ts";
import * as queries from "./erase.queries.ts";
import { dropRefusalsNaming } from "./import/import.queries.ts";
import { forgetSurgeWordsOf } from "./surge/forget-words.ts";
import { forgetSignatureOf } from "./signature/signature.queries.ts";
import { forgetViewsOf } from "./views/views.queries.ts";

const closedInAStep = 50;
const blankedInAStep = 200;

const closeEraser: Eraser = {
  name: "desk.close",
  title: { en: "Open tickets closed", sw: "Tiketi zilizo wazi zimefungwa" },
  async erase(tx, { personId }) {
    const open = await queries.unclosedOf.run({ personId, limit: closedInAStep }, tx);
    for (const { id } of open) await closeTicket(tx, id, "member_erased");
    return { count: open.length, done: open.length < closedInAStep };
  },
};

/** Subjects, evidence, ratings' comments and the words that tickets are found by. Numbers, states and the team's words stay. */
const ticketsEraser: Eraser = {
  name: "desk.tickets",
  title: { en: "Tickets blanked: subject, evidence, rating's comment, search words", sw: "Tiketi zimefutwa maneno: mada, ushahidi, maoni ya tathmini, maneno ya utafutaji" },
  async erase(tx, { personId }) {
    await queries.dropVotes.run({ personId }, tx);
    await forgetSurgeWordsOf(tx, personId);
    await forgetViewsOf.run({ personId }, tx);
    await forgetSignatureOf.run({ personId }, tx);
    const address = await erasedAddress(tx, personId);
    if (address !== null) await dropRefusalsNaming.run({ address }, tx);
    const [row] = await queries.eraseTickets.run({ personId, subject: "Ticket of a deleted account", words: erasedWords, limit: blankedInAStep, now: tx.now }, tx);
    const count = row?.count ?? 0;
    return { count, done: count < blankedInAStep };
  },
};

export const deskErasers: readonly Eraser[] = [closeEraser, ticketsEraser];
