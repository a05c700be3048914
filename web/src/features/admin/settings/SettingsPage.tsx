import { useState, type FormEvent } from "react";
import { Search } from "lucide-react";
import { useLocation, useSearchParams } from "wouter";
import { Banner } from "../../../ui/Banner.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { ErrorState } from "../../../ui/ErrorState.tsx";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import { words } from "../../../ui/words.ts";
import { AdminPage } from "../AdminPage.tsx";
import { SearchBox } from "../SearchBox.tsx";
import { LeaveDialog } from "./LeaveDialog.tsx";
import { groupSettings } from "./setting-groups.ts";
import { SettingRow } from "./SettingRow.tsx";
import { useLeaveGuard } from "./use-leave-guard.ts";
import { useSettings } from "./use-settings.ts";

/** What gets the focus must not end up behind the bar at the foot (WCAG 2.4.11). */
const aboveBar = "[&_input]:scroll-mb-32 [&_textarea]:scroll-mb-32 [&_select]:scroll-mb-32 [&_button]:scroll-mb-32";

function SaveBar({ count, hidden, saving, onDiscard }: { count: number; hidden: number; saving: boolean; onDiscard: () => void }) {
  if (count === 0) return null;
  return (
    <div role="status" className="sticky bottom-3 z-20 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-lg border border-border bg-raised px-4 py-3 shadow-lg sm:bottom-0">
      <span className="text-sm font-medium">
        {count === 1 ? "1 change is not saved" : `${count} changes are not saved`}
        {hidden > 0 && <span className="font-normal text-muted"> ({hidden} not in this search)</span>}
      </span>
      <span className="ml-auto flex gap-2">
        <Button onClick={onDiscard}>Discard</Button>
        <Button type="submit" variant="primary" loading={saving}>
          Save
        </Button>
      </span>
    </div>
  );
}

function Settings() {
  const [search] = useSearchParams();
  const [typed, setTyped] = useState(search.get("q") ?? "");
  const [, navigate] = useLocation();
  const { query, settings, edits, errors, saving, reverting, form, edit, undo, save, revert, discard } = useSettings();
  const count = Object.keys(edits).length;
  const guard = useLeaveGuard(count > 0);
  if (query.isPending) {
    return (
      <div role="status" aria-label={words.loading} className="space-y-5">
        <Skeleton className="h-11" />
        {[0, 1, 2].map((at) => <Skeleton key={at} className="h-60 rounded-lg" />)}
      </div>
    );
  }
  if (!query.data) return <ErrorState title="The settings could not be loaded" error={query.error} onRetry={() => void query.refetch()} />;
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
      <SearchBox label="Search settings" value={typed} onChange={setTyped} />
      {hiddenErrors && (
        <Banner tone="danger" action={<Button size="sm" onClick={() => setTyped("")}>Show all settings</Button>}>
          A setting that this search does not show could not be saved.
        </Banner>
      )}
      {groups.length === 0 && (
        <EmptyState icon={<Search />} title="No setting found" action={<Button onClick={() => setTyped("")}>Show all settings</Button>}>
          Nothing is called “{typed.trim()}”. Try another word.
        </EmptyState>
      )}
      {groups.map((group) => (
        <Card key={group.module} flush title={group.title} description={group.about}>
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
              />
            ))}
          </div>
        </Card>
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
    </form>
  );
}

/** `/admin/settings`: every setting with its field, default and history (AD-6). */
export default function SettingsPage() {
  return (
    <AdminPage permission="settings.change" title="Settings" description="Each counts as soon as it is saved, on all servers.">
      {() => <Settings />}
    </AdminPage>
  );
}
