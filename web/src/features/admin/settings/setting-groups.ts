import type { SettingShown } from "../contract-types.ts";

const titles: Record<string, { title: string; about: string }> = {
  community: { title: "Community", about: "Name, looks and clock of this place." },
  desk: { title: "Desk", about: "Tickets, opening hours, and what members may do." },
  assistant: { title: "Help bot", about: "What it says, and when it calls a person." },
  channels: { title: "Mail", about: "What tickets send, and to whom." },
  limits: { title: "Limits", about: "How much one person may do in a minute." },
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
