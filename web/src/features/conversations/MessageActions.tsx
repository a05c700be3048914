import { Suspense, useEffect, useRef, useState, type RefObject } from "react";
import { EllipsisVertical } from "lucide-react";
import type { Message } from "../../../../contract/conversations.ts";
import { lazyPart } from "../../lib/lazy-part.ts";
import { textsOf } from "../../lib/texts.ts";
import { conversationsTexts } from "../../texts/en/conversations.ts";
import { IconButton } from "../../ui/IconButton.tsx";

const t = textsOf(conversationsTexts);
const MessageMenu = lazyPart(() => import("./MessageMenu.tsx"));

/** What a thread does when something is done with one of its messages. */
export type MessageHandlers = {
  me: string;
  edit: (message: Message) => void;
  /** A message as an action has answered with it. */
  changed: (message: Message) => void;
  /** Fetches it again: the addresses of its files have expired. */
  reread: (message: Message) => void;
};

/** Milliseconds that a finger rests on a message to ask for its menu. */
const longPress = 500;

/** Opens by a long press on the message around a button. */
function useLongPress(button: RefObject<HTMLElement | null>, open: () => void): void {
  const latest = useRef(open);
  latest.current = open;
  useEffect(() => {
    const bubble = button.current?.closest<HTMLElement>("article");
    if (!bubble) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = () => clearTimeout(timer);
    const down = (event: PointerEvent) => {
      if (event.pointerType !== "touch" || (event.target as Element).closest("a, button, input")) return;
      stop();
      timer = setTimeout(() => latest.current(), longPress);
    };
    const events = ["pointerup", "pointercancel", "pointermove"] as const;
    bubble.addEventListener("pointerdown", down);
    for (const name of events) bubble.addEventListener(name, stop);
    return () => {
      stop();
      bubble.removeEventListener("pointerdown", down);
      for (const name of events) bubble.removeEventListener(name, stop);
    };
  }, [button]);
}

/** The button beside a message; the menu's code comes when it is first asked for. */
export function MessageActions({ message, handlers }: { message: Message; handlers: MessageHandlers }) {
  const [wanted, setWanted] = useState(false);
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLSpanElement>(null);
  const ask = () => {
    setWanted(true);
    setOpen(true);
  };
  useLongPress(place, ask);
  const button = <IconButton size="sm" label={t("messageActions")} aria-haspopup="menu" icon={<EllipsisVertical className="size-4" />} onClick={ask} />;
  return (
    <span ref={place}>
      {wanted ? (
        <Suspense fallback={button}>
          <MessageMenu message={message} handlers={handlers} open={open} onOpenChange={setOpen} />
        </Suspense>
      ) : (
        button
      )}
    </span>
  );
}
