import { useState, type FormEvent } from "react";
import { Search } from "lucide-react";
import { useLocation, useSearchParams } from "wouter";
import { Banner } from "../../../ui/Banner.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { ErrorState } from "../../../ui/ErrorState.tsx";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import { AdminPage } from "../AdminPage.tsx";
import { SearchBox } from "../SearchBox.tsx";
import { HistoryDialog } from "./HistoryDialog.tsx";
import { LeaveDialog } from "./LeaveDialog.tsx";
import { groupSettings, type SettingGroup } from "./setting-groups.ts";
import { SettingRow } from "./SettingRow.tsx";
import { useLeaveGuard } from "./use-leave-guard.ts";
import { useSettings } from "./use-settings.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminSettingsTexts } from "../../../texts/en/admin-settings.ts";

const t = textsOf(adminSettingsTexts);

/** What gets the focus must not end up behind the bar at the foot (WCAG 2.4.11). */
const aboveBar = "[&_input]:scroll-mb-32 [&_textarea]:scroll-mb-32 [&_select]:scroll-mb-32 [&_button]:scroll-mb-32";

function SaveBar({ count, hidden, saving, onDiscard }: { count: number; hidden: number; saving: boolean; onDiscard: () => void }) {
  if (count === 0) return null;
  return (
    <div role="status" className="sticky bottom-3 z-20 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-lg border border-border bg-raised px-4 py-3 shadow-lg sm:bottom-0">
      <span className="text-sm font-medium">
        {t("changesNotSaved", { count })}
        {hidden > 0 && <span className="font-normal text-muted"> {t("notInThisSearch", { hidden })}</span>}
      </span>
      <span className="ml-auto flex gap-2">
        <Button onClick={onDiscard}>{t("discard")}</Button>
        <Button type="submit" variant="primary" loading={saving}>
          {t("save")}
        </Button>
      </span>
    </div>
  );
}

/** Ways to the groups of a long page. */
function GroupLinks({ groups }: { groups: readonly SettingGroup[] }) {
  return (
    <nav aria-label={t("groups")}>
      <ul className="flex flex-wrap gap-2">
        {groups.map(({ module, title, settings }) => (
          <li key={module}>
            <a href={`#group-${module}`} className="inline-flex h-8 items-center gap-1.5 rounded-pill border border-border bg-surface px-3 text-sm hover:bg-hover touch:h-11">
              {title} <span className="font-mono text-xs text-muted">{settings.length}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Settings() {
  const [search] = useSearchParams();
  const [typed, setTyped] = useState(search.get("q") ?? "");
  const [, navigate] = useLocation();
  const { query, settings, edits, errors, saving, reverting, form, edit, undo, save, revert, putBack, discard } = useSettings();
  const count = Object.keys(edits).length;
  const guard = useLeaveGuard(count > 0);
  const [history, setHistory] = useState<string | null>(null);
  const told = settings.find(({ key }) => key === history);
  if (query.isPending) {
    return (
      <div role="status" aria-label={t("loading")} className="space-y-5">
        <Skeleton className="h-11" />
        {[0, 1, 2].map((at) => <Skeleton key={at} className="h-60 rounded-lg" />)}
      </div>
    );
  }
  if (!query.data) return <ErrorState title={t("theSettingsCouldNot")} error={query.error} onRetry={() => void query.refetch()} />;
  const groups = groupSettings(settings, typed);
  const shown = new Set(groups.flatMap((group) => group.settings.map(({ key }) => key)));
  const zone = settings.find(({ key }) => key === "community.timeZone")?.value;
  const communityZone = typeof zone === "string" ? zone : "UTC";
  const hiddenErrors = Object.keys(errors).some((key) => !shown.has(key));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!saving) void save();
  };
  return (
    <form ref={form} onSubmit={submit} noValidate className={`space-y-5 ${aboveBar}`}>
      <SearchBox label={t("searchSettings")} value={typed} onChange={setTyped} />
      {hiddenErrors && (
        <Banner tone="danger" action={<Button size="sm" onClick={() => setTyped("")}>{t("showAllSettings")}</Button>}>
          {t("aSettingThatThis")}
        </Banner>
      )}
      {groups.length === 0 && (
        <EmptyState icon={<Search />} title={t("noSettingFound")} action={<Button onClick={() => setTyped("")}>{t("showAllSettings")}</Button>}>
          {t("nothingIsCalledTry", { typed: typed.trim() })}
        </EmptyState>
      )}
      {groups.length > 1 && <GroupLinks groups={groups} />}
      {groups.map((group) => (
        <div key={group.module} id={`group-${group.module}`} className="scroll-mt-4">
          <Card flush title={group.title} description={group.about}>
            <div className="divide-y divide-border border-t border-border">
              {group.settings.map((setting) => (
                <SettingRow
                  key={setting.key}
                  setting={setting}
                  edit={edits[setting.key]}
                  errors={errors[setting.key] ?? {}}
                  communityZone={communityZone}
                  reverting={reverting === setting.key}
                  onEdit={(draft) => edit(setting, draft)}
                  onUndo={() => undo(setting.key)}
                  onRevert={() => void revert(setting)}
                  onHistory={() => setHistory(setting.key)}
                />
              ))}
            </div>
          </Card>
        </div>
      ))}
      <SaveBar count={count} hidden={Object.keys(edits).filter((key) => !shown.has(key)).length} saving={saving} onDiscard={discard} />
      <LeaveDialog
        open={guard.wanted !== null}
        count={count}
        onStay={guard.stay}
        onLeave={() => {
          discard();
          guard.stay();
          if (guard.wanted) navigate(guard.wanted);
        }}
      />
      {told && <HistoryDialog setting={told} onPutBack={(state) => putBack(told, state)} onClose={() => setHistory(null)} />}
    </form>
  );
}

/** `/admin/settings`: every setting with its field, default and history (AD-6). */
export default function SettingsPage() {
  return (
    <AdminPage permission="settings.change" title={t("settings")} description={t("eachCountsAsSoon")}>
      {() => <Settings />}
    </AdminPage>
  );
}
