import { useState } from "react";
import { MessagesSquare, SearchX, SquarePen } from "lucide-react";
import { Link } from "wouter";
import { textsOf } from "../../../lib/texts.ts";
import { usePages } from "../../../lib/use-pages.ts";
import { messagesTexts } from "../../../texts/en/messages.ts";
import { Button } from "../../../ui/Button.tsx";
import { buttonClass } from "../../../ui/button-class.ts";
import { Card } from "../../../ui/Card.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { Field } from "../../../ui/Field.tsx";
import { InfiniteList } from "../../../ui/InfiniteList.tsx";
import { Input } from "../../../ui/Input.tsx";
import { PageHeader } from "../../../ui/PageHeader.tsx";
import { SignedIn } from "../../identity/SignedIn.tsx";
import { ConversationLine } from "./ConversationLine.tsx";
import { directsKey, directsQuery, type ConversationSummary } from "./direct-api.ts";
import { fitsName } from "./fits-name.ts";

const t = textsOf(messagesTexts);

function Directs() {
  const [words, setWords] = useState("");
  const list = usePages<ConversationSummary>([...directsKey, "list"], "/api/conversations", directsQuery);
  const fitting = words.trim() === "" ? list.items : list.items.filter(({ others }) => others.some((one) => fitsName(one, words)));
  const empty = list.status === "ready" && list.items.length === 0;
  const write = (
    <Link href="/messages/new" className={buttonClass({ variant: "primary" })}>
      <SquarePen className="size-4" aria-hidden="true" />
      {t("newMessage")}
    </Link>
  );
  return (
    <>
      <PageHeader title={t("messages")} description={t("messagesHint")} actions={!empty && write} />
      {!empty && (
        <Field label={t("searchByName")} labelHidden className="pb-4">
          <Input type="search" placeholder={t("searchByName")} autoComplete="off" value={words} onChange={(event) => setWords(event.target.value)} />
        </Field>
      )}
      <Card flush>
        <InfiniteList
          list={{ ...list, items: fitting }}
          label={t("messages")}
          itemKey={({ id }) => id}
          empty={
            empty ? (
              <EmptyState icon={<MessagesSquare />} title={t("noMessages")} action={write}>
                {t("noMessagesHint")}
              </EmptyState>
            ) : (
              <EmptyState icon={<SearchX />} title={t("nobodyFits")} action={list.hasMore ? <Button loading={list.loadingMore} onClick={list.onLoadMore}>{t("searchFurther")}</Button> : <Button onClick={() => setWords("")}>{t("showAll")}</Button>}>
                {t("nobodyFitsHint")}
              </EmptyState>
            )
          }
        >
          {(conversation) => <ConversationLine conversation={conversation} />}
        </InfiniteList>
      </Card>
    </>
  );
}

/** `/messages`: one's conversations with other members, newest first, live (CV-12). */
export default function MessagesPage() {
  return (
    <div className="mx-auto max-w-3xl">
      <SignedIn>{() => <Directs />}</SignedIn>
    </div>
  );
}
