import { useRef, useState } from "react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api, ApiError } from "../../../lib/api.ts";
import { describeError } from "../../../lib/describe-error.ts";
import { meKey } from "../../../lib/session.ts";
import { notify } from "../../../ui/toast.ts";
import type { SettingShown } from "../contract-types.ts";
import { fieldOf, sameValue, valueOf, draftOf, type Draft } from "./setting-field.ts";
import { errorsOf } from "./setting-hint.ts";
import { weekProblems } from "./opening-week.ts";
import { dropEdits, setEdit, useEdits } from "./settings-edits.ts";
import { fromServer, textsOf } from "../../../lib/texts.ts";
import { adminSettingsTexts } from "../../../texts/en/admin-settings.ts";

const t = textsOf(adminSettingsTexts);

const settingsKey = ["admin", "settings"] as const;
type Errors = Readonly<Record<string, Readonly<Record<string, string>>>>;

const place = (key: string) => `/api/admin/settings/${encodeURIComponent(key)}`;

/** What is wrong with an edit before it is sent, by path; empty when it can be sent. */
function problemsOf(setting: SettingShown, draft: Draft): Record<string, string> {
  const read = valueOf(fieldOf(setting), draft);
  if (!read.ok) return { "": read.message };
  return typeof draft === "object" ? weekProblems(draft) : {};
}

/** The settings with their unsaved edits, and the ways to save, undo and revert them. */
export function useSettings() {
  const client = useQueryClient();
  const query = useQuery({ queryKey: settingsKey, queryFn: ({ signal }) => api<{ items: SettingShown[] }>("GET", "/api/admin/settings", { signal }) });
  const edits = useEdits();
  const [errors, setErrors] = useState<Errors>({});
  const [saving, setSaving] = useState(false);
  const [reverting, setReverting] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const settings = (query.data?.items ?? []).map((one) => ({ ...one, title: fromServer(one.title), description: fromServer(one.description) }));

  // After the errors have been drawn; in the middle, so that neither the bar below nor a banner above covers it.
  const focusFirst = () =>
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid="true"]');
        wrong?.focus({ preventScroll: true });
        wrong?.scrollIntoView({ block: "center" });
      }),
    );
  const clearError = (key: string) => setErrors(({ [key]: _gone, ...others }) => others);
  const keep = (changed: SettingShown) => client.setQueryData<{ items: SettingShown[] }>(settingsKey, (old) => old && { items: old.items.map((one) => (one.key === changed.key ? changed : one)) });
  const edit = (setting: SettingShown, draft: Draft) => {
    clearError(setting.key);
    if (sameValue(draft, draftOf(fieldOf(setting), setting.value))) dropEdits(setting.key);
    else setEdit(setting.key, draft);
  };
  const undo = (key: string) => {
    clearError(key);
    dropEdits(key);
  };
  const save = async () => {
    const changed = settings.flatMap((setting) => (edits[setting.key] === undefined ? [] : [{ setting, draft: edits[setting.key] as Draft }]));
    const found: Record<string, Readonly<Record<string, string>>> = {};
    setSaving(true);
    let saved = 0;
    for (const { setting, draft } of changed) {
      const problems = problemsOf(setting, draft);
      const read = valueOf(fieldOf(setting), draft);
      if (Object.keys(problems).length > 0 || !read.ok) {
        found[setting.key] = problems;
        continue;
      }
      try {
        keep(await api<SettingShown>("PUT", place(setting.key), { body: { value: read.value } }));
        dropEdits(setting.key);
        saved++;
      } catch (error) {
        const fields = error instanceof ApiError ? errorsOf(fieldOf(setting), error.fields) : {};
        found[setting.key] = Object.keys(fields).length > 0 ? fields : { "": describeError(error) };
        // The page around learns of it, and offers the way to sign in.
        if (error instanceof ApiError && error.status === 401) client.setQueryData(meKey, null);
        // Without a connection the others would fail in the same way, one after the other.
        if (error instanceof ApiError && (error.status === 0 || error.status === 401 || error.status === 429)) break;
      }
    }
    setSaving(false);
    setErrors(found);
    if (saved > 0) notify({ tone: "success", title: t("settingsSaved", { saved }), description: changed.some(({ setting }) => setting.module === "community") ? t("pagesThatAreOpen") : undefined });
    if (Object.keys(found).length > 0) focusFirst();
  };
  const revert = async (setting: SettingShown) => {
    setReverting(setting.key);
    try {
      keep(await api<SettingShown>("DELETE", place(setting.key)));
      undo(setting.key);
      const again = async () => keep(await api<SettingShown>("PUT", place(setting.key), { body: { value: setting.value } }));
      notify({ tone: "success", title: t("isBackAtThe", { title: setting.title }), action: { label: t("undo"), run: () => void again().catch((error: unknown) => notify({ tone: "danger", title: t("notUndone"), description: describeError(error) })) } });
    } catch (error) {
      notify({ tone: "danger", title: t("wasNotChanged", { title: setting.title }), description: describeError(error) });
    } finally {
      setReverting(null);
    }
  };
  const putBack = async (setting: SettingShown, state: { value: unknown; isDefault: boolean }) => {
    keep(state.isDefault ? await api<SettingShown>("DELETE", place(setting.key)) : await api<SettingShown>("PUT", place(setting.key), { body: { value: state.value } }));
    undo(setting.key);
    notify({ tone: "success", title: t("isPutBack", { title: setting.title }) });
  };
  return { query, settings, edits, errors, saving, reverting, form, edit, undo, save, revert, putBack, discard: () => { setErrors({}); dropEdits(); } };
}
