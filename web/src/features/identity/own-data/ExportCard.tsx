import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { describeError } from "../../../lib/describe-error.ts";
import { formatDate, formatDateTime, formatNumber } from "../../../lib/format.ts";
import { textsOf } from "../../../lib/texts.ts";
import { ownDataTexts } from "../../../texts/en/own-data.ts";
import { Banner } from "../../../ui/Banner.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { ErrorState } from "../../../ui/ErrorState.tsx";
import { SkeletonText } from "../../../ui/Skeleton.tsx";
import { askExport, exportKey, readExport, type OwnExport } from "./own-data-api.ts";

const t = textsOf(ownDataTexts);

/** Milliseconds between looks while the copy is being made. */
const lookEvery = 3_000;

function State({ last, email }: { last: OwnExport; email: string }) {
  const at = formatDate(last.askedAt ?? 0);
  if (last.state === "none") return null;
  if (last.state === "making") return <Banner>{t("beingMade", { email })}</Banner>;
  if (last.state === "failed") return <Banner tone="danger">{t("hasFailed")}</Banner>;
  if (last.state === "fetched") return <p className="text-sm text-muted">{t("wasFetched", { at })}</p>;
  if (last.state === "expired") return <p className="text-sm text-muted">{t("hasExpired", { at })}</p>;
  return (
    <Banner tone="success">
      <p>{t("isReady", { email, until: formatDateTime(last.expiresAt ?? 0) })}</p>
      {last.rows !== null && last.bytes !== null && <p>{t("entries", { rows: last.rows, megabytes: formatNumber(last.bytes / 1024 / 1024, { maximumFractionDigits: 1 }) })}</p>}
    </Banner>
  );
}

/** A copy of one's data: asked for, being made, in the mail (ID-14). */
export function ExportCard({ email }: { email: string }) {
  const client = useQueryClient();
  const { data, error, status, refetch } = useQuery({ queryKey: exportKey, queryFn: readExport, refetchInterval: ({ state }) => (state.data?.state === "making" ? lookEvery : false) });
  const ask = useMutation({ mutationFn: askExport, onSuccess: (next) => client.setQueryData(exportKey, next) });
  const mayAsk = data && data.state !== "making" && data.nextAt === null;
  return (
    <Card title={t("copyOfData")} description={t("copyWhat")}>
      <div className="space-y-3" aria-live="polite">
        {status === "pending" && <SkeletonText lines={2} />}
        {status === "error" && <ErrorState error={error} onRetry={() => void refetch()} />}
        {data && <State last={data} email={email} />}
        {mayAsk && (
          <Button loading={ask.isPending} onClick={() => ask.mutate()}>
            {t("askForCopy")}
          </Button>
        )}
        {data?.nextAt && data.state !== "making" && <p className="text-sm text-muted">{t("nextAt", { at: formatDateTime(data.nextAt) })}</p>}
        {ask.error && (
          <p role="alert" className="text-sm text-danger">
            {describeError(ask.error)}
          </p>
        )}
      </div>
    </Card>
  );
}
