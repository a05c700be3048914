import { Suspense, useId, useImperativeHandle, useRef, type KeyboardEvent, type ReactNode, type Ref } from "react";
import { TriangleAlert } from "lucide-react";
import { clsx } from "clsx";
import type { Ticket } from "../../../../../contract/desk.ts";
import { useHotkeys } from "../../../lib/use-hotkeys.ts";
import { useTouch } from "../../../lib/use-media.ts";
import { NoteMark } from "../../../ui/NoteMark.tsx";
import { useAutoGrow } from "../../../ui/use-auto-grow.ts";
import { lazyPart } from "../../../lib/lazy-part.ts";
import { AttachButtons } from "../../conversations/AttachButtons.tsx";
import { useAttachments } from "../../conversations/use-attachments.ts";
import { useFileDrop } from "../../conversations/use-file-drop.ts";
import { sayTyping } from "../../conversations/page-live.ts";
import type { ThreadState } from "../../conversations/thread-state.ts";
import { sayStopped, sayWriting } from "../ticket/collision.ts";
import { ActChips } from "./ActChips.tsx";
import { useActs } from "./use-acts.ts";
import { unfilled } from "./canned-variables.ts";
import { InsertArticle } from "./InsertArticle.tsx";
import { KindSwitch } from "./KindSwitch.tsx";
import { NotMailed } from "./NotMailed.tsx";
import { NewerNotice } from "./NewerNotice.tsx";
import type { ReplyKind, Waiting } from "./reply-queue.ts";
import { SendButtons } from "./SendButtons.tsx";
import { completed } from "./suggestion.ts";
import { optionId, SuggestionList } from "./SuggestionList.tsx";
import { useSuggestions } from "./use-suggestions.ts";
import { useWriting } from "./use-writing.ts";
import { textsOf } from "../../../lib/texts.ts";
import { deskComposeTexts } from "../../../texts/en/desk-compose.ts";
import { Rich } from "../../../ui/Rich.tsx";

const t = textsOf(deskComposeTexts);

const AttachedFiles = lazyPart(() => import("../../conversations/AttachedFiles.tsx"));

export type DeskComposerHandle = {
  /** @param begun what has been typed for the field already; it stands behind its draft */
  focus: (begun?: string) => void;
};
export type DeskComposerProps = {
  ticket: Ticket;
  thread: ThreadState;
  me: { id: string; name: string };
  kind: ReplyKind;
  onKind: (kind: ReplyKind) => void;
  onSent: (setStatus: Waiting["setStatus"]) => void;
  ref: Ref<DeskComposerHandle>;
};

function Seen({ onPress, children }: { onPress: () => void; children?: ReactNode }) {
  return (
    <button type="button" onClick={onPress} className="font-medium underline underline-offset-2 touch:min-h-11">
      {children}
    </button>
  );
}

