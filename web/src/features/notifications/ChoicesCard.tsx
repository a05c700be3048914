import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Minus } from "lucide-react";
import { Fragment } from "react";
import { Link } from "wouter";
import type { NoticeAudience, NoticeChoice, NoticePreferences, NoticeWay } from "../../../../contract/notifications.ts";
import { describeError } from "../../lib/describe-error.ts";
import { textsOf } from "../../lib/texts.ts";
import { notificationsTexts } from "../../texts/en/notifications.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Card } from "../../ui/Card.tsx";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { Rich } from "../../ui/Rich.tsx";
import { changePreferences, preferencesKey } from "./notice-api.ts";

const t = textsOf(notificationsTexts);

const ways: readonly NoticeWay[] = ["inApp", "push", "mail"];
const groups: readonly { audience: NoticeAudience; title: "forYou" | "forTeam" | "forAdmins" }[] = [
  { audience: "member", title: "forYou" }, { audience: "staff", title: "forTeam" }, { audience: "admin", title: "forAdmins" },
];

type Change = { kind: string; way: NoticeWay; on: boolean };

function withChange(known: NoticePreferences, { kind, way, on }: Change): NoticePreferences {
  return { ...known, choices: known.choices.map((one) => (one.kind === kind ? { ...one, [way]: { ...one[way], on } } : one)) };
}

function Way({ choice, way, onChange }: { choice: NoticeChoice; way: NoticeWay; onChange: (on: boolean) => void }) {
  const { on, offered, locked } = choice[way];
  if (!offered) {
    return (
      <span className="grid min-h-11 place-items-center text-muted" title={t("notOffered")}>
        <Minus className="size-4" aria-hidden="true" />
        <span className="sr-only">{t("notOffered")}</span>
      </span>
    );
  }
  return (
    <span className="grid min-h-11 place-items-center" title={locked ? t("alwaysOn") : undefined}>
      <Checkbox label={t("kindByWay", { kind: choice.title, way: t(way) })} labelHidden checked={on} disabled={locked} onChange={(event) => onChange(event.target.checked)} />
    </span>
  );
}

/** Which event by which way: each press is saved at once, and taken back where the server refuses. */
export default function ChoicesCard({ preferences }: { preferences: NoticePreferences }) {
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: ({ kind, way, on }: Change) => changePreferences({ choices: [{ kind, [way]: on }] }),
    // One after the other: the answer to the first would undo the second on the screen.
    scope: { id: "notice-choices" },
    onError: () => client.invalidateQueries({ queryKey: preferencesKey }),
  });
  const choose = (wanted: Change) => {
    // Before anything is sent, so that the box answers the press and not the server.
    client.setQueryData<NoticePreferences>(preferencesKey, (known) => known && withChange(known, wanted));
    change.mutate(wanted);
  };
  const shown = groups.map((group) => ({ ...group, choices: preferences.choices.filter(({ audience }) => audience === group.audience) })).filter(({ choices }) => choices.length > 0);
  return (
    <Card flush>
      {!preferences.mailPossible && (
        <Banner tone="info" className="m-4">
          <Rich text={t.parts("mailNot")} parts={{ link: <Link href="/account" className="font-medium text-brand-text underline underline-offset-2" /> }} />
        </Banner>
      )}
      {change.error && (
        <p role="alert" className="px-4 pt-4 text-sm text-danger sm:px-5">
          {describeError(change.error)}
        </p>
      )}
      <table className="w-full border-collapse text-sm">
        <thead>
          <tr className="border-b border-border text-xs text-muted">
            <th scope="col" className="px-4 py-2.5 text-left font-medium sm:px-5">
              {t("what")}
            </th>
            {ways.map((way) => (
              <th key={way} scope="col" className="w-16 px-1 py-2.5 text-center font-medium text-balance last:pr-3 sm:w-24">
                {t(way)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-border">
          {shown.map(({ audience, title, choices }) => (
            <Fragment key={audience}>
              {shown.length > 1 && (
                <tr className="bg-sunken">
                  <th scope="colgroup" colSpan={4} className="px-4 py-1.5 text-left text-xs font-medium text-muted sm:px-5">
                    {t(title)}
                  </th>
                </tr>
              )}
              {choices.map((choice) => (
                <tr key={choice.kind}>
                  <th scope="row" className="text-pretty px-4 py-2 text-left font-normal sm:px-5">
                    {choice.title}
                  </th>
                  {ways.map((way) => (
                    <td key={way} className="px-1 last:pr-3">
                      <Way choice={choice} way={way} onChange={(on) => choose({ kind: choice.kind, way, on })} />
                    </td>
                  ))}
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
