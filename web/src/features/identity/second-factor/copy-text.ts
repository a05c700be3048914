import { textsOf } from "../../../lib/texts.ts";
import { secondFactorTexts } from "../../../texts/en/second-factor.ts";
import { notify } from "../../../ui/toast.ts";

const t = textsOf(secondFactorTexts);

/** Copies a text and says so; on plain HTTP browsers have no clipboard for pages. */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    notify({ tone: "success", title: t("copied") });
  } catch {
    notify({ tone: "info", title: t("copyFailed") });
  }
}
