import { useMemo, useRef, type RefObject } from "react";
import { Composer, type ComposerHandle } from "../../ui/Composer.tsx";
import type { RowActions } from "./MessageRow.tsx";
import { sayTyping } from "./page-live.ts";
import { ThreadView, type ThreadViewProps } from "./ThreadView.tsx";
import type { Thread } from "./use-thread.ts";

const fast = "You are writing fast. What you wrote is kept, and goes out by itself in a few seconds.";

export type TalkPaneProps = Pick<ThreadViewProps, "label" | "items" | "renderEvent" | "beginning" | "children" | "onSeen"> & {
  /** Where one writes now. */
  thread: Thread;
  /** Older messages, where they come from somewhere else. */
  older?: ThreadViewProps["older"];
  /** One for as long as the window stands, even if the talk moves on into a ticket. */
  draftKey: string;
  /** The field's name for screen readers, and its grey text. */
  fieldLabel: string;
  prompt: string;
  disabledReason?: string;
  /** Takes the field, for texts from elsewhere. */
  fieldRef?: RefObject<ComposerHandle | null>;
};

/** A thread with the field below it: what people talk in. */
export function TalkPane({ thread, older, draftKey, fieldLabel, prompt, disabledReason, fieldRef, ...view }: TalkPaneProps) {
  const own = useRef<ComposerHandle>(null);
  const field = fieldRef ?? own;
  const latest = useRef(thread);
  latest.current = thread;
  const actions = useMemo<RowActions>(
    () => ({
      retry: () => latest.current.retry(),
      takeBack: (clientId) => field.current?.insert(latest.current.withdraw(clientId)),
    }),
    [field],
  );
  const { state } = thread;
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      <ThreadView {...view} typing={state.typing} older={older ?? { more: state.moreBefore, ...thread.older }} actions={actions} />
      <div className="mx-auto w-full max-w-3xl px-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] pt-1 sm:px-5 sm:pb-3">
        <Composer
          ref={field}
          label={fieldLabel}
          draftKey={draftKey}
          prompt={prompt}
          disabledReason={disabledReason}
          error={thread.waitUntil === null ? null : fast}
          onSend={({ text, clientId }) => thread.send(text, clientId)}
          onType={() => sayTyping(state.id)}
        />
      </div>
    </div>
  );
}
