import { Component, type ErrorInfo, type ReactNode } from "react";
import { isPassing } from "../lib/api-error.ts";
import { isStaleAsset } from "../lib/stale-asset.ts";
import { ErrorState } from "./ErrorState.tsx";
import { textsOf } from "../lib/texts.ts";
import { uiTexts } from "../texts/en/ui.ts";

const t = textsOf(uiTexts);

export type ErrorBoundaryProps = {
  children: ReactNode;
  /** What stopped working, as a heading; else a general one. */
  title?: string;
  /** A change of it (the address, the id shown) tries again by itself. */
  resetKey?: unknown;
  /** Before trying again, such as forgetting what was cached. */
  onRetry?: () => void;
  onError?: (error: unknown, info: ErrorInfo) => void;
};

type State = { failure: { error: unknown } | null; resetKey: unknown };

/** Keeps a failure inside its panel (XX-1): the rest of the page goes on, and this part can be tried again. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, State> {
  override state: State = { failure: null, resetKey: this.props.resetKey };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { failure: { error } };
  }

  static getDerivedStateFromProps(props: ErrorBoundaryProps, state: State): Partial<State> | null {
    return Object.is(props.resetKey, state.resetKey) ? null : { failure: null, resetKey: props.resetKey };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    this.props.onError?.(error, info);
  }

  retry = () => {
    this.props.onRetry?.();
    this.setState({ failure: null });
  };

  override render(): ReactNode {
    const { failure } = this.state;
    if (!failure) return this.props.children;
    if (isStaleAsset(failure.error)) {
      return (
        <ErrorState title={t("newVersion")} retryLabel={t("reload")} onRetry={() => location.reload()}>
          {t("newVersionHint")}
        </ErrorState>
      );
    }
    const isMissing = isPassing(failure.error);
    return (
      <ErrorState title={isMissing ? t("partMissing") : (this.props.title ?? t("partFailed"))} onRetry={this.retry}>
        {t(isMissing ? "partMissingHint" : "partFailedHint")}
      </ErrorState>
    );
  }
}
