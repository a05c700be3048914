import { useState, type ReactNode } from "react";
import { clsx } from "clsx";
import { History, Undo2 } from "lucide-react";
import { Link } from "wouter";
import { Badge } from "../../../ui/Badge.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Field } from "../../../ui/Field.tsx";
import { TimeAgo } from "../../../ui/TimeAgo.tsx";
import type { SettingShown } from "../contract-types.ts";
import { draftOf, fieldOf, sameValue, valueWords, type Draft } from "./setting-field.ts";
import { errorText, hintOf } from "./setting-hint.ts";
import { SettingControl } from "./SettingControl.tsx";
import { textsOf } from "../../../lib/texts.ts";
import { adminSettingsTexts } from "../../../texts/en/admin-settings.ts";
import { Rich } from "../../../ui/Rich.tsx";

const t = textsOf(adminSettingsTexts);

export type SettingRowProps = {
  setting: SettingShown;
  /** What stands in the field and is not saved. */
  edit: Draft | undefined;
  errors: Readonly<Record<string, string>>;
  communityZone: string;
  reverting: boolean;
  onEdit: (draft: Draft) => void;
  onUndo: () => void;
  onRevert: () => void;
  onHistory: () => void;
};

function Changed({ setting, reverting, onRevert, onHistory }: Pick<SettingRowProps, "setting" | "reverting" | "onRevert" | "onHistory">) {
  const { changedAt, changedBy, title, value } = setting;
  const differs = !sameValue(value, setting.default);
  if (!differs && !changedAt) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
      {changedAt && (
        <span>
          <Rich text={changedBy ? t.parts("changedBy", { timeAgo: <TimeAgo time={changedAt} />, name: changedBy.name }) : t.parts("changed", { timeAgo: <TimeAgo time={changedAt} /> })} />
        </span>
      )}
      {differs && (
        <Button size="sm" variant="ghost" className="-my-1 -ml-2" loading={reverting} onClick={onRevert} aria-label={t("backToTheDefault", { title })}>
          {t("backToTheDefault2")}
        </Button>
      )}
      {changedAt && (
        <Button size="sm" variant="ghost" className="-my-1 -ml-2" icon={<History className="size-4" />} onClick={onHistory} aria-label={t("historyOf", { title })}>
          {t("history")}
        </Button>
      )}
    </div>
  );
}

/** Long texts for the few stay shut until they are wanted. */
function Folded({ folded, open, children }: { folded: boolean; open: boolean; children: ReactNode }) {
  const [wanted, setWanted] = useState(false);
  if (!folded) return children;
  return (
    <details open={wanted || open} onToggle={(event) => setWanted(event.currentTarget.open)}>
      <summary className="inline-flex min-h-9 items-center text-sm font-medium text-brand-text touch:min-h-11">{t("editAsJson")}</summary>
      {(wanted || open) && <div className="pt-2">{children}</div>}
    </details>
  );
}

/** What the field takes, and the default, in one line under it. */
function hintText(setting: SettingShown): string {
  const field = fieldOf(setting);
  const words = valueWords(field, setting.default);
  const same = sameValue(setting.value, setting.default);
  return [hintOf(field), same ? t("thisIsTheDefault") : words === null ? t("itDiffersFromThe") : t("default", { words })].filter(Boolean).join(" ");
}

/** One setting: what it is, its field, its default, who changed it last. */
export function SettingRow(props: SettingRowProps) {
  const { setting, edit, errors, communityZone, onEdit, onUndo } = props;
  const { key, title, description, value } = setting;
  const field = fieldOf(setting);
  const wide = field.kind === "hours" || field.kind === "json" || field.kind === "lines" || (field.kind === "text" && field.long);
  // A week and a switch say themselves what they are.
  const ownLabels = field.kind === "hours" || field.kind === "switch";
  const error = field.kind === "hours" ? (errors[""] ?? null) : errorText(field, errors);
  const control = <SettingControl title={title} field={field} draft={edit ?? draftOf(field, value)} onChange={onEdit} communityZone={communityZone} errors={errors} />;
  return (
    <div id={key} className={clsx("px-4 py-4 sm:px-5", !wide && "md:grid md:grid-cols-[minmax(0,1fr)_minmax(0,20rem)] md:gap-x-8", edit !== undefined && "shadow-[inset_3px_0_0_var(--brand)]")}>
      <div className="min-w-0 pb-2">
        <h3 className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
          {title}
          {edit !== undefined && <Badge tone="info">{t("notSaved")}</Badge>}
        </h3>
        <p className="text-pretty text-sm text-muted">
          {description}
          {key === "assistant.issueRules" && (
            <>
              {" "}
              <Link href="/admin/assistant" data-keeps-edits="" className="font-medium text-brand-text underline underline-offset-2">
                {t("openTheTestBox")}
              </Link>
            </>
          )}
        </p>
      </div>
      <div className="min-w-0 space-y-2">
        {ownLabels ? control : (
          <Folded folded={field.kind === "json"} open={edit !== undefined || Boolean(error)}>
            <Field label={title} labelHidden error={error} hint={hintText(setting)}>
              {control}
            </Field>
          </Folded>
        )}
        {ownLabels && error && <p role="alert" className="text-sm text-danger">{error}</p>}
        {ownLabels && <p className="text-sm text-muted [overflow-wrap:anywhere]">{hintText(setting)}</p>}
        {edit !== undefined && (
          <Button size="sm" variant="ghost" className="-ml-2" icon={<Undo2 className="size-4" />} onClick={onUndo} aria-label={t("undoMyChangeOf", { title })}>
            {t("undoMyChange")}
          </Button>
        )}
        <Changed {...props} />
      </div>
    </div>
  );
}
