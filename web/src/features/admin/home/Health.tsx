import { CircleAlert, CircleCheck, TriangleAlert } from "lucide-react";
import { clsx } from "clsx";
import { Link } from "wouter";
import type { HealthCheck } from "../../../../../contract/insight.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminHomeTexts } from "../../../texts/en/admin-home.ts";
import { Card } from "../../../ui/Card.tsx";
import { healthAdvice, healthSays, healthTitle } from "./health-advice.ts";

const t = textsOf(adminHomeTexts);

const icons = { good: CircleCheck, warning: TriangleAlert, bad: CircleAlert };
const inks = { good: "text-success", warning: "text-warning", bad: "text-danger" };
const words = { get good() { return t("stateGood"); }, get warning() { return t("stateWarning"); }, get bad() { return t("stateBad"); } };

/** Whether every part of the system does its work, and what to do about one that does not. */
export function Health({ checks }: { checks: readonly HealthCheck[] }) {
  return (
    <div id="health" className="scroll-mt-4">
      <Card title={t("isEverythingRunning")}>
        <ul className="space-y-4">
          {checks.map((check) => {
            const Icon = icons[check.state];
            const advice = healthAdvice(check);
            return (
              <li key={check.key} className="flex gap-3 text-sm">
                <Icon className={clsx("mt-px size-5 shrink-0", inks[check.state])} aria-hidden="true" />
                <div className="min-w-0 flex-1 space-y-0.5">
                  <p className="font-medium">
                    {healthTitle(check)} <span className={clsx("font-normal", inks[check.state])}>{words[check.state]}</span>
                  </p>
                  <p>{healthSays(check)}</p>
                  {advice && <p className="text-pretty text-muted">{advice}</p>}
                </div>
                <Link href={check.link} aria-label={`${t("lookAtIt")}: ${healthTitle(check)}`} className="shrink-0 self-start font-medium text-brand-text underline underline-offset-2 touch:py-2">
                  {t("lookAtIt")}
                </Link>
              </li>
            );
          })}
        </ul>
      </Card>
    </div>
  );
}
