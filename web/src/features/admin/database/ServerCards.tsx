import type { DatabaseFigures } from "../../../../../contract/insight.ts";
import { formatNumber } from "../../../lib/format.ts";
import { formatDuration } from "../../../lib/format-duration.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminDatabaseTexts } from "../../../texts/en/admin-database.ts";
import { Card } from "../../../ui/Card.tsx";
import { Table, type Column } from "../../../ui/Table.tsx";
import { byteSize } from "./figures.ts";
import { mono } from "./Folding.tsx";
import { MissingSource } from "./MissingSource.tsx";

const t = textsOf(adminDatabaseTexts);

const none = (text: string) => <p className="px-4 pb-5 text-sm text-muted sm:px-5">{text}</p>;
const seconds = (value: number | null) => (value === null ? "–" : formatDuration(value));

type Ready<Source> = Extract<Source, { source: "ready" }>;
type Connection = Ready<DatabaseFigures["connections"]["states"]>["items"][number];
type Replica = Ready<DatabaseFigures["replication"]>["items"][number];
type Task = DatabaseFigures["jobs"]["tasks"][number];

function connectionColumns(): Column<Connection>[] {
  return [
    { key: "state", header: t("state"), cell: ({ state }) => <span className="font-mono text-xs">{state}</span> },
    { key: "where", header: t("where"), cell: ({ here }) => (here ? t("thisDatabase") : t("otherDatabases")) },
    { key: "count", header: t("count"), align: "right", className: mono, cell: ({ count }) => formatNumber(count) },
    { key: "longest", header: t("longestSince"), align: "right", className: mono, cell: ({ longestSeconds }) => seconds(longestSeconds) },
  ];
}

function behindWords({ behindBytes, behindSeconds }: Replica): string {
  return [behindBytes === null ? "" : byteSize(behindBytes), behindSeconds === null ? "" : formatDuration(behindSeconds)].filter(Boolean).join(", ") || "–";
}

function replicaColumns(): Column<Replica>[] {
  return [
    { key: "name", header: t("replica"), cell: ({ name }) => <span className="font-mono text-xs">{name}</span> },
    { key: "state", header: t("state"), cell: ({ state }) => state },
    { key: "sync", header: t("sync"), cell: ({ sync }) => sync },
    { key: "behind", header: t("behind"), align: "right", className: mono, cell: behindWords },
  ];
}

function jobColumns(): Column<Task>[] {
  const number = (key: "waiting" | "running" | "scheduled" | "failing" | "givenUp"): Column<Task> => ({ key, header: t(key), align: "right", className: mono, cell: (task) => formatNumber(task[key]) });
  return [
    { key: "task", header: t("task"), cell: ({ task }) => <span className="font-mono text-xs">{task}</span> },
    number("waiting"), number("running"), number("scheduled"), number("failing"), number("givenUp"),
    { key: "oldest", header: t("oldest"), align: "right", className: mono, cell: (task) => seconds(task.oldestSeconds) },
  ];
}

/** What the server's connections do now. */
export function ConnectionsCard({ connections }: { connections: DatabaseFigures["connections"] }) {
  const { states, total, max } = connections;
  return (
    <Card flush={states.source === "ready"} title={t("connectionsQuestion")} description={t("connectionsHint", { total: formatNumber(total), most: formatNumber(max) })}>
      {states.source === "missing" ? <MissingSource source={states} /> : (
        <Table
          caption={t("connectionsQuestion")}
          rows={states.items}
          rowKey={({ state, here }) => `${state} ${here}`}
          empty={none(t("noConnections"))}
          columns={connectionColumns()}
        />
      )}
    </Card>
  );
}

/** How far replicas are behind. */
export function ReplicationCard({ replication }: { replication: DatabaseFigures["replication"] }) {
  return (
    <Card flush={replication.source === "ready"} title={t("replication")}>
      {replication.source === "missing" ? <MissingSource source={replication} /> : (
        <Table
          caption={t("replication")}
          rows={replication.items}
          rowKey={({ name }) => name}
          empty={none(t("noReplicas"))}
          columns={replicaColumns()}
        />
      )}
    </Card>
  );
}

/** The queue of background work, task by task. */
export function JobsCard({ jobs }: { jobs: DatabaseFigures["jobs"] }) {
  const { waiting, running, scheduled, failing, givenUp, oldestSeconds } = jobs;
  const oldest = oldestSeconds === null ? "" : t("jobsOldest", { duration: formatDuration(oldestSeconds) });
  return (
    <Card flush title={t("jobs")} description={[t("jobsHint", { waiting, running, scheduled, failing, givenUp }), oldest].filter(Boolean).join(" ")}>
      <Table
        caption={t("jobs")}
        rows={jobs.tasks}
        rowKey={({ task }) => task}
        empty={none(t("noJobs"))}
        columns={jobColumns()}
      />
    </Card>
  );
}
