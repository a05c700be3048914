import type { z } from "zod";
import type { personNote } from "../../../../contract/people.ts";
import { audit } from "../../../platform/audit/audit.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { conflict, forbidden } from "../../../platform/errors.ts";
import { accessPerson } from "../access.ts";
import * as queries from "./person.queries.ts";

type Note = z.input<typeof personNote>;

/** AD-5: a note about a person for the team. Staff neither write nor read notes about themselves. @throws 403, 404; 409 `already-erased` */
export async function addNote(tx: Tx, personId: string, body: string): Promise<Note> {
  const person = await accessPerson(tx, personId);
  if (personId === tx.actor.personId) throw forbidden("Notes about you are for others to write.");
  if (person.erasedAt) throw conflict("already-erased", "This account was erased.");
  const [made] = await queries.addNote.run({ personId, authorId: tx.actor.personId ?? "", body, now: tx.now }, tx);
  await audit(tx, { verb: "member.noted", subjectKind: "person", subjectId: personId, after: { noteId: made?.id } });
  const written = (await queries.notesAbout.run({ personId }, tx)).find((note) => note.id === made?.id);
  if (!written) throw new Error("a note could not be read back");
  return presentNote(written);
}

export function presentNote(row: queries.NotesAboutResult): Note {
  const author = row.authorId ? { id: row.authorId, name: row.authorName ?? "", username: row.authorUsername, image: row.authorImage, isStaff: row.authorIsStaff ?? false } : null;
  return { id: row.id, author, body: row.body, at: row.at.toISOString() };
}
