import { useState } from "react";
import { History as HistoryIcon } from "lucide-react";
import { describeError } from "../../../lib/describe-error.ts";
import { textsOf } from "../../../lib/texts.ts";
import { usePages } from "../../../lib/use-pages.ts";
import { adminSettingsTexts } from "../../../texts/en/admin-settings.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Banner } from "../../../ui/Banner.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { InfiniteList } from "../../../ui/InfiniteList.tsx";
import { TimeAgo } from "../../../ui/TimeAgo.tsx";
import type { SettingChange, SettingShown } from "../contract-types.ts";
import { fieldOf, sameValue, valueWords } from "./setting-field.ts";

const t = textsOf(adminSettingsTexts);

type State = SettingChange["before"];

/** A value as the history shows it: in words where it has some, else as JSON. */
function stateWords(setting: SettingShown, { value, isDefault }: State): string {
  const words = valueWords(fieldOf(setting), value) ?? JSON.stringify(value, null, 1);
  return isDefault ? t("theDefaultThen", { words }) : words;
}

function Value({ name, words }: { name: string; words: string }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-muted">{name}</dt>
      <dd className="max-h-40 overflow-y-auto whitespace-pre-wrap [overflow-wrap:anywhere]">{words}</dd>
    </div>
  );
}

function Change({ setting, change, busy, onPutBack }: { setting: SettingShown; change: SettingChange; busy: boolean; onPutBack: (state: State) => void }) {
  const before = stateWords(setting, change.before);
  const inForce = (state: State) => sameValue(state.value, setting.value);
  return (
    <div className="space-y-2 py-3 text-sm">
      <p className="flex flex-wrap items-center gap-x-2">
        <span className="font-medium">{change.by?.name ?? t("somebody")}</span>
        <TimeAgo time={change.at} className="text-muted" />
        {inForce(change.after) && <Badge tone="success">{t("isInForce")}</Badge>}
      </p>
      <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-2">
        <Value name={t("before")} words={before} />
        <Value name={t("after")} words={stateWords(setting, change.after)} />
      </dl>
      {!inForce(change.before) && (
        <Button size="sm" loading={busy} aria-label={t("putBack", { words: before.slice(0, 60) })} onClick={() => onPutBack(change.before)}>
          {t("putItBack")}
        </Button>
      )}
    </div>
  );
}

export type HistoryDialogProps = {
  setting: SettingShown;
  /** Sets the value, or takes the default again. @throws what the server refuses: a value may not fit any more */
  onPutBack: (state: { value: unknown; isDefault: boolean }) => Promise<void>;
  onClose: () => void;
};

/** Who changed a setting, when, from what to what; earlier values can be put back (AD-6). */
export function HistoryDialog({ setting, onPutBack, onClose }: HistoryDialogProps) {
  const { key, title, changedAt } = setting;
  const list = usePages<SettingChange>(["admin", "setting-history", key, changedAt], `/api/admin/settings/${encodeURIComponent(key)}/history`);
  const [busy, setBusy] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const putBack = (change: SettingChange) => async (state: State) => {
    setBusy(change.id);
    setError(null);
    await onPutBack(state).catch(setError);
    setBusy(null);
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} size="md" title={t("historyOf", { title })} description={t("historyHint")} footer={<Button variant="primary" onClick={onClose}>{t("done")}</Button>}>
      {Boolean(error) && <Banner tone="danger">{describeError(error)}</Banner>}
      <InfiniteList list={list} label={t("historyOf", { title })} itemKey={({ id }) => id} endText={t("thatIsTheFirst")} empty={<EmptyState icon={<HistoryIcon />} title={t("neverChanged")}>{t("neverChangedHint")}</EmptyState>}>
        {(change) => <Change setting={setting} change={change} busy={busy === change.id} onPutBack={(state) => void putBack(change)(state)} />}
      </InfiniteList>
    </Dialog>
  );
}
