import { useId, useState } from "react";
import { ChevronDown } from "lucide-react";
import { clsx } from "clsx";
import type { DatabaseFigures, StatementFigures } from "../../../../../contract/insight.ts";
import { formatDateTime, formatNumber } from "../../../lib/format.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminDatabaseTexts } from "../../../texts/en/admin-database.ts";
import { Card } from "../../../ui/Card.tsx";
import { Tabs } from "../../../ui/Tabs.tsx";
import { milliseconds, percent } from "./figures.ts";
import { MissingSource } from "./MissingSource.tsx";

const t = textsOf(adminDatabaseTexts);

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt className="text-xs text-muted">{name}</dt>
      <dd className="font-mono text-xs">{value}</dd>
    </div>
  );
}

function Statement({ one }: { one: StatementFigures }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const name = one.name ?? t("unnamed");
  return (
    <li className="px-4 py-2.5 sm:px-5">
      <button type="button" aria-expanded={open} aria-controls={open ? id : undefined} onClick={() => setOpen(!open)} className="flex w-full items-start gap-2 rounded-sm text-left touch:min-h-11">
        <span className="min-w-0 flex-1">
          <span className={clsx("block text-sm [overflow-wrap:anywhere]", one.name ? "font-mono text-xs font-medium" : "text-muted")}>{name}</span>
          {!open && <span className="block truncate font-mono text-xs text-muted">{one.text.replaceAll(/\s+/g, " ")}</span>}
        </span>
        <ChevronDown className={clsx("mt-0.5 size-4 shrink-0 text-muted transition-transform", open && "rotate-180")} aria-hidden="true" />
      </button>
      {open && <pre id={id} className="my-2 max-h-80 overflow-auto whitespace-pre-wrap rounded-md bg-sunken px-3 py-2 font-mono text-xs [overflow-wrap:anywhere]" tabIndex={0}>{one.text}</pre>}
      <dl className="flex flex-wrap gap-x-6 gap-y-1 pt-1">
        <Fact name={t("calls")} value={formatNumber(one.calls)} />
        <Fact name={t("mean")} value={milliseconds(one.meanMs)} />
        <Fact name={t("longest")} value={milliseconds(one.slowestMs)} />
        <Fact name={t("inAll")} value={milliseconds(one.totalMs)} />
        <Fact name={t("share")} value={percent(one.share)} />
        <Fact name={t("rows")} value={formatNumber(one.rows)} />
      </dl>
    </li>
  );
}

function List({ statements }: { statements: readonly StatementFigures[] }) {
  if (statements.length === 0) return <p className="px-4 pb-6 text-center text-sm text-muted">{t("noStatements")}</p>;
  return (
    <ul className="divide-y divide-border">
      {statements.map((one, at) => (
        <Statement key={`${at} ${one.text}`} one={one} />
      ))}
    </ul>
  );
}

/** Statements by their time, their slowness and their number (pg_stat_statements); each unfolds to its text. */
export function StatementsCard({ statements }: { statements: DatabaseFigures["statements"] }) {
  if (statements.source === "missing") {
    return (
      <Card title={t("statements")}>
        <MissingSource source={statements} />
      </Card>
    );
  }
  const since = statements.since ? t("statementsSince", { at: formatDateTime(statements.since) }) : t("statementsAll");
  const dropped = statements.evicted > 0 ? t("evicted", { count: statements.evicted }) : "";
  return (
    <Card flush title={t("statements")} description={[since, dropped].filter(Boolean).join(" ")}>
      <Tabs
        label={t("statements")}
        tabs={[
          { value: "time", label: t("mostTime"), content: <List statements={statements.mostTime} /> },
          { value: "slow", label: t("slowest"), content: <List statements={statements.slowest} /> },
          { value: "often", label: t("mostFrequent"), content: <List statements={statements.mostFrequent} /> },
        ]}
      />
    </Card>
  );
}
