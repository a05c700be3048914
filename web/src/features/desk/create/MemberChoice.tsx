import { useState } from "react";
import { describeError } from "../../../lib/describe-error.ts";
import { textsOf } from "../../../lib/texts.ts";
import { newTicketForTexts } from "../../../texts/en/new-ticket-for.ts";
import { Combobox, type ComboboxOption } from "../../../ui/Combobox.tsx";
import type { PersonRow } from "../../admin/contract-types.ts";
import { stateWords } from "../../admin/people/person-state.ts";
import { useSettled } from "../../admin/use-settled.ts";
import { leastLetters, useMember, useMembers } from "./use-members.ts";

const t = textsOf(newTicketForTexts);

/** Who could read an answer. */
const reachable = (person: Pick<PersonRow, "state">) => person.state === "active" || person.state === "unverified";

/** Somebody as a choice; who can't be chosen says why. */
function optionOf(row: PersonRow, me: string): ComboboxOption {
  const { person, email } = row;
  const self = person.id === me;
  const facts = self ? [t("thatIsYou")] : reachable(row) ? [person.username && `@${person.username}`, email] : [stateWords[row.state].title];
  return { value: person.id, label: person.name, hint: facts.filter(Boolean).join(" · "), disabled: self || !reachable(row) };
}

/** Whose ticket it will be: found as one types. Stands inside a Field. */
export function MemberChoice({ value, onChange, me }: { value: string; onChange: (id: string) => void; me: string }) {
  const [typed, setTyped] = useState("");
  const text = typed.trim();
  const settled = useSettled(text);
  const { data, error, isFetching } = useMembers(settled);
  const { data: chosen } = useMember(value);
  const options = (settled.length >= leastLetters && text.length >= leastLetters ? (data?.items ?? []) : []).map((row) => optionOf(row, me));
  // Who is chosen stands in the closed control, whatever is looked for.
  if (chosen && !options.some((option) => option.value === value)) options.push(optionOf(chosen, me));
  const empty = () => {
    if (text.length < leastLetters) return t("typeAName");
    return error ? t("notFoundBecause", { error: describeError(error) }) : t("nobodyFound", { text });
  };
  return (
    <Combobox
      options={options}
      value={value === "" ? null : value}
      onChange={(id) => onChange(id ?? "")}
      onSearch={setTyped}
      loading={text.length >= leastLetters && (isFetching || settled !== text)}
      prompt={t("chooseAMember")}
      label={t("member")}
      emptyText={empty()}
    />
  );
}
