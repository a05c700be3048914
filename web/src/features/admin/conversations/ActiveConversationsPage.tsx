import { Bot, ChevronRight, MessagesSquare, Ticket, VenetianMask } from "lucide-react";
import { Link } from "wouter";
import { textsOf } from "../../../lib/texts.ts";
import { usePages } from "../../../lib/use-pages.ts";
import { adminHomeTexts } from "../../../texts/en/admin-home.ts";
import { Card } from "../../../ui/Card.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { Facts } from "../../../ui/Facts.tsx";
import { InfiniteList } from "../../../ui/InfiniteList.tsx";
import { TimeAgo } from "../../../ui/TimeAgo.tsx";
import { AdminPage } from "../AdminPage.tsx";
import type { ActiveConversation } from "../contract-types.ts";

const t = textsOf(adminHomeTexts);

const icons = { ticket: Ticket, assistant: Bot, character: VenetianMask };
const words = { get ticket() { return t("kindTicket"); }, get assistant() { return t("kindAssistant"); }, get character() { return t("kindCharacter"); } };

function Row({ one }: { one: ActiveConversation }) {
  const Icon = icons[one.kind];
  const inside = (
    <>
      <Icon className="mt-0.5 size-5 shrink-0 text-muted" aria-hidden="true" />
      <span className="min-w-0 flex-1">
        <span className="block font-medium [overflow-wrap:anywhere]">{one.title || words[one.kind]}</span>
        <Facts>
          {one.number ?? words[one.kind]}
          {t("messages", { count: one.messages })}
          <TimeAgo time={one.lastMessageAt} />
        </Facts>
      </span>
    </>
  );
  const looks = "flex items-start gap-3 px-4 py-3 sm:px-5";
  return one.link ? (
    <Link href={one.link} className={`${looks} hover:bg-hover`}>
      {inside}
      <ChevronRight className="mt-0.5 size-5 shrink-0 text-muted" aria-hidden="true" />
    </Link>
  ) : (
    <div className={looks}>{inside}</div>
  );
}

function List() {
  const list = usePages<ActiveConversation>(["admin", "active-conversations"], "/api/admin/active-conversations");
  return (
    <Card flush>
      <InfiniteList list={list} label={t("activeConversations")} itemKey={({ id }) => id} endText={t("thoseAreAll")} empty={<EmptyState icon={<MessagesSquare />} title={t("nothingActive")}>{t("whenSomebodyWrites")}</EmptyState>}>
        {(one) => <Row one={one} />}
      </InfiniteList>
    </Card>
  );
}

/** `/admin/conversations`: what the dashboard counts as active (AD-1). */
export default function ActiveConversationsPage() {
  return (
    <AdminPage permission="insight.read" title={t("activeConversations")} description={t("activeHint")}>
      {() => <List />}
    </AdminPage>
  );
}
