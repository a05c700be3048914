import { useState } from "react";
import { priorityText } from "../../../ui/PriorityBadge.tsx";
import { statusText } from "../../../ui/StatusBadge.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Input } from "../../../ui/Input.tsx";
import { Select } from "../../../ui/Select.tsx";
import { useDesk } from "../desk-context.ts";
import { useCategories, useStaff, useTags } from "../desk-queries.ts";
import { channelNames, channels, priorities, statuses } from "../desk-words.ts";
import { ChoiceChips } from "./ChoiceChips.tsx";
import { dayOf, startOfDay } from "./filter-chips.ts";
import { textsOf } from "../../../lib/texts.ts";
import { deskListTexts } from "../../../texts/en/desk-list.ts";

const t = textsOf(deskListTexts);

type AddProps = { label: string; prompt: string; options: readonly { value: string; text: string }[]; chosen: readonly string[] | undefined; onAdd: (value: string) => void };

/** Adds one of many; what is added stands as a chip over the list, where it can be taken off. */
function AddOne({ label, prompt, options, chosen = [], onAdd }: AddProps) {
  const left = options.filter(({ value }) => !chosen.includes(value));
  return (
    <Field label={label}>
      <Select value="" disabled={left.length === 0} onChange={(event) => event.target.value && onAdd(event.target.value)}>
        <option value="">{prompt}</option>
        {left.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** Every way to narrow the list (DK-6). Each choice counts at once. */
export function FilterForm() {
  const { filter, setFilter } = useDesk();
  const { data: staff } = useStaff();
  const categories = useCategories();
  const tags = useTags();
  const [requester, setRequester] = useState(filter.requester ?? "");
  const takeRequester = () => requester.trim() !== (filter.requester ?? "") && setFilter({ ...filter, requester: requester.trim() || undefined });
  return (
    <div className="space-y-4">
      <ChoiceChips label={t("status")} choices={statuses.map((word) => ({ word, text: statusText(word) }))} chosen={filter.status} onChange={(status) => setFilter({ ...filter, status })} />
      <ChoiceChips label={t("priority")} choices={priorities.map((word) => ({ word, text: priorityText(word) }))} chosen={filter.priority} onChange={(priority) => setFilter({ ...filter, priority })} />
      <ChoiceChips label={t("category")} choices={categories.map(({ key, name }) => ({ word: key, text: name }))} chosen={filter.category} onChange={(category) => setFilter({ ...filter, category })} />
      <ChoiceChips label={t("channel")} choices={channels.map((word) => ({ word, text: channelNames[word] }))} chosen={filter.channel} onChange={(channel) => setFilter({ ...filter, channel })} />
      <div className="grid grid-cols-2 gap-3">
        <AddOne
          label={t("assignee")}
          prompt={t("addAPerson")}
          chosen={filter.assignee}
          options={[{ value: "me", text: t("me") }, { value: "none", text: t("nobody") }, ...(staff?.items ?? []).map(({ id, name }) => ({ value: id, text: name }))]}
          onAdd={(who) => setFilter({ ...filter, assignee: [...(filter.assignee ?? []), who] })}
        />
        <AddOne
          label={t("team")}
          prompt={t("addATeam")}
          chosen={filter.team}
          options={[{ value: "none", text: t("noTeam") }, ...(staff?.teams ?? []).map(({ id, name }) => ({ value: id, text: name }))]}
          onAdd={(team) => setFilter({ ...filter, team: [...(filter.team ?? []), team] })}
        />
        <AddOne label={t("tag")} prompt={t("addATag")} chosen={filter.tag} options={tags.map((tag) => ({ value: tag, text: tag }))} onAdd={(tag) => setFilter({ ...filter, tag: [...(filter.tag ?? []), tag] })} />
        <Field label={t("requester")}>
          <Input
            value={requester}
            placeholder={t("nameOrEmail")}
            maxLength={254}
            onChange={(event) => setRequester(event.target.value)}
            onBlur={takeRequester}
            onKeyDown={(event) => event.key === "Enter" && takeRequester()}
          />
        </Field>
        <Field label={t("openedSince")}>
          <Input type="date" max={dayOf(filter.to, 1) || undefined} value={dayOf(filter.from)} onChange={(event) => setFilter({ ...filter, from: startOfDay(event.target.value) })} />
        </Field>
        <Field label={t("until")}>
          <Input type="date" min={dayOf(filter.from) || undefined} value={dayOf(filter.to, 1)} onChange={(event) => setFilter({ ...filter, to: startOfDay(event.target.value, 1) })} />
        </Field>
      </div>
    </div>
  );
}
