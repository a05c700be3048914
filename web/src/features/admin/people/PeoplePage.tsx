import { useEffect, useState } from "react";
import { UserRoundSearch } from "lucide-react";
import { useSearchParams } from "wouter";
import { textsOf } from "../../../lib/texts.ts";
import { usePages } from "../../../lib/use-pages.ts";
import { adminPersonTexts } from "../../../texts/en/admin-person.ts";
import { Button } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { Field } from "../../../ui/Field.tsx";
import { InfiniteList } from "../../../ui/InfiniteList.tsx";
import { Select } from "../../../ui/Select.tsx";
import { roleTitle } from "../../staff/role-words.ts";
import { AdminPage } from "../AdminPage.tsx";
import type { PersonRow } from "../contract-types.ts";
import { SearchBox } from "../SearchBox.tsx";
import { useSettled } from "../use-settled.ts";
import { filterRoles, peopleFilterFrom, peopleSearchFrom, type PeopleFilter } from "./people-filter.ts";
import { PeopleExport } from "./PeopleExport.tsx";
import { peopleKey } from "./people-key.ts";
import { personStates, stateWords } from "./person-state.ts";
import { PersonLine } from "./PersonLine.tsx";

const t = textsOf(adminPersonTexts);

function Choice({ label, anyText, value, options, onChange }: { label: string; anyText: string; value: string | undefined; options: readonly { value: string; label: string }[]; onChange: (value: string | undefined) => void }) {
  return (
    <Field label={label} labelHidden className="min-w-32 flex-1 sm:flex-none">
      <Select value={value ?? ""} onChange={(event) => onChange(event.target.value || undefined)}>
        <option value="">{anyText}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>{option.label}</option>
        ))}
      </Select>
    </Field>
  );
}

function People() {
  const [search, setSearch] = useSearchParams();
  const filter = peopleFilterFrom(search);
  const [typed, setTyped] = useState(filter.q ?? "");
  const settled = useSettled(typed.trim());
  const inAddress = filter.q ?? "";
  const change = (next: PeopleFilter) => setSearch(peopleSearchFrom({ ...peopleFilterFrom(search), ...next }), { replace: true });
  // The address follows what is typed; a link that leads here with another search changes what stands in the field.
  const [told, setTold] = useState(inAddress);
  if (inAddress !== told) {
    setTold(inAddress);
    if (inAddress !== settled) setTyped(inAddress);
  }
  useEffect(() => {
    setSearch((now) => (settled === (now.get("q") ?? "") ? now : peopleSearchFrom({ ...peopleFilterFrom(now), q: settled })), { replace: true });
  }, [settled, setSearch]);
  const list = usePages<PersonRow>([...peopleKey, filter], "/api/people", filter);
  const narrowed = Object.keys(filter).length > 0;
  const clear = () => {
    setTyped("");
    setSearch(new URLSearchParams(), { replace: true });
  };
  return (
    <Card flush>
      <div className="flex flex-wrap gap-3 border-b border-border px-4 py-3 sm:px-5">
        <div className="min-w-56 flex-[3]">
          <SearchBox label={t("searchPeople")} value={typed} onChange={setTyped} />
        </div>
        <Choice label={t("state")} anyText={t("anyState")} value={filter.state} options={personStates.map((value) => ({ value, label: stateWords[value].title }))} onChange={(state) => change({ state: personStates.find((one) => one === state) })} />
        <Choice label={t("role")} anyText={t("anyRole")} value={filter.role} options={filterRoles.map((value) => ({ value, label: roleTitle(value) }))} onChange={(role) => change({ role: filterRoles.find((one) => one === role) })} />
      </div>
      <InfiniteList
        list={list}
        label={t("people")}
        itemKey={({ person }) => person.id}
        endText={t("thatIsEverybody")}
        empty={
          <EmptyState icon={<UserRoundSearch />} title={t("nobodyFound")} action={narrowed ? <Button onClick={clear}>{t("clearAll")}</Button> : undefined}>
            {narrowed ? t("nobodyFits") : t("nobodyYet")}
          </EmptyState>
        }
      >
        {(row) => <PersonLine row={row} />}
      </InfiniteList>
    </Card>
  );
}

/** `/admin/people`: everybody with an account, searched and filtered (AD-5). */
export default function PeoplePage() {
  return (
    <AdminPage permission="member.read" title={t("people")} description={t("peopleHint")} actions={<PeopleExport />}>
      {() => <People />}
    </AdminPage>
  );
}
