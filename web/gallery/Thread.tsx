import { useState } from "react";
import { ArrowLeft, Paperclip } from "lucide-react";
import { MemberLayout } from "../src/app/MemberLayout.tsx";
import { Avatar } from "../src/ui/Avatar.tsx";
import { Bubble } from "../src/ui/Bubble.tsx";
import { Composer, type Outgoing } from "../src/ui/Composer.tsx";
import { IconButton } from "../src/ui/IconButton.tsx";
import { StatusBadge } from "../src/ui/StatusBadge.tsx";
import { ago } from "./sample.ts";

/** A phone thread as features build it: header, messages, composer. */
export function Thread() {
  const [sent, setSent] = useState<Outgoing[]>([]);
  return (
    <MemberLayout frame="thread">
      <div className="flex items-center gap-2 border-b border-border bg-surface px-2 py-1.5">
        <IconButton label="Back" icon={<ArrowLeft className="size-5" />} />
        <div className="min-w-0 flex-1">
          <h1 className="truncate text-sm font-semibold">Charged twice for the same bundle</h1>
          <p className="font-mono text-xs text-muted">HD-00124</p>
        </div>
        <StatusBadge status="in_progress" reader="requester" />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto px-3 pb-3" data-testid="messages" role="log" aria-label="Messages" tabIndex={0}>
        {Array.from({ length: 6 }, (_, at) => (
          <Bubble
            key={at}
            kind={at % 2 ? "own" : "staff"}
            author={at % 2 ? "You" : "Brian"}
            time={ago(60 - at)}
            avatar={at % 2 ? undefined : <Avatar name="Brian Otieno" size="sm" decorative />}
            text="We have checked both payments with the provider and one of them was taken by mistake."
            state={at % 2 ? "read" : undefined}
          />
        ))}
        {sent.map((message) => (
          <Bubble key={message.clientId} kind="own" author="You" time={ago(0)} text={message.text} state="sent" />
        ))}
      </div>
      <div className="bg-page px-2 pb-2 pt-1">
        <Composer label="Message" draftKey="gallery:thread" prompt="Write a message…" onSend={(message) => setSent((all) => [...all, message])}>
          <IconButton size="sm" label="Attach a file" icon={<Paperclip className="size-4" />} />
        </Composer>
      </div>
    </MemberLayout>
  );
}
