import { useState } from "react";
import { useMutation } from "@tanstack/react-query";
import { describeError } from "../../../lib/describe-error.ts";
import { textsOf } from "../../../lib/texts.ts";
import { accountTexts } from "../../../texts/en/account.ts";
import { Combobox } from "../../../ui/Combobox.tsx";
import { Field } from "../../../ui/Field.tsx";
import { useChangeMe } from "./use-change-me.ts";

const t = textsOf(accountTexts);

const device = "device";
/** All zones that this browser knows; the server has the same list. */
function zoneOptions() {
  return [...new Set(["UTC", ...Intl.supportedValuesOf("timeZone")])].map((value) => ({ value, label: value.replaceAll("_", " ") }));
}

/** The time zone of all times that one sees; as the device says unless chosen. */
export function TimeZoneLine({ timeZone }: { timeZone: string | null }) {
  const change = useChangeMe();
  const save = useMutation({ mutationFn: (zone: string | null) => change({ timeZone: zone }) });
  const [zones] = useState(zoneOptions);
  const shown = save.isPending ? save.variables : timeZone;
  return (
    <Field label={t("timeZone")} hint={t("timeZoneHint")} error={save.error ? describeError(save.error) : null}>
      <Combobox
        options={[{ value: device, label: t("zoneOfDevice") }, ...zones]}
        value={shown ?? device}
        onChange={(zone) => save.mutate(zone === device ? null : zone)}
        label={t("timeZone")}
      />
    </Field>
  );
}
