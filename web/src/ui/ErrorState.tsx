import type { ReactNode } from "react";
import { CloudOff, RotateCw, TriangleAlert } from "lucide-react";
import { ApiError } from "../lib/api-error.ts";
import { describeError } from "../lib/describe-error.ts";
import { Button } from "./Button.tsx";
import { textsOf } from "../lib/texts.ts";
import { uiTexts } from "../texts/en/ui.ts";

const t = textsOf(uiTexts);

export type ErrorStateProps = {
  title?: string;
  /** What was thrown; it becomes a sentence, and its request id is shown. */
  error?: unknown;
  /** Says it in own words instead. */
  children?: ReactNode;
  onRetry?: () => void;
  retryLabel?: string;
  retrying?: boolean;
};

/** Where something should be but could not be loaded: what happened, what to do, and the button that does it. */
export function ErrorState({ title = t("loadFailed"), error, children, onRetry, retryLabel = t("retry"), retrying = false }: ErrorStateProps) {
  const offline = error instanceof ApiError && error.status === 0;
  const requestId = error instanceof ApiError && error.status >= 500 ? error.requestId : undefined;
  return (
    <div role="alert" className="flex flex-col items-center gap-3 px-6 py-10 text-center">
      <span className="grid size-12 place-items-center rounded-pill bg-danger-soft text-danger" aria-hidden="true">
        {offline ? <CloudOff className="size-5" /> : <TriangleAlert className="size-5" />}
      </span>
      <div className="max-w-sm space-y-1">
        <p className="font-medium">{title}</p>
        <div className="text-pretty text-sm text-muted">{children ?? (error ? describeError(error) : null)}</div>
        {requestId && (
          <p className="break-all text-xs text-muted">
            {t("requestId")} <code className="font-mono text-text">{requestId}</code>
          </p>
        )}
      </div>
      {onRetry && (
        <Button icon={<RotateCw className="size-4" />} loading={retrying} onClick={onRetry}>
          {retryLabel}
        </Button>
      )}
    </div>
  );
}
