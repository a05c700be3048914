import { SearchX } from "lucide-react";
import { clsx } from "clsx";
import { filterFromWords, type WordsFilter } from "../../../../contract/search-filters.ts";
import type { MessageHit, SearchScope, TicketHit } from "../../../../contract/search.ts";
import { searchTokens } from "../../../../contract/search-words.ts";
import { formatDateTime } from "../../lib/format.ts";
import { textsOf } from "../../lib/texts.ts";
import { searchTexts } from "../../texts/en/search.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { InfiniteList } from "../../ui/InfiniteList.tsx";
import { Select } from "../../ui/Select.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { MessageLine } from "./MessageLine.tsx";
import { TicketHitLine } from "./TicketHitLine.tsx";
import { useSearch, type SearchState } from "./use-search.ts";
import { WrongFilters } from "./WrongFilters.tsx";

const t = textsOf(searchTexts);

export type Sort = "time" | "relevance";

/** What was found, in words for screen readers, and how far it is certain. */
function summary(tickets: SearchState<TicketHit>, messages: SearchState<MessageHit>): string {
  if (tickets.status === "error" && messages.status === "error") return "";
  if (tickets.status !== "ready" || messages.status !== "ready" || messages.stale) return t("searching");
  const [ofTickets, ofMessages] = [tickets.items.length, messages.items.length];
  return t("found", {
    tickets: tickets.hasMore ? t("foundTicketsOrMore", { count: ofTickets }) : t("foundTickets", { count: ofTickets }),
    messages: messages.hasMore ? t("foundMessagesOrMore", { count: ofMessages }) : t("foundMessages", { count: ofMessages }),
  });
}

function Tickets({ list, scope }: { list: SearchState<TicketHit>; scope: SearchScope }) {
  if (list.status === "loading") return <SkeletonRows />;
  if (list.status === "error" && list.items.length === 0) return <ErrorState error={list.error} onRetry={list.onRetry} />;
  if (list.items.length === 0) return <p className="px-4 pb-4 text-sm text-muted sm:px-5">{t("noTicketFits")}</p>;
  return (
    <>
      <ul aria-label={t("tickets")} className="divide-y divide-border">
        {list.items.map((hit) => <li key={hit.id}><TicketHitLine hit={hit} scope={scope} /></li>)}
      </ul>
      {list.hasMore && <p className="border-t border-border px-4 py-3 text-center"><Button size="sm" loading={list.loadingMore} onClick={list.onLoadMore}>{t("moreTickets")}</Button></p>}
    </>
  );
}

function Messages({ list, scope }: { list: SearchState<MessageHit>; scope: SearchScope }) {
  const lookedBack = list.lookedBackTo && list.hasMore && <p className="px-4 pt-1 text-sm text-muted sm:px-5">{t("lookedBackTo", { time: formatDateTime(list.lookedBackTo) })}</p>;
  if (list.status === "ready" && list.items.length === 0 && list.hasMore) {
    return <div className="space-y-3 px-4 pb-4 sm:px-5">{lookedBack}<Button size="sm" loading={list.loadingMore} onClick={list.onLoadMore}>{t("lookFurther")}</Button></div>;
  }
  return (
    <>
      <InfiniteList list={list} label={t("messages")} itemKey={(hit) => `${hit.conversationId} ${hit.seq}`} empty={<p className="px-4 pb-4 text-sm text-muted sm:px-5">{t("noMessageFits")}</p>}>
        {(hit) => <MessageLine hit={hit} scope={scope} />}
      </InfiniteList>
      {lookedBack}
    </>
  );
}

export type SearchResultsProps = { q: string; scope: SearchScope; sort: Sort; onSort: (sort: Sort) => void; /** Searches for something else. */ onChange: (q: string) => void };

/** Whether anything is searched for in messages: words, an author, files. Filters of tickets alone find tickets. */
function asksForMessages({ words, filter }: WordsFilter): boolean {
  return words !== "" || filter.requester !== undefined || filter.has === "attachment";
}

/** Both groups of results for what was typed. */
export default function SearchResults({ q, scope, sort, onSort, onChange }: SearchResultsProps) {
  const tickets = useSearch<TicketHit>("tickets", q, { scope, limit: 5 });
  const messages = useSearch<MessageHit>("messages", q, { scope, sort, limit: 20 });
  const read = filterFromWords(q, { categories: [], staff: [], teams: [] }, true);
  const forMessages = asksForMessages(read);
  const filtered = read.words !== "" && searchTokens(read.words).length < searchTokens(q).length;
  const nothing = [tickets, messages].every((list) => list.status === "ready" && list.items.length === 0 && !list.hasMore);
  const failed = [tickets, messages].every((list) => list.status === "error" && list.items.length === 0);
  const again = () => {
    tickets.onRetry();
    messages.onRetry();
  };
  return (
    <div className="space-y-4">
      <p role="status" className="sr-only">{summary(tickets, messages)}</p>
      <WrongFilters q={q} wrong={messages.wrong.length > 0 ? messages.wrong : tickets.wrong} place={scope} onChange={onChange} />
      {failed ? <Card flush><ErrorState error={tickets.error} onRetry={again} /></Card> : nothing ? (
        <Card flush><EmptyState icon={<SearchX />} title={t("nothingFound")} action={filtered && <Button onClick={() => onChange(read.words)}>{t("withoutFilters")}</Button>}>{t("nothingFoundHint")} {t("newMessagesSoon")}</EmptyState></Card>
      ) : (
        <div aria-busy={tickets.stale || messages.stale} className={clsx("space-y-4 transition-opacity", (tickets.stale || messages.stale) && "opacity-60")}>
          <Card flush>
            <section aria-label={t("tickets")}>
              <h2 className="px-4 pb-1 pt-3 text-sm font-semibold text-muted sm:px-5">{t("tickets")}</h2>
              <Tickets list={tickets} scope={scope} />
            </section>
          </Card>
          <Card flush>
            <section aria-label={t("messages")}>
              <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 pb-1 pt-3 sm:px-5">
                <h2 className="text-sm font-semibold text-muted">{t("messages")}</h2>
                {forMessages && <div className="w-48"><Select aria-label={t("order")} value={sort} onChange={(event) => onSort(event.target.value === "relevance" ? "relevance" : "time")}>
                  <option value="time">{t("newestFirst")}</option>
                  <option value="relevance">{t("bestFirst")}</option>
                </Select></div>}
              </div>
              {forMessages ? <Messages list={messages} scope={scope} /> : <p className="px-4 pb-4 text-sm text-muted sm:px-5">{t("wordsForMessages")}</p>}
            </section>
          </Card>
        </div>
      )}
    </div>
  );
}
