import { describeError } from "../../../lib/describe-error.ts";
import { Button } from "../../../ui/Button.tsx";
import { Spinner } from "../../../ui/Spinner.tsx";
import { useDesk } from "../desk-context.ts";
import { textsOf } from "../../../lib/texts.ts";
import { deskListTexts } from "../../../texts/en/desk-list.ts";

const t = textsOf(deskListTexts);

/** What stands under the last row: more is coming, could not come, or that is all. */
export function ListEnd() {
  const { view, store } = useDesk().list;
  if (view.error) {
    return (
      <div role="alert" className="flex flex-col items-center gap-2 px-4 py-4 text-center text-sm text-danger">
        {describeError(view.error)}
        <Button size="sm" onClick={() => void store.loadMore()}>
          {t("tryAgain")}
        </Button>
      </div>
    );
  }
  if (view.hasMore) {
    return (
      <div className="grid h-14 place-items-center">
        <Spinner label={t("loadingMoreTickets")} />
      </div>
    );
  }
  const count = view.rows.length;
  return <p className="px-4 py-4 text-center text-xs text-muted">{t("thatIsAllTickets", { count })}</p>;
}
