import { formatDateTime } from "../../../lib/format.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminPersonTexts } from "../../../texts/en/admin-person.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Rich } from "../../../ui/Rich.tsx";
import { TimeAgo } from "../../../ui/TimeAgo.tsx";
import type { PersonShown } from "../contract-types.ts";

const t = textsOf(adminPersonTexts);

type Ban = PersonShown["bans"][number];

function Entry({ ban }: { ban: Ban }) {
  const { ended } = ban;
  return (
    <li className="space-y-0.5 py-2.5 text-sm">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
        {ban.kind === "ban" ? t("ban") : t("suspension")}
        {!ended && <Badge tone="danger">{t("stands")}</Badge>}
      </p>
      <p className="[overflow-wrap:anywhere]">{ban.reason}</p>
      <p className="text-xs text-muted">
        <Rich text={t.parts("banLine", { timeAgo: <TimeAgo time={ban.at} />, name: ban.by?.name ?? t("theSystem") })} />
        {!ended && ban.until && <> · {t("wasUntil", { at: formatDateTime(ban.until) })}</>}
        {ended && <> · </>}
        {ended && <Rich text={ended.by ? t.parts("endedBy", { timeAgo: <TimeAgo time={ended.at} />, name: ended.by.name }) : t.parts("endedItself", { timeAgo: <TimeAgo time={ended.at} /> })} />}
      </p>
      {ban.attempts > 0 && (
        <p className="text-xs text-muted">
          {ban.lastAttemptAt ? <Rich text={t.parts("cameBackAt", { count: ban.attempts, timeAgo: <TimeAgo time={ban.lastAttemptAt} /> })} /> : t("cameBack", { count: ban.attempts })}
        </p>
      )}
    </li>
  );
}

/** Every ban and suspension of somebody, the newest first (ID-12). */
export function BansCard({ bans }: { bans: readonly Ban[] }) {
  return (
    <Card title={t("history")}>
      {bans.length === 0 ? <p className="text-sm text-muted">{t("neverBanned")}</p> : (
        <ul aria-label={t("history")} className="-my-2 divide-y divide-border">
          {bans.map((ban) => (
            <Entry key={ban.id} ban={ban} />
          ))}
        </ul>
      )}
    </Card>
  );
}
