import { foldName, longestRecord, type FileRecord } from "./records.ts";

interface Row { cells: string[]; /** Characters that it takes with its line end. */ length: number; /** Line ends inside of it and after it. */ lines: number; /** A quotation mark stood where none belongs. */ odd: boolean }

/**
 * Reads one row from the start of a text. Lenient where spreadsheets are: a mark inside of a cell is a character.
 * @returns null when the text ends first
 */
function readRow(text: string, delimiter: string, end: boolean): Row | null {
  const cells: string[] = [];
  let cell = "", lines = 0, odd = false;
  for (let i = 0; ;) {
    if (text[i] === '"') {
      const closing = closingMark(text, i + 1);
      // The mark after this one may be in the next piece of the text.
      if (closing === -1 || (closing === text.length - 1 && !end)) return null;
      cell += text.slice(i + 1, closing).replaceAll('""', '"');
      i = closing + 1;
    }
    let stop = i;
    while (stop < text.length && text[stop] !== delimiter && text[stop] !== "\n" && text[stop] !== "\r") stop++;
    if (stop > i) {
      const rest = text.slice(i, stop);
      odd ||= cell !== "" || rest.includes('"');
      cell += rest;
    }
    if (stop >= text.length && !end) return null;
    lines += countLines(cell);
    cells.push(cell);
    cell = "";
    if (text[stop] === delimiter) { i = stop + 1; continue; }
    if (text[stop] === "\r" && stop + 1 >= text.length && !end) return null;
    const width = text[stop] === "\r" && text[stop + 1] === "\n" ? 2 : stop < text.length ? 1 : 0;
    return { cells, length: stop + width, lines: lines + 1, odd };
  }
}

/** Where a quoted cell ends; two marks in a row are one character of it. */
function closingMark(text: string, from: number): number {
  for (let i = text.indexOf('"', from); i !== -1; i = text.indexOf('"', i + 2)) {
    if (text[i + 1] !== '"') return i;
  }
  return -1;
}

function countLines(text: string): number {
  let lines = 0;
  for (let i = text.indexOf("\n"); i !== -1; i = text.indexOf("\n", i + 1)) lines++;
  return lines;
}

/** A value that a spreadsheet was kept from taking for a formula is what it was before (RFC 4180 knows no such mark; exports write one). */
function plainCell(cell: string): string {
  return /^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}

/**
 * The rows of a CSV text, with their cells by folded column name. A mark that is never closed costs the line that it stands in, not all
 * lines after it.
 */
export async function* csvRecords(texts: AsyncIterable<string>, delimiter: string): AsyncGenerator<FileRecord> {
  let header: string[] | null = null;
  let record = 0, line = 1;
  for await (const row of rows(texts, delimiter, () => header?.length ?? null)) {
    const at = line;
    line += row.lines;
    if (row.cells.length === 1 && row.cells[0]?.trim() === "") continue;
    if (header === null) { header = row.cells.map((name) => foldName(name)); continue; }
    record++;
    const cells = row.cells.map((cell) => plainCell(cell));
    const value = Object.fromEntries(header.map((name, i) => [name, (cells[i] ?? "").trim()] as const).filter(([name]) => name !== ""));
    const tooMany = cells.length > header.length && cells.slice(header.length).some((cell) => cell.trim() !== "");
    const problem = row.problem ?? (tooMany ? `This line has ${cells.length} values, the header has ${header.length}. Check its quotation marks.` : null);
    yield { record, line: at, value: problem === null ? value : null, cells, problem };
  }
}

async function* rows(texts: AsyncIterable<string>, delimiter: string, width: () => number | null): AsyncGenerator<{ cells: string[]; lines: number; problem: string | null }> {
  let held = "", start = 0;
  const source = texts[Symbol.asyncIterator]();
  for (let end = false; ;) {
    const rest = held.slice(start);
    const row = rest === "" ? null : readRow(rest, delimiter, end);
    if (row !== null && !swallowed(row, width())) {
      start += row.length;
      yield { ...row, problem: null };
      if (start > 65_536) { held = held.slice(start); start = 0; }
      continue;
    }
    if (row !== null || end || rest.length > longestRecord) {
      if (rest === "") return;
      const stop = rest.indexOf("\n");
      const first = stop === -1 ? rest : rest.slice(0, stop + 1);
      start += first.length;
      yield { cells: first.trimEnd().split(delimiter), lines: 1, problem: "A quotation mark in this line is never closed. Close it, or write it twice." };
      continue;
    }
    const next = await source.next();
    held = rest + (next.done === true ? "" : next.value);
    start = 0;
    end = next.done === true;
  }
}

/** Whether a row seems to have taken the lines after it along, because of a mark that was not closed. */
function swallowed(row: Row, width: number | null): boolean {
  return row.lines > 1 && (row.odd || (width !== null && row.cells.length > width));
}
