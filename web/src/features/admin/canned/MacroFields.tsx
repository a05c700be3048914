import { useState } from "react";
import type { MacroActions } from "../../../../../contract/desk.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminDeskTexts } from "../../../texts/en/admin-desk.ts";
import { Field } from "../../../ui/Field.tsx";
import { Input } from "../../../ui/Input.tsx";
import { priorityText } from "../../../ui/PriorityBadge.tsx";
import { Select } from "../../../ui/Select.tsx";
import { statusText } from "../../../ui/StatusBadge.tsx";
import { priorities } from "../../desk/desk-words.ts";
import { useDeskStaff } from "../teams/desk-staff.ts";

const t = textsOf(adminDeskTexts);
const moves = ["in_progress", "pending", "resolved"] as const;

/** The given acts with one of them set or, without a value, left out. */
function withAct(actions: MacroActions, name: keyof MacroActions, value: unknown): MacroActions {
  const rest = Object.fromEntries(Object.entries(actions).filter(([key]) => key !== name));
  return value === undefined || value === "" ? rest : { ...rest, [name]: value };
}

/** What sending the reply does to the ticket beside its words: with any of it the reply is a macro (DK-9). */
export function MacroFields({ actions, onChange }: { actions: MacroActions; onChange: (actions: MacroActions) => void }) {
  const { data: staff } = useDeskStaff();
  const [tags, setTags] = useState((actions.addTags ?? []).join(", "));
  const set = (name: keyof MacroActions) => (event: { target: { value: string } }) => onChange(withAct(actions, name, event.target.value));
  return (
    <fieldset className="space-y-3">
      <legend className="pb-1 text-sm font-medium">{t("alsoOnSending")}</legend>
      <p className="text-sm text-muted">{t("alsoOnSendingHint")}</p>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label={t("macroStatus")}>
          <Select value={actions.setStatus ?? ""} onChange={set("setStatus")}>
            <option value="">{t("asItIs")}</option>
            {moves.map((status) => <option key={status} value={status}>{statusText(status)}</option>)}
          </Select>
        </Field>
        <Field label={t("macroPriority")}>
          <Select value={actions.priority ?? ""} onChange={set("priority")}>
            <option value="">{t("asItIs")}</option>
            {priorities.map((priority) => <option key={priority} value={priority}>{priorityText(priority)}</option>)}
          </Select>
        </Field>
        <Field label={t("macroAssign")}>
          <Select value={actions.assignTo ?? ""} onChange={set("assignTo")}>
            <option value="">{t("asItIs")}</option>
            <option value="me">{t("whoSendsIt")}</option>
            {(staff?.items ?? []).map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
          </Select>
        </Field>
        <Field label={t("macroTeam")}>
          <Select value={actions.teamId ?? ""} onChange={set("teamId")}>
            <option value="">{t("asItIs")}</option>
            {(staff?.teams ?? []).map((team) => <option key={team.id} value={team.id}>{team.name}</option>)}
          </Select>
        </Field>
      </div>
      <Field label={t("macroTags")} hint={t("macroTagsHint")}>
        <Input
          value={tags}
          maxLength={200}
          onChange={(event) => {
            setTags(event.target.value);
            const list = event.target.value.split(",").map((tag) => tag.trim().toLowerCase()).filter((tag) => tag !== "");
            onChange(withAct(actions, "addTags", list.length > 0 ? [...new Set(list)].slice(0, 10) : undefined));
          }}
        />
      </Field>
    </fieldset>
  );
}
