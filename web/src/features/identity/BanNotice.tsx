import { ApiError } from "../../lib/api-error.ts";
import { formatDateTime } from "../../lib/format.ts";
import { textsOf } from "../../lib/texts.ts";
import { identityTexts } from "../../texts/en/identity.ts";
import { Banner } from "../../ui/Banner.tsx";

const t = textsOf(identityTexts);

/** Whether a sign-in was refused because of a ban or a suspension (ID-12). */
export function isBan(error: unknown): error is ApiError {
  return error instanceof ApiError && /\/(banned|suspended)$/.test(error.type);
}

/** Why somebody with the right password does not get in, and until when. */
export function BanNotice({ error }: { error: ApiError }) {
  const { reason, until } = error.extra;
  const hasEnd = typeof until === "string";
  return (
    <Banner tone="danger" title={hasEnd ? t("accountSuspended") : t("accountBanned")}>
      {typeof reason === "string" && <p className="[overflow-wrap:anywhere]">{t("reasonIs", { reason })}</p>}
      <p>{hasEnd ? t("untilWhen", { until: formatDateTime(until) }) : t("forGood")}</p>
    </Banner>
  );
}
