import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { BellRing, Smartphone } from "lucide-react";
import { useState } from "react";
import { describeError } from "../../lib/describe-error.ts";
import { textsOf } from "../../lib/texts.ts";
import { notificationsTexts } from "../../texts/en/notifications.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Rich } from "../../ui/Rich.tsx";
import { TimeAgo } from "../../ui/TimeAgo.tsx";
import { devicesKey, readDevices, removeDevice } from "./notice-api.ts";
import { pushFailure } from "./push-failure.ts";
import { ownDevice, pushState, turnOffPush, turnOnPush } from "./push-client.ts";

const t = textsOf(notificationsTexts);

function OtherDevices({ own }: { own: string | null }) {
  const client = useQueryClient();
  const { data } = useQuery({ queryKey: devicesKey, queryFn: ({ signal }) => readDevices(signal) });
  const remove = useMutation({ mutationFn: removeDevice, onSettled: () => client.invalidateQueries({ queryKey: devicesKey }) });
  const others = data?.items.filter(({ id }) => id !== own) ?? [];
  if (others.length === 0) return null;
  return (
    <div className="pt-4">
      <h3 className="text-sm font-medium">{t("otherDevices")}</h3>
      <ul className="divide-y divide-border">
        {others.map(({ id, device, lastSentAt }) => (
          <li key={id} className="flex items-center gap-3 py-2">
            <Smartphone className="size-5 shrink-0 text-muted" aria-hidden="true" />
            <span className="min-w-0 flex-1 text-sm">
              <span className="block truncate font-medium">{device}</span>
              <span className="text-muted">{lastSentAt ? <Rich text={t.parts("lastTold", { timeAgo: <TimeAgo time={lastSentAt} /> })} /> : t("neverTold")}</span>
            </span>
            <Button size="sm" aria-label={t("removeDevice", { device })} loading={remove.isPending && remove.variables === id} onClick={() => remove.mutate(id)}>
              {t("remove")}
            </Button>
          </li>
        ))}
      </ul>
      {remove.error && (
        <p role="alert" className="pt-2 text-sm text-danger">
          {describeError(remove.error)}
        </p>
      )}
    </div>
  );
}

/** Push messages on this device, and on one's others. The browser is asked only after a press here. */
export default function PushCard({ me }: { me: string }) {
  const client = useQueryClient();
  const [state, setState] = useState(() => pushState(me));
  const change = useMutation({
    mutationFn: async () => {
      if (state === "on") await turnOffPush(me);
      else await turnOnPush(me);
    },
    onSettled: () => {
      setState(pushState(me));
      void client.invalidateQueries({ queryKey: devicesKey });
    },
  });
  return (
    <Card title={t("device")} description={t("deviceWhat")}>
      {state === "denied" && (
        <Banner tone="warning" title={t("denied")}>
          {t("deniedWhat")}
        </Banner>
      )}
      {state === "unsupported" && <p className="text-sm text-muted">{t("unsupported")}</p>}
      {state === "install" && <p className="text-sm text-muted">{t("needsInstall")}</p>}
      {(state === "on" || state === "off") && (
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p role="status" className="flex items-center gap-2 text-sm">
            <BellRing className="size-5 text-muted" aria-hidden="true" />
            {state === "on" ? t("pushOn") : t("pushOff")}
          </p>
          <Button variant={state === "off" ? "primary" : undefined} loading={change.isPending} onClick={() => change.mutate()}>
            {state === "on" ? t("turnOff") : t("turnOn")}
          </Button>
        </div>
      )}
      {change.error && (
        <p role="alert" className="pt-2 text-sm text-danger">
          {pushFailure(change.error)}
        </p>
      )}
      <OtherDevices own={state === "on" ? ownDevice(me) : null} />
    </Card>
  );
}
