import { useState } from "react";
import { AtSign, Paperclip, Slash } from "lucide-react";
import { ApiError } from "../src/lib/api.ts";
import { Button } from "../src/ui/Button.tsx";
import { Composer, type Outgoing } from "../src/ui/Composer.tsx";
import { IconButton } from "../src/ui/IconButton.tsx";

const refuse = () => Promise.reject(new ApiError({ type: "rate", title: "Too many", status: 429, retryAfter: 12 }));

export function Composers() {
  const [sent, setSent] = useState<Outgoing[]>([]);
  const keep = (message: Outgoing) => setSent((all) => [...all, message]);
  return (
    <div className="grid items-start gap-6 lg:grid-cols-2">
      <div>
        <Composer label="Message" draftKey="gallery:plain" prompt="Write a message…" onSend={keep} />
        <ul data-testid="sent" className="pt-2 text-xs text-muted">
          {sent.map((message) => (
            <li key={message.clientId}>{message.text}</li>
          ))}
        </ul>
      </div>
      <Composer label="Reply to Amina" draftKey="gallery:tools" prompt="Reply to Amina…" onSend={keep} actions={<Button size="sm">Send and solve</Button>}>
        <IconButton size="sm" label="Attach a file" icon={<Paperclip className="size-4" />} />
        <IconButton size="sm" label="Canned reply" icon={<Slash className="size-4" />} />
      </Composer>
      <Composer label="Note" draftKey="gallery:note" prompt="Write a note for the team…" sendLabel="Add note" note onSend={keep}>
        <IconButton size="sm" label="Mention" icon={<AtSign className="size-4" />} />
      </Composer>
      <Composer label="Refused message" draftKey="gallery:refused" prompt="This one is always refused…" onSend={refuse} />
      <Composer label="Short message" draftKey="gallery:short" limit={60} prompt="At most 60 characters" onSend={keep} />
      <Composer label="Closed" draftKey="gallery:closed" prompt="Closed" disabledReason="This ticket is closed. Write a new message to open a follow-up." onSend={keep} />
    </div>
  );
}
