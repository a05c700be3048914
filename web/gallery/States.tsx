import { useState } from "react";
import { ApiError } from "../src/lib/api.ts";
import { reportReachable } from "../src/lib/network.ts";
import { Accordion } from "../src/ui/Accordion.tsx";
import { Banner } from "../src/ui/Banner.tsx";
import { Button } from "../src/ui/Button.tsx";
import { Card } from "../src/ui/Card.tsx";
import { ErrorBoundary } from "../src/ui/ErrorBoundary.tsx";
import { ErrorState } from "../src/ui/ErrorState.tsx";
import { SkeletonText } from "../src/ui/Skeleton.tsx";
import { Stat } from "../src/ui/Stat.tsx";
import { Tabs } from "../src/ui/Tabs.tsx";

function Fragile() {
  const [broken, setBroken] = useState(false);
  if (broken) throw new Error("The gallery broke this part on purpose");
  return <Button onClick={() => setBroken(true)}>Break this panel</Button>;
}

export function States() {
  const failure = new ApiError({ type: "internal", title: "Internal error", status: 500, requestId: "req-7f3c1a" });
  return (
    <div className="space-y-6">
      <div className="grid gap-3 lg:grid-cols-2">
        <Banner title="We are open until 17:00">Answers take about 20 minutes today.</Banner>
        <Banner tone="success" title="Your email is confirmed" onDismiss={() => undefined} />
        <Banner tone="warning" title="Confirm your email" action={<Button size="sm">Send again</Button>}>
          We sent a link to amina@example.com.
        </Banner>
        <Banner tone="danger" title="The reply was not sent" action={<Button size="sm">Try again</Button>}>
          Your text is kept below.
        </Banner>
      </div>
      <div className="grid grid-cols-2 gap-4 lg:grid-cols-4">
        {[
          { label: "Open tickets", value: "128", change: { text: "12 more than last week", direction: "up" as const, good: false } },
          { label: "First answer", value: "14 min", change: { text: "3 min faster", direction: "down" as const, good: true } },
          { label: "Satisfaction", value: "4.6", change: { text: "as before", direction: "flat" as const, good: null } },
          { label: "Revenue", value: "–" },
        ].map((stat) => (
          <Card key={stat.label}>
            <Stat {...stat} />
          </Card>
        ))}
      </div>
      <div className="grid items-start gap-6 md:grid-cols-2">
        <Card title="Tabs" description="Arrow keys move between them.">
          <Tabs
            label="Ticket parts"
            tabs={[
              { value: "person", label: "Person", content: <p className="text-sm">Amina Yusuf, member since March.</p> },
              { value: "tickets", label: "Tickets", count: 12, content: <p className="text-sm">Twelve tickets.</p> },
              { value: "history", label: "History", content: <p className="text-sm">Nothing yet.</p> },
            ]}
          />
        </Card>
        <Card title="Accordion">
          <Accordion
            defaultOpen={["pay"]}
            items={[
              { value: "pay", title: "Why was I charged twice?", content: "Usually the first payment was reserved only and returns within a day." },
              { value: "code", title: "The code does not arrive", content: "Check the number and wait a minute before asking again." },
            ]}
          />
        </Card>
        <Card title="An error of the server">
          <ErrorState error={failure} onRetry={() => undefined} />
        </Card>
        <Card title="A panel that may break" footer="The rest of the page goes on.">
          <ErrorBoundary>
            <Fragile />
          </ErrorBoundary>
        </Card>
        <Card title="Text on its way">
          <SkeletonText />
        </Card>
        <Card title="Connection">
          <div className="flex gap-2">
            <Button onClick={() => reportReachable(false)}>Lose it</Button>
            <Button onClick={() => reportReachable(true)}>Find it</Button>
          </div>
        </Card>
      </div>
    </div>
  );
}
