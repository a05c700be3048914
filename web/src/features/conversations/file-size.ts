import { formatNumber } from "../../lib/format.ts";
import { textsOf } from "../../lib/texts.ts";
import { attachmentsTexts } from "../../texts/en/attachments.ts";

const t = textsOf(attachmentsTexts);

/** How large a file is, for people: "320 kB", "2.1 MB". */
export function fileSize(bytes: number): string {
  if (bytes < 1024 * 1024) return t("kilobytes", { size: formatNumber(Math.max(1, Math.round(bytes / 1024))) });
  return t("megabytes", { size: formatNumber(bytes / 1024 / 1024, { maximumFractionDigits: 1 }) });
}
