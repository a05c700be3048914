import { Suspense, useMemo, useRef, useState, useSyncExternalStore, type RefObject } from "react";
import type { Message } from "../../../../contract/conversations.ts";
import { lazyPart } from "../../lib/lazy-part.ts";
import { Composer, type ComposerHandle } from "../../ui/Composer.tsx";
import { AttachButtons } from "./AttachButtons.tsx";
import { DropSign } from "./DropSign.tsx";
import type { RowActions } from "./MessageRow.tsx";
import { keepsUnsent } from "./page-outbox.ts";
import { sayTyping } from "./page-live.ts";
import { ThreadView, type ThreadViewProps } from "./ThreadView.tsx";
import { useAttachments } from "./use-attachments.ts";
import { useFileDrop } from "./use-file-drop.ts";
import type { Thread } from "./use-thread.ts";
import { textsOf } from "../../lib/texts.ts";
import { conversationsTexts } from "../../texts/en/conversations.ts";

const t = textsOf(conversationsTexts);

const AttachedFiles = lazyPart(() => import("./AttachedFiles.tsx"));
const EditMessage = lazyPart(() => import("./EditMessage.tsx"));

export type TalkPaneProps = Pick<ThreadViewProps, "label" | "items" | "at" | "renderEvent" | "beginning" | "children" | "onSeen"> & {
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
  const attachments = useAttachments(draftKey);
  const [editing, setEditing] = useState<Message | null>(null);
  const keeps = useSyncExternalStore(keepsUnsent.subscribe, keepsUnsent.now, keepsUnsent.now);
  const drop = useFileDrop(disabledReason ? null : attachments.add);
  const latest = useRef({ thread, attachments });
  latest.current = { thread, attachments };
  const { me } = thread.state;
  const actions = useMemo<RowActions>(
    () => ({
      retry: () => latest.current.thread.retry(),
      takeBack: (clientId) =>
        void latest.current.thread.withdraw(clientId).then(({ body, files }) => {
          latest.current.attachments.putBack(files);
          field.current?.insert(body);
        }),
      messages: {
        me,
        edit: setEditing,
        changed: (message) => latest.current.thread.changed(message),
        reread: (message) => latest.current.thread.reread(message),
      },
    }),
    [field, me],
  );
  const { state } = thread;
  const toField = () => requestAnimationFrame(() => field.current?.focus());
  const endEdit = () => {
    setEditing(null);
    toField();
  };
  return (
    <div {...drop.props} className="relative flex min-h-0 min-w-0 flex-1 flex-col">
      {drop.over && <DropSign />}
      <ThreadView {...view} typing={state.typing} older={older ?? { more: (state.passage ?? state).moreBefore, ...thread.older }} actions={actions} />
      <div className="mx-auto w-full max-w-3xl px-2 print:hidden pb-[max(0.5rem,env(safe-area-inset-bottom))] pt-1 sm:px-5 sm:pb-3">
        {!keeps && (
          <p role="status" className="px-1 pb-1 text-sm text-warning">
            {t("notKept")}
          </p>
        )}
        {editing ? (
          <Suspense fallback={null}>
            <EditMessage key={editing.id} message={editing} me={me} onChanged={(message) => actions.messages?.changed(message)} onEnd={endEdit} />
          </Suspense>
        ) : (
          <Composer
            ref={field}
            label={fieldLabel}
            draftKey={draftKey}
            prompt={prompt}
            disabledReason={disabledReason}
            error={thread.waitUntil === null ? null : t("youAreWritingFast")}
            hasMore={attachments.files.length > 0}
            blocked={attachments.blocked}
            onFiles={attachments.add}
            above={
              (attachments.files.length > 0 || attachments.notice !== null) && (
                <Suspense fallback={null}>
                  <AttachedFiles attachments={attachments} />
                </Suspense>
              )
            }
            onSend={({ text, clientId }) => thread.send(text, clientId, attachments.take())}
            onType={() => sayTyping(state.id)}
          >
            {!disabledReason && <AttachButtons onFiles={attachments.add} onDone={toField} />}
          </Composer>
        )}
      </div>
    </div>
  );
}
