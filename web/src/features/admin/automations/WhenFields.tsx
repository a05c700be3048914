import { automationEvents } from "../../../../../contract/desk-automation-names.ts";
import type { AutomationWhen } from "../../../../../contract/desk-automations.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminAutomationsTexts } from "../../../texts/en/admin-automations.ts";
import { Field } from "../../../ui/Field.tsx";
import { Input } from "../../../ui/Input.tsx";
import { Select } from "../../../ui/Select.tsx";
import { statusText } from "../../../ui/StatusBadge.tsx";
import { sentence, whenWords } from "../../desk/automation-words.ts";
import { statuses } from "../../desk/desk-words.ts";

const t = textsOf(adminAutomationsTexts);

function whenOf(event: AutomationWhen["event"], before: AutomationWhen): AutomationWhen {
  const hours = "hours" in before ? before.hours : 24;
  if (event === "in_status") return { event, status: "status" in before ? before.status : "pending", hours };
  return event === "waiting" ? { event, hours } : { event };
}

/** The "when": something happens, or some time has passed. */
export function WhenFields({ when, error, onChange }: { when: AutomationWhen; error: string | undefined; onChange: (when: AutomationWhen) => void }) {
  return (
    <div className="grid gap-3 sm:grid-cols-4">
      <Field label={t("event")} className="sm:col-span-4">
        <Select value={when.event} onChange={(event) => onChange(whenOf(event.target.value as AutomationWhen["event"], when))}>
          {automationEvents.map((event) => <option key={event} value={event}>{sentence(whenWords({ event }))}</option>)}
          <option value="in_status">{t("inStatus")}</option>
          <option value="waiting">{t("waiting")}</option>
        </Select>
      </Field>
      {when.event === "in_status" && (
        <Field label={t("whichStatus")} className="sm:col-span-2">
          <Select value={when.status} onChange={(event) => onChange({ ...when, status: event.target.value as typeof when.status })}>
            {statuses.map((one) => <option key={one} value={one}>{statusText(one)}</option>)}
          </Select>
        </Field>
      )}
      {"hours" in when && (
        <Field label={t("hours")} error={error} className="sm:col-span-2">
          <Input inputMode="numeric" value={Number.isNaN(when.hours) ? "" : String(when.hours)} maxLength={4} onChange={(event) => onChange({ ...when, hours: /^\d+$/.test(event.target.value) ? Number(event.target.value) : Number.NaN })} />
        </Field>
      )}
    </div>
  );
}
