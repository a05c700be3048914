import { useState } from "react";
import type { Calendar, PolicyBody, SlaPolicy, SlaPreview } from "../../../../../contract/sla.ts";
import { api } from "../../../lib/api.ts";
import { describeError } from "../../../lib/describe-error.ts";
import { textsOf } from "../../../lib/texts.ts";
import { useForm } from "../../../lib/use-form.ts";
import { adminSlaTexts } from "../../../texts/en/admin-sla.ts";
import { Button } from "../../../ui/Button.tsx";
import { Checkbox } from "../../../ui/Checkbox.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Input } from "../../../ui/Input.tsx";
import { priorityText } from "../../../ui/PriorityBadge.tsx";
import { Select } from "../../../ui/Select.tsx";
import { notify } from "../../../ui/toast.ts";
import { useCategories } from "../../desk/desk-queries.ts";
import { channelNames, channels, priorities } from "../../desk/desk-words.ts";
import { FormFailure } from "../../identity/FormFailure.tsx";
import { useDeskStaff } from "../teams/desk-staff.ts";
import type { Preset } from "./presets.ts";
import { minutesFrom, textFrom } from "./sla-words.ts";
import { StartFrom } from "./StartFrom.tsx";
import { useSlaChange } from "./use-sla.ts";

const t = textsOf(adminSlaTexts);
const formId = "sla-policy";
const warnings = [50, 60, 70, 75, 80, 85, 90, 95];
const targets = ["firstResponse", "nextResponse", "resolution"] as const;

type Fits = Pick<PolicyBody, "priorities" | "categories" | "channels">;

function Group<Key extends string>({ title, options, chosen, onChange }: { title: string; options: readonly (readonly [Key, string])[]; chosen: readonly Key[]; onChange: (chosen: Key[]) => void }) {
  return (
    <fieldset className="min-w-0">
      <legend className="text-sm text-muted">{title}</legend>
      <div className="flex flex-wrap gap-x-4">
        {options.map(([key, label]) => (
          <Checkbox key={key} label={label} checked={chosen.includes(key)} onChange={(event) => onChange(event.target.checked ? [...chosen, key] : chosen.filter((one) => one !== key))} />
        ))}
      </div>
    </fieldset>
  );
}

