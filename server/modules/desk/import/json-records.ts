import { longestRecord, type FileRecord } from "./records.ts";

/** Names under which exports keep their list of records. */
const lists = new Set(["tickets", "conversations", "payload", "users", "contacts", "people", "results"]);

/**
 * The records of a JSON text, one at a time whatever its size: of a list (`[{…}]`), of a list in an object (`{"tickets": […]}`,
 * `{"data": {"payload": […]}}`), or one after the other (JSON Lines).
 */
export async function* jsonRecords(texts: AsyncIterable<string>): AsyncGenerator<FileRecord> {
  const cut = new Cutter();
  let record = 0;
  for await (const text of texts) {
    for (const piece of cut.take(text)) yield parsed(++record, piece);
  }
  const rest = cut.rest();
  if (rest) yield { record: ++record, line: rest.line, value: null, cells: [], problem: "This record is not whole: the file ends inside of it." };
}

interface Piece { line: number; text: string | null }

function parsed(record: number, { line, text }: Piece): FileRecord {
  if (text === null) return { record, line, value: null, cells: [], problem: `This record has more than ${longestRecord / 1024 / 1024} million characters. Shorten it.` };
  try {
    const value: unknown = JSON.parse(text);
    return { record, line, value: value as Record<string, unknown>, cells: [], problem: null };
  } catch {
    return { record, line, value: null, cells: [], problem: "This record is not valid JSON." };
  }
}

/** Follows brackets and strings, and cuts out the objects that are records. */
class Cutter {
  private depth = 0;
  private line = 1;
  private inString = false;
  private escaped = false;
  /** Depth inside of the list of records; null until it is known. */
  private listDepth: number | null = null;
  /** The object being read, its first line, and whether it has become too long. */
  private held = "";
  private heldFrom = 0;
  private heldLine = 1;
  private holding = false;
  private long = false;
  private word = "";
  private lastWord = "";

  * take(text: string): Generator<Piece> {
    this.heldFrom = 0;
    for (let i = 0; i < text.length; i++) {
      const c = text[i];
      if (c === "\n") this.line++;
      if (this.inString) {
        if (this.escaped) this.escaped = false;
        else if (c === "\\") this.escaped = true;
        else if (c === '"') { this.inString = false; this.lastWord = this.word; }
        else if (this.listDepth === null && this.word.length < 30) this.word += c;
        continue;
      }
      if (c === '"') { this.inString = true; this.word = ""; }
      else if (c === "[") {
        if (this.listDepth === null && (this.depth === 0 || (this.depth <= 2 && lists.has(this.lastWord)))) {
          // What was held was the object around the list.
          this.listDepth = this.depth + 1;
          this.holding = false;
          this.held = "";
        }
        this.depth++;
      } else if (c === "{") {
        if (!this.holding && (this.listDepth === null ? this.depth === 0 : this.depth === this.listDepth)) {
          this.holding = true;
          this.long = false;
          this.heldFrom = i;
          this.heldLine = this.line;
        }
        this.depth++;
      } else if (c === "}" || c === "]") {
        this.depth--;
        if (this.holding && c === "}" && this.depth === (this.listDepth ?? 0)) {
          this.keep(text, i + 1);
          yield { line: this.heldLine, text: this.long ? null : this.held };
          this.holding = false;
          this.held = "";
        }
        // The list has ended: what follows it in the same object are no records.
        if (this.listDepth !== null && this.depth < this.listDepth) this.listDepth = Infinity;
      }
    }
    if (this.holding) this.keep(text, text.length);
  }

  private keep(text: string, to: number): void {
    if (this.held.length + to - this.heldFrom > longestRecord) this.long = true;
    this.held = this.long ? "" : this.held + text.slice(this.heldFrom, to);
    this.heldFrom = to;
  }

  rest(): Piece | null {
    return this.holding ? { line: this.heldLine, text: null } : null;
  }
}
