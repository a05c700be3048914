import { CheckCircle2, Flag, RotateCcw, Smile, UserPlus } from "lucide-react";
import { Avatar } from "../src/ui/Avatar.tsx";
import { Bubble } from "../src/ui/Bubble.tsx";
import { Card } from "../src/ui/Card.tsx";
import { IconButton } from "../src/ui/IconButton.tsx";
import { DayDivider, Timeline, TimelineEvent } from "../src/ui/Timeline.tsx";
import { ago } from "./sample.ts";

export function Messages() {
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[2fr_1fr]">
      <div>
        <DayDivider day={ago(1600)} />
        <Bubble kind="bot" author="Baraza" time={ago(1500)} avatar={<Avatar name="Baraza" size="sm" decorative />} text="Hello Amina. I am the help bot. What can I help you with?" />
        <Bubble kind="own" author="You" time={ago(1499)} text="I was charged twice for the same bundle" state="read" />
        <Bubble kind="own" author="You" time={ago(1498)} text="see https://example.com/receipt/0042?x=1, and (www.example.org)." state="delivered" grouped />
        <DayDivider day={ago(0)} />
        <TimelineEvent icon={<UserPlus />} time={ago(42)}>
          <b className="font-medium text-text">Brian Otieno</b> took this ticket
        </TimelineEvent>
        <Bubble
          kind="staff"
          author="Brian"
          time={ago(40)}
          avatar={<Avatar name="Brian Otieno" size="sm" decorative />}
          edited
          text={"Thank you, Amina. I can see both payments.\n\nThe second one is on its way back to you: 1,200 KES, by tomorrow evening."}
          actions={<IconButton size="sm" label="React" icon={<Smile className="size-4" />} />}
        />
        <Bubble kind="note" author="Brian Otieno" time={ago(39)} text="Provider confirms the duplicate. Refund reference: RF-2210. @damaris please keep an eye on it." />
        <Bubble kind="other" author="Amina Yusuf" time={ago(12)} avatar={<Avatar name="Amina Yusuf" size="sm" decorative />} text="averyveryveryveryverylongwordwithoutanyspacesthatmustnotbreakthelayoutofthebubbleonaphoneorelsewhere" />
        <Bubble kind="own" author="You" time={ago(2)} text="Thank you!" state="sending" />
        <Bubble kind="own" author="You" time={ago(1)} text="Is it also possible to change my number?" state="failed" onRetry={() => undefined} grouped />
        <Bubble kind="own" author="You" time={ago(0)} text="One more thing" state="sent" />
      </div>
      <Card title="Timeline">
        <Timeline
          label="What happened"
          events={[
            { id: "1", icon: <Flag />, children: "Priority changed from medium to high by Brian Otieno", time: ago(300) },
            { id: "2", icon: <CheckCircle2 />, children: "Resolved by Brian Otieno", time: ago(120) },
            { id: "3", icon: <RotateCcw />, children: "Reopened by a reply of Amina Yusuf", time: ago(9) },
          ]}
        />
      </Card>
    </div>
  );
}
