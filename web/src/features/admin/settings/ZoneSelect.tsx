import { Combobox } from "../../../ui/Combobox.tsx";
import { textsOf } from "../../../lib/texts.ts";
import { adminSettingsTexts } from "../../../texts/en/admin-settings.ts";

const t = textsOf(adminSettingsTexts);

const none = "none";
let zones: { value: string; label: string }[] | undefined;

/** All time zones that this browser knows; the server has the same list. */
function zoneOptions() {
  zones ??= [...new Set(["UTC", ...Intl.supportedValuesOf("timeZone")])].map((value) => ({ value, label: value.replaceAll("_", " ") }));
  return zones;
}

export type ZoneSelectProps = {
  value: string | null;
  onChange: (zone: string | null) => void;
  /** With it no zone can be chosen, and this says what that means. */
  noneText?: string;
};

/** A time zone such as Africa/Nairobi, found by typing. */
export function ZoneSelect({ value, onChange, noneText }: ZoneSelectProps) {
  const known = zoneOptions();
  const extra = value !== null && !known.some((zone) => zone.value === value) ? [{ value, label: value }] : [];
  return (
    <Combobox
      options={[...(noneText ? [{ value: none, label: noneText }] : []), ...extra, ...known]}
      value={value ?? none}
      onChange={(zone) => onChange(zone === none ? null : zone)}
      label={t("timeZone")}
    />
  );
}
