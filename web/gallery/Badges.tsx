import { Avatar } from "../src/ui/Avatar.tsx";
import { Badge, CountBadge } from "../src/ui/Badge.tsx";
import { PriorityBadge, type TicketPriority } from "../src/ui/PriorityBadge.tsx";
import { StatusBadge, type TicketStatus } from "../src/ui/StatusBadge.tsx";
import { TimeAgo } from "../src/ui/TimeAgo.tsx";
import { ago } from "./sample.ts";
import type { Tone } from "../src/ui/tone.ts";

const tones: Tone[] = ["neutral", "brand", "info", "success", "warning", "danger"];
const statuses: TicketStatus[] = ["open", "in_progress", "pending", "resolved", "closed"];
const priorities: TicketPriority[] = ["low", "medium", "high", "urgent"];
const people = ["Amina Yusuf", "Brian Otieno", "Chidinma Okafor", "Damaris Wanjiru", "Ẹniọlá Adébáyọ̀", "Farouk Bello", "Grace", "Hauwa Sani", "Ikenna Obi", "李 娜"];

export function Badges() {
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap gap-2">
        {tones.map((tone) => (
          <Badge key={tone} tone={tone}>
            {tone}
          </Badge>
        ))}
        <CountBadge count={3} label="unread" />
        <CountBadge count={128} label="unread" />
      </div>
      <div className="flex flex-wrap gap-2">
        {statuses.map((status) => (
          <StatusBadge key={status} status={status} />
        ))}
      </div>
      <div className="flex flex-wrap gap-2">
        {statuses.map((status) => (
          <StatusBadge key={status} status={status} reader="requester" />
        ))}
      </div>
      <div className="flex flex-wrap gap-4">
        {priorities.map((priority) => (
          <PriorityBadge key={priority} priority={priority} />
        ))}
        {priorities.map((priority) => (
          <PriorityBadge key={priority} priority={priority} compact />
        ))}
      </div>
      <div className="flex flex-wrap items-center gap-3">
        {people.map((name) => (
          <Avatar key={name} name={name} />
        ))}
        <Avatar name="Amina Yusuf" size="xs" />
        <Avatar name="Amina Yusuf" size="sm" presence="online" />
        <Avatar name="Brian Otieno" presence="away" />
        <Avatar name="Grace" size="lg" presence="offline" />
        <Avatar name="Broken Picture" image="/missing.png" />
      </div>
      <div className="flex flex-wrap gap-4 text-sm text-muted">
        {[0, 4, 66, 1_500, 15_000].map((minutes) => (
          <TimeAgo key={minutes} time={ago(minutes)} />
        ))}
      </div>
    </div>
  );
}
