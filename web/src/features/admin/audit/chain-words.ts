import { formatNumber } from "../../../lib/format.ts";
import type { AuditVerdict } from "../contract-types.ts";

const entriesWords = (count: number) => (count === 1 ? "1 entry" : `${formatNumber(count)} entries`);

/** The result of checking the hash chain, in words: what holds, what does not, and what to do. */
export function chainWords({ ok, seals, entries, unsealed, brokenAt }: AuditVerdict): { tone: "success" | "danger"; title: string; text: string } {
  if (!ok) {
    return {
      tone: "danger",
      title: `Seal ${brokenAt === null ? "" : `${formatNumber(brokenAt)} `}does not hold: the log was changed outside Baraza`,
      text: `${entriesWords(entries)} before it hold. From there on, entries may have been changed, added or removed by somebody with direct access to the database. Keep a copy of the database as it is now, then compare it with a backup.`,
    };
  }
  const waiting = unsealed === 0 ? "" : ` ${entriesWords(unsealed)} of the last minutes ${unsealed === 1 ? "waits" : "wait"} for the next seal.`;
  return { tone: "success", title: "Nothing was changed", text: `${entriesWords(entries)} in ${seals === 1 ? "1 seal" : `${formatNumber(seals)} seals`} are as they were written.${waiting}` };
}