/** Where an agent writes: a reply to the requester, or a note to the team on amber paper. */
export function DeskComposer({ ticket, thread, me, kind, onKind, onSent, ref }: DeskComposerProps) {
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const note = kind === "note";
  const touch = useTouch();
  const attachments = useAttachments(`ticket:${ticket.id}:desk`);
  const drop = useFileDrop(attachments.add);
  const acts = useActs(ticket.id);
  const writing = useWriting(ticket, thread, kind, attachments, acts, { sent: onSent, returned: () => area.current?.focus() });
  const { text, type, over, may } = writing;
  useAutoGrow(area, text);

  const put = (next: { text: string; cursor: number }) => {
    type(next.text);
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(next.cursor, next.cursor);
    });
  };
  const suggestions = useSuggestions(note, { ticket, writer: me }, (suggesting, word, actions) => {
    put(completed(text, suggesting, word));
    if (actions && Object.keys(actions).length > 0) acts.add(actions);
  });
  const moves = (["pending", "resolved"] as const).filter((move) => ticket.allowedMoves.includes(move));
  const send = (setStatus?: Waiting["setStatus"]) => {
    if (setStatus !== undefined && !ticket.allowedMoves.includes(setStatus)) return;
    suggestions.close();
    sayStopped(ticket.id);
    writing.send(setStatus);
  };
  const focused = () => document.activeElement === area.current;
  useHotkeys(t("writing"), [
    { keys: "mod+Enter", label: t("send"), run: () => focused() && send() },
    { keys: "mod+shift+Enter", label: t("sendAndResolve"), run: () => focused() && !note && send("resolved") },
    { keys: "alt+Enter", label: t("sendAndWaitFor"), whileTyping: true, run: () => focused() && !note && send("pending") },
  ]);

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (suggestions.onKey(event)) return;
    if (event.key === "Escape") {
      event.preventDefault();
      event.currentTarget.blur();
    } else if (event.key === "z" && (event.ctrlKey || event.metaKey) && text === "" && writing.undo()) {
      event.preventDefault();
    }
  };
  const told = (next: string) => {
    type(next);
    if (next === "") return sayStopped(ticket.id);
    sayWriting(ticket.id);
    // The requester sees that an answer is being written; of a note they must not learn (CV-9).
    if (!note) sayTyping(ticket.id);
  };
  useImperativeHandle(ref, () => ({
    focus: (begun = "") => {
      area.current?.focus();
      if (begun === "") return;
      told(text + begun);
      suggestions.look(text + begun, text.length + begun.length);
    },
  }));
  const open = unfilled(text);
  return (
    <div {...drop.props} className="@container relative shrink-0 space-y-2 border-t border-border bg-page px-4 py-3 print:hidden max-md:px-2 max-md:py-2">
      {writing.asking && <NewerNotice messages={writing.newer} onSendAnyway={writing.sendAnyway} onLookFirst={() => (writing.lookFirst(), area.current?.focus())} />}
      {!note && <NotMailed ticket={ticket} />}
      <div className="relative">
        <SuggestionList id={`${id}-list`} label={note ? t("colleagues") : t("cannedReplies")} options={suggestions.options} current={suggestions.current} onChoose={suggestions.choose} />
        <div className={clsx("rounded-md border has-[textarea:focus-visible]:outline-2 has-[textarea:focus-visible]:outline-focus", drop.over && "outline-2 outline-dashed outline-brand", note ? "border-dashed border-note-border bg-note text-note-text" : "border-border-strong bg-surface")}>
          {note && <NoteMark className="px-3 pt-2" />}
          {!note && <ActChips actions={acts.actions} onLeaveOut={acts.leaveOut} />}
          {(attachments.files.length > 0 || attachments.notice !== null) && (
            <Suspense fallback={null}>
              <AttachedFiles attachments={attachments} />
            </Suspense>
          )}
          <textarea
            key={kind}
            ref={area}
            rows={1}
            aria-label={note ? t("noteForTheTeam") : t("replyTo", { name: ticket.requester.name })}
            aria-describedby={`${id}-help`}
            aria-invalid={over > 0 || undefined}
            aria-autocomplete="list"
            aria-controls={suggestions.options.length > 0 ? `${id}-list` : undefined}
            aria-activedescendant={suggestions.current ? optionId(`${id}-list`, suggestions.current.key) : undefined}
            placeholder={touch ? (note ? t("onlyTheTeamSees") : t("writeTo", { name: ticket.requester.name })) : note ? t("onlyTheTeamSeesThis") : t("writeToInsertsA", { name: ticket.requester.name })}
            value={text}
            onChange={(event) => {
              told(event.target.value);
              suggestions.look(event.target.value, event.target.selectionStart);
            }}
            onSelect={(event) => suggestions.look(event.currentTarget.value, event.currentTarget.selectionStart)}
            onBlur={() => {
              suggestions.close();
              sayStopped(ticket.id);
            }}
            onKeyDown={onKeyDown}
            onPaste={(event) => {
              if (event.clipboardData.files.length === 0) return;
              event.preventDefault();
              attachments.add(event.clipboardData.files);
            }}
            className={clsx("block max-h-[min(18rem,32dvh)] min-h-11 w-full md:min-h-14 resize-none field-sizing-content bg-transparent px-3 py-2 text-base outline-none md:text-sm md:leading-relaxed", note && "placeholder:text-note-muted")}
          />
          <div className="flex flex-wrap items-center gap-2 px-2 pb-2 @max-md:gap-1 @max-md:px-1 @max-md:pb-1">
            <AttachButtons onFiles={attachments.add} onDone={() => area.current?.focus()} />
            <InsertArticle area={area} text={text} onText={put} />
            <KindSwitch kind={kind} onKind={onKind} abilities={ticket.abilities} />
            <p id={`${id}-help`} className={clsx("min-w-0 flex-1 truncate pl-1 text-xs @max-md:order-first @max-md:basis-full", over <= -400 && "@max-md:hidden", over > 0 ? "font-medium text-danger" : note ? "text-note-muted" : "text-muted")}>
              {over > 0 ? t("tooMany", { count: over }) : over > -400 ? t("left", { count: -over }) : <span className="@max-xl:hidden">{note ? t("ctrlEnterAdds") : t("ctrlEnterSends")}</span>}
            </p>
            <SendButtons kind={kind} may={may} moves={moves} onSend={send} />
          </div>
        </div>
      </div>
      {attachments.files.length > 0 && (attachments.blocked ?? attachments.unready) && (
        <p role="status" className="text-xs text-muted">
          {attachments.blocked ?? attachments.unready}
        </p>
      )}
      {open.length > 0 && (
        <p role="status" className="flex items-center gap-1.5 text-xs text-warning">
          <TriangleAlert className="size-3.5 shrink-0" aria-hidden="true" />
          {t("notFilledIn", { open: open.join(", ") })}
        </p>
      )}
      {!note && writing.newer.length > 0 && !writing.asking && (
        <p role="status" className="flex flex-wrap items-center gap-x-2 text-xs text-warning">
          <TriangleAlert className="size-3.5 shrink-0" aria-hidden="true" />
          <Rich text={t.parts("wroteWhileYouWere", { name: writing.newer.at(-1)?.author?.name ?? t("somebody") })} parts={{ button: <Seen onPress={writing.lookFirst} /> }} />
        </p>
      )}
    </div>
  );
}
