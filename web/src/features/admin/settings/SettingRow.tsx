import { clsx } from "clsx";
import { Undo2 } from "lucide-react";
import { Link } from "wouter";
import { Badge } from "../../../ui/Badge.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Field } from "../../../ui/Field.tsx";
import { TimeAgo } from "../../../ui/TimeAgo.tsx";
import type { SettingShown } from "../contract-types.ts";
import { draftOf, fieldOf, sameValue, valueWords, type Draft } from "./setting-field.ts";
import { errorText, hintOf } from "./setting-hint.ts";
import { SettingControl } from "./SettingControl.tsx";

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
};

function History({ setting, reverting, onRevert }: Pick<SettingRowProps, "setting" | "reverting" | "onRevert">) {
  const { changedAt, changedBy, title, value } = setting;
  const words = valueWords(fieldOf(setting), setting.default);
  const differs = !sameValue(value, setting.default);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
      <span className="[overflow-wrap:anywhere]">{differs ? (words === null ? "Differs from the default" : `Default: ${words}`) : "This is the default"}</span>
      {changedAt && (
        <span>
          Changed <TimeAgo time={changedAt} />
          {changedBy && ` by ${changedBy.name}`}
        </span>
      )}
      {(differs || changedAt) && (
        <Button size="sm" variant="ghost" className="-my-1 -ml-2" loading={reverting} onClick={onRevert} aria-label={`Set ${title} back to the default`}>
          Back to the default
        </Button>
      )}
    </div>
  );
}

/** One setting: what it is, its field, its default, who changed it last. */
export function SettingRow(props: SettingRowProps) {
  const { setting, edit, errors, communityZone, onEdit, onUndo } = props;
  const { key, title, description, value } = setting;
  const field = fieldOf(setting);
  const wide = field.kind === "hours" || field.kind === "json" || field.kind === "lines" || (field.kind === "text" && field.long);
  const error = field.kind === "hours" ? (errors[""] ?? null) : errorText(field, errors);
  const control = <SettingControl title={title} field={field} draft={edit ?? draftOf(field, value)} onChange={onEdit} communityZone={communityZone} errors={errors} />;
  return (
    <div id={key} className={clsx("px-4 py-4 sm:px-5", !wide && "md:grid md:grid-cols-[minmax(0,1fr)_minmax(0,20rem)] md:gap-x-8", edit !== undefined && "shadow-[inset_3px_0_0_var(--brand)]")}>
      <div className="min-w-0 pb-2">
        <h3 className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
          {title}
          {edit !== undefined && <Badge tone="info">Not saved</Badge>}
        </h3>
        <p className="text-pretty text-sm text-muted">
          {description}
          {key === "assistant.issueRules" && (
            <>
              {" "}
              <Link href="/admin/assistant" data-keeps-edits="" className="font-medium text-brand-text underline underline-offset-2">
                Open the test box
              </Link>
            </>
          )}
        </p>
      </div>
      <div className="min-w-0 space-y-2">
        {field.kind === "hours" || field.kind === "switch" ? control : (
          <Field label={title} labelHidden error={error} hint={hintOf(field)}>
            {control}
          </Field>
        )}
        {(field.kind === "hours" || field.kind === "switch") && error && <p role="alert" className="text-sm text-danger">{error}</p>}
        {edit !== undefined && (
          <Button size="sm" variant="ghost" className="-ml-2" icon={<Undo2 className="size-4" />} onClick={onUndo} aria-label={`Undo my change of ${title}`}>
            Undo my change
          </Button>
        )}
        <History {...props} />
      </div>
    </div>
  );
}
