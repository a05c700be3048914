import { useState } from "react";
import { CalendarClock, ChevronDown, ChevronUp, Pencil, Plus, Timer, Trash2 } from "lucide-react";
import type { Calendar, SlaPolicy } from "../../../../../contract/sla.ts";
import { formatNumber } from "../../../lib/format.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminSlaTexts } from "../../../texts/en/admin-sla.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { ErrorState } from "../../../ui/ErrorState.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import { priorityText } from "../../../ui/PriorityBadge.tsx";
import { SkeletonRows } from "../../../ui/Skeleton.tsx";
import { useCategoryName } from "../../desk/desk-queries.ts";
import { channelNames } from "../../desk/desk-words.ts";
import { AdminPage } from "../AdminPage.tsx";
import { openHours } from "../settings/opening-week.ts";
import { CalendarDialog } from "./CalendarDialog.tsx";
import { PolicyDialog } from "./PolicyDialog.tsx";
import { textFrom } from "./sla-words.ts";
import { useSla, useSlaChange } from "./use-sla.ts";

const t = textsOf(adminSlaTexts);
type Doomed = { kind: "policies" | "calendars"; id: string; name: string };
type Asks = { onChange: () => void; onRemove: () => void };

function Acts({ name, onChange, onRemove }: Asks & { name: string }) {
  return (
    <>
      <IconButton size="sm" label={t("change", { name })} icon={<Pencil className="size-4" />} onClick={onChange} />
      <IconButton size="sm" label={t("remove", { name })} icon={<Trash2 className="size-4" />} onClick={onRemove} />
    </>
  );
}

function PolicyRow({ policy, calendars, onMove, ...asks }: Asks & { policy: SlaPolicy; calendars: readonly Calendar[]; onMove: { up?: () => void; down?: () => void } }) {
  const categoryName = useCategoryName();
  const { name } = policy;
  const fits = [...policy.priorities.map(priorityText), ...policy.categories.map(categoryName), ...policy.channels.map((one) => channelNames[one])];
  const promises = ([["firstResponse", policy.firstResponseMinutes], ["nextResponse", policy.nextResponseMinutes], ["resolution", policy.resolutionMinutes]] as const)
    .flatMap(([target, minutes]) => (minutes === null ? [] : [t("within", { target: t(target), time: textFrom(minutes) })]));
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-2 px-4 py-3.5 sm:px-5">
      <div className="min-w-52 flex-1 space-y-1">
        <p className="flex flex-wrap items-center gap-2 font-medium [overflow-wrap:anywhere]">
          {name}
          {!policy.enabled && <Badge>{t("off")}</Badge>}
        </p>
        <p className="text-sm">{promises.join(" · ")}</p>
        <p className="text-sm text-muted">
          {fits.length > 0 ? fits.join(", ") : t("allTickets")} · {calendars.find((one) => one.id === policy.calendarId)?.name ?? t("everyHour")}
        </p>
      </div>
      <div className="flex items-center gap-0.5">
        <IconButton size="sm" label={t("up", { name })} disabled={!onMove.up} icon={<ChevronUp className="size-4" />} onClick={onMove.up} />
        <IconButton size="sm" label={t("down", { name })} disabled={!onMove.down} icon={<ChevronDown className="size-4" />} onClick={onMove.down} />
        <Acts name={name} {...asks} />
      </div>
    </li>
  );
}

function Sla() {
  const { data, error, refetch } = useSla();
  const { changeNow, removeNow } = useSlaChange();
  const [policy, setPolicy] = useState<SlaPolicy | "new" | null>(null);
  const [calendar, setCalendar] = useState<Calendar | "new" | null>(null);
  const [doomed, setDoomed] = useState<Doomed | null>(null);
  if (!data) return <Card flush>{error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <SkeletonRows rows={4} />}</Card>;
  const { policies, calendars } = data;
  const swap = (at: number, by: 1 | -1) => {
    const other = policies[at + by];
    const self = policies[at];
    if (!other || !self) return undefined;
    const ids = policies.map(({ id }) => (id === self.id ? other.id : id === other.id ? self.id : id));
    return () => void changeNow("PUT", "order", null, { ids });
  };
  return (
    <div className="space-y-6">
      <Card flush title={t("policies")} actions={policies.length > 0 && <Button size="sm" icon={<Plus className="size-4" />} onClick={() => setPolicy("new")}>{t("newPolicy")}</Button>}>
        {policies.length === 0 ? (
          <EmptyState icon={<Timer />} title={t("noPolicies")} action={<Button variant="primary" onClick={() => setPolicy("new")}>{t("firstPolicy")}</Button>}>
            {t("noPoliciesText")}
          </EmptyState>
        ) : (
          <ol className="divide-y divide-border">
            {policies.map((one, at) => (
              <PolicyRow key={one.id} policy={one} calendars={calendars} onMove={{ up: swap(at, -1), down: swap(at, 1) }} onChange={() => setPolicy(one)} onRemove={() => setDoomed({ kind: "policies", id: one.id, name: one.name })} />
            ))}
          </ol>
        )}
      </Card>
      <Card flush title={t("calendars")} actions={<Button size="sm" icon={<Plus className="size-4" />} onClick={() => setCalendar("new")}>{t("newCalendar")}</Button>}>
        {calendars.length === 0 && <p className="px-4 pb-4 text-sm text-muted sm:px-5">{t("noCalendars")}</p>}
        <ul className="divide-y divide-border">
          {calendars.map((one) => (
            <li key={one.id} className="flex flex-wrap items-start gap-3 px-4 py-3.5 sm:px-5">
              <CalendarClock className="mt-0.5 size-5 text-muted" aria-hidden="true" />
              <div className="min-w-44 flex-1">
                <p className="font-medium [overflow-wrap:anywhere]">{one.name}</p>
                <p className="text-sm text-muted">
                  {t("hoursAWeek", { zone: one.zone.replaceAll("_", " "), hours: formatNumber(openHours({ ...one.week, zone: one.zone }), { maximumFractionDigits: 1 }) })}
                  {one.holidays.length > 0 && <> · {t("holidaysCount", { count: one.holidays.length })}</>}
                </p>
              </div>
              <div className="flex items-center gap-0.5">
                <Acts name={one.name} onChange={() => setCalendar(one)} onRemove={() => setDoomed({ kind: "calendars", id: one.id, name: one.name })} />
              </div>
            </li>
          ))}
        </ul>
      </Card>
      {policy && <PolicyDialog policy={policy === "new" ? null : policy} calendars={calendars} onClose={() => setPolicy(null)} />}
      {calendar && <CalendarDialog calendar={calendar === "new" ? null : calendar} onClose={() => setCalendar(null)} />}
      {doomed && (
        <Dialog open onOpenChange={() => setDoomed(null)} title={t(doomed.kind === "policies" ? "removePolicy" : "removeCalendar", { name: doomed.name })} description={t(doomed.kind === "policies" ? "removePolicyText" : "removeCalendarText")}
          footer={
            <>
              <Button onClick={() => setDoomed(null)}>{t("cancel")}</Button>
              <Button variant="danger" onClick={() => { setDoomed(null); void removeNow(`${doomed.kind}/${doomed.id}`, t("removed", { name: doomed.name })); }}>
                {t("removeIt")}
              </Button>
            </>
          }
        />
      )}
    </div>
  );
}

/** `/admin/sla`: what is promised to requesters, in which hours (DK-11). */
export default function SlaPage() {
  return (
    <AdminPage permission="settings.change" title={t("title")} description={t("lead")}>
      {() => <Sla />}
    </AdminPage>
  );
}
