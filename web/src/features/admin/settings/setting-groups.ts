import type { SettingShown } from "../contract-types.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminSettingsTexts } from "../../../texts/en/admin-settings.ts";

const t = textsOf(adminSettingsTexts);

const titles: Record<string, { title: string; about: string }> = {
  community: { get title() { return t("community"); }, get about() { return t("nameLooksAndClock"); } },
  identity: { get title() { return t("accounts"); }, get about() { return t("whoMayJoin"); } },
  desk: { get title() { return t("desk"); }, get about() { return t("ticketsOpeningHoursAnd"); } },
  assistant: { get title() { return t("helpBot"); }, get about() { return t("whatItSaysAnd"); } },
  channels: { get title() { return t("mail"); }, get about() { return t("whatTicketsSendAnd"); } },
  conversations: { get title() { return t("conversations"); }, get about() { return t("whatMembersMay"); } },
  notifications: { get title() { return t("notifications"); }, get about() { return t("whenPeopleAre"); } },
  limits: { get title() { return t("limits"); }, get about() { return t("howMuchOnePerson"); } },
};

export type SettingGroup = { module: string; title: string; about: string; settings: SettingShown[] };

/**
 * The settings by module, the everyday ones first; a module without words of its own stands at the end under its name.
 *
 * @param q words that title, description, key or the group's title must all contain; all when empty
 */
export function groupSettings(settings: readonly SettingShown[], q: string): SettingGroup[] {
  const wanted = q.toLowerCase().split(/\s+/).filter((word) => word !== "");
  const order = [...Object.keys(titles), ...settings.map(({ module }) => module)];
  return [...new Set(order)].flatMap((module) => {
    const { title, about } = titles[module] ?? { title: module.charAt(0).toUpperCase() + module.slice(1), about: "" };
    const fits = (setting: SettingShown) => {
      const text = `${setting.title} ${setting.description} ${setting.key} ${title}`.toLowerCase();
      return wanted.every((word) => text.includes(word));
    };
    const found = settings.filter((setting) => setting.module === module && fits(setting));
    return found.length > 0 ? [{ module, title, about, settings: found }] : [];
  });
}