function Previewed({ shown }: { shown: SlaPreview }) {
  const lines = [["firstResponse", shown.first_response], ["nextResponse", shown.next_response], ["resolution", shown.resolution]] as const;
  return (
    <div role="status" className="space-y-1 rounded-md bg-subtle p-3 text-sm">
      <p className="font-medium">{t("previewed", { matched: shown.matched, tickets: shown.tickets })}</p>
      {lines.filter(([, counts]) => counts.promised > 0).map(([target, { met, breached, open }]) => <p key={target}>{t("previewLine", { target: t(target), met, breached, open })}</p>)}
      {shown.missed.length > 0 && (
        <>
          <p className="pt-1 text-muted">{t("wouldMiss")}</p>
          <ul>
            {shown.missed.slice(0, 5).map(({ id, number, subject, target }) => (
              <li key={`${id} ${target}`} className="truncate"><span className="font-mono text-xs text-muted">{number}</span> {subject}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

/** A promise, new or from now on; it can be tried on the last tickets before it counts. */
export function PolicyDialog({ policy, calendars, onClose }: { policy: SlaPolicy | null; calendars: readonly Calendar[]; onClose: () => void }) {
  const { change } = useSlaChange();
  const categories = useCategories();
  const { data: staff } = useDeskStaff();
  const [fits, setFits] = useState<Fits>({ priorities: policy?.priorities ?? [], categories: policy?.categories ?? [], channels: policy?.channels ?? [] });
  const [raise, setRaise] = useState(policy?.escalation.raisePriority ?? false);
  const [enabled, setEnabled] = useState(policy?.enabled ?? true);
  const [shown, setShown] = useState<SlaPreview | null>(null);
  const [taken, setTaken] = useState<string | null>(null);
  const initial = {
    name: policy?.name ?? "", firstResponse: textFrom(policy?.firstResponseMinutes ?? (policy ? null : 240)), nextResponse: textFrom(policy?.nextResponseMinutes ?? null), resolution: textFrom(policy?.resolutionMinutes ?? null),
    calendarId: policy ? (policy.calendarId ?? "") : (calendars[0]?.id ?? ""), warnPercent: String(policy?.warnPercent ?? 80), notifyTeamId: policy?.escalation.notifyTeamId ?? "", reassignTeamId: policy?.escalation.reassignTeamId ?? "",
  };
  const bodyOf = (values: typeof initial): PolicyBody => ({
    ...fits, name: values.name.trim(), calendarId: values.calendarId || null, warnPercent: Number(values.warnPercent), enabled,
    firstResponseMinutes: minutesFrom(values.firstResponse) ?? null, nextResponseMinutes: minutesFrom(values.nextResponse) ?? null, resolutionMinutes: minutesFrom(values.resolution) ?? null,
    escalation: { notifyIds: policy?.escalation.notifyIds ?? [], notifyTeamId: values.notifyTeamId || null, reassignTeamId: values.reassignTeamId || null, raisePriority: raise },
  });
  const form = useForm({
    initial,
    check: (values) => {
      const none = targets.every((target) => values[target].trim() === "");
      const wrong = Object.fromEntries(targets.map((target) => [target, minutesFrom(values[target]) === undefined ? t("notATime") : ""]));
      return { ...wrong, name: values.name.trim() === "" ? t("giveName") : "", ...(none ? { firstResponse: t("promiseOne") } : {}) };
    },
    submit: async (values) => {
      const body = bodyOf(values);
      await change(policy ? "PUT" : "POST", policy ? `policies/${policy.id}` : "policies", body);
      notify({ tone: "success", title: t("saved", { name: body.name }) });
      onClose();
    },
  });
  const preview = async () => {
    try {
      setShown(await api<SlaPreview>("POST", "/api/desk/sla/preview", { body: { policy: { ...bodyOf(form.values), name: form.values.name.trim() || "–" }, replaces: policy?.id ?? null } }));
    } catch (error) {
      notify({ tone: "danger", title: describeError(error) });
    }
  };
  const fill = (preset: Preset) => {
    const filled = { name: preset.name, firstResponse: textFrom(preset.firstResponseMinutes), nextResponse: textFrom(preset.nextResponseMinutes), resolution: textFrom(preset.resolutionMinutes), calendarId: preset.calendarId ?? "" };
    for (const [field, value] of Object.entries(filled)) form.set(field as keyof typeof filled, value);
    setFits({ ...fits, priorities: preset.priorities });
    setRaise(preset.raisePriority);
    setShown(null);
    setTaken(preset.name);
  };
  const teams = staff?.teams ?? [];
  const teamField = (name: "notifyTeamId" | "reassignTeamId", label: string) => (
    <Field label={label}>
      <Select {...form.control(name)}>
        <option value="">{t("nobody")}</option>
        {teams.map((team) => <option key={team.id} value={team.id}>{team.name}</option>)}
      </Select>
    </Field>
  );
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} size="md" unsaved={Object.entries(form.values).some(([name, value]) => value !== initial[name as keyof typeof initial])} title={policy ? t("change", { name: policy.name }) : t("newPolicy")}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" form={formId} variant="primary" loading={form.busy}>{t("save")}</Button>
        </>
      }
    >
      <form id={formId} ref={form.ref} onSubmit={form.onSubmit} noValidate className="space-y-5">
        <FormFailure form={form} />
        {!policy && <StartFrom calendars={calendars} taken={taken} onTake={fill} />}
        <Field label={t("name")} hint={t("policyNameHint")} required error={form.errors.name}>
          <Input {...form.control("name")} maxLength={60} />
        </Field>
        <section className="space-y-2">
          <h3 className="text-sm font-medium">{t("promise")}</h3>
          <p className="text-sm text-muted">{t("minutesHint")}</p>
          <div className="grid gap-3 sm:grid-cols-3">
            {targets.map((target) => (
              <Field key={target} label={t(target)} error={form.errors[target]}>
                <Input {...form.control(target)} maxLength={20} inputMode="text" />
              </Field>
            ))}
          </div>
          <div className="grid gap-3 sm:grid-cols-2">
            <Field label={t("counting")}>
              <Select {...form.control("calendarId")}>
                <option value="">{t("allHours")}</option>
                {calendars.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
              </Select>
            </Field>
            <Field label={t("warnAt")}>
              <Select {...form.control("warnPercent")}>
                {[...new Set([...warnings, Number(initial.warnPercent)])].sort((a, b) => a - b).map((percent) => <option key={percent} value={percent}>{t("percent", { percent })}</option>)}
              </Select>
            </Field>
          </div>
        </section>
        <section className="space-y-2">
          <h3 className="text-sm font-medium">{t("fitsTickets")}</h3>
          <p className="text-sm text-muted">{t("fitsHint")}</p>
          <Group title={t("priorities")} options={priorities.map((one) => [one, priorityText(one)] as const)} chosen={fits.priorities} onChange={(chosen) => setFits({ ...fits, priorities: chosen })} />
          <Group title={t("categories")} options={categories.map(({ key, name }) => [key, name] as const)} chosen={fits.categories} onChange={(chosen) => setFits({ ...fits, categories: chosen })} />
          <Group title={t("channels")} options={channels.map((one) => [one, channelNames[one]] as const)} chosen={fits.channels} onChange={(chosen) => setFits({ ...fits, channels: chosen })} />
        </section>
        <section className="space-y-2">
          <h3 className="text-sm font-medium">{t("whenMissed")}</h3>
          <Checkbox label={t("raisePriority")} checked={raise} onChange={(event) => setRaise(event.target.checked)} />
          <div className="grid gap-3 sm:grid-cols-2">
            {teamField("reassignTeamId", t("giveToTeam"))}
            {teamField("notifyTeamId", t("tellTeam"))}
          </div>
        </section>
        <Checkbox label={t("enabled")} checked={enabled} onChange={(event) => setEnabled(event.target.checked)} />
        <div className="space-y-3">
          <Button type="button" size="sm" onClick={() => void preview()}>{t("preview")}</Button>
          {shown && <Previewed shown={shown} />}
        </div>
      </form>
    </Dialog>
  );
}
