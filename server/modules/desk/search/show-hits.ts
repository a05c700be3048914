import type { TicketRow } from "../../../../contract/desk.ts";
import { holds, snippetOf } from "../../../../contract/search-snippet.ts";
import type { TicketHit } from "../../../../contract/search.ts";
import type { SearchTerm } from "../../../../contract/search-words.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { showMessages } from "../../conversations/index.ts";

/** Characters of a subject: all of them. */
const subjectLength = 200;

/**
 * The found tickets with what was searched for marked: in the number, the subject, the requester, the address, the last words. What stands in
 * none of these was said at first: then those words are shown, in one statement for all such tickets.
 *
 * @param addresses those that were searched for, by whose they are
 */
export async function showHits(tx: Tx, rows: readonly TicketRow[], terms: readonly SearchTerm[], addresses: ReadonlyMap<string, string>): Promise<TicketHit[]> {
  const hits = rows.map((row) => ({ row, unseen: unseenIn(row, terms, addresses) }));
  const first = new Map((await showMessages(tx, hits.filter(({ unseen }) => unseen).map(({ row }) => ({ conversationId: row.id, seq: 1 })), terms)).map((message) => [message.conversationId, message.snippet]));
  return hits.map(({ row }) => {
    const said = first.get(row.id);
    const address = addresses.get(row.requester.id);
    return {
      ...row, title: snippetOf(row.subject, terms, subjectLength), numberParts: numberParts(row.number, terms), requesterParts: snippetOf(nameOf(row, terms), terms),
      address: address === undefined ? null : snippetOf(address, terms.map((term) => ({ ...term, prefix: true }))),
      snippet: said?.some(({ hit }) => hit) ? said : snippetOf(row.preview ?? "", terms),
    };
  });
}

/** Whether something that is searched for stands in nothing that a row shows. */
function unseenIn(row: TicketRow, terms: readonly SearchTerm[], addresses: ReadonlyMap<string, string>): boolean {
  const shown = [row.number, row.subject, nameOf(row, terms), row.preview ?? "", addresses.get(row.requester.id) ?? ""];
  return terms.some((term) => !term.negative && !isNumber(row.number, term) && !shown.some((text) => holds(text, term)));
}

/** The username shows where it is what was found. */
function nameOf({ requester: { name, username } }: TicketRow, terms: readonly SearchTerm[]): string {
  return username !== null && terms.some((term) => !term.negative && !holds(name, term) && holds(username, term)) ? `${name} @${username}` : name;
}

function numberParts(number: string, terms: readonly SearchTerm[]): TicketHit["numberParts"] {
  return [{ text: number, hit: terms.some((term) => !term.negative && isNumber(number, term)) }];
}

/** The same rule as the index: with or without the prefix, the hyphen and leading noughts. */
function isNumber(number: string, { number: asked, words, prefix }: SearchTerm): boolean {
  const [letters = "", digits = ""] = number.toLowerCase().split("-");
  if (!asked) return prefix && words.length === 1 && letters.startsWith(words[0] ?? "-");
  if (asked.prefix !== "" && asked.prefix !== letters) return false;
  return digits.replace(/^0+/, "") === asked.digits.replace(/^0+/, "") || (prefix && digits.startsWith(asked.digits));
}
