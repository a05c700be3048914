import { useState } from "react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { MessageSquareText, Pencil, Plus, Search, Trash2, Zap } from "lucide-react";
import { api } from "../../../lib/api.ts";
import { describeError } from "../../../lib/describe-error.ts";
import { Banner } from "../../../ui/Banner.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { ErrorState } from "../../../ui/ErrorState.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import { RichText } from "../../../ui/RichText.tsx";
import { SkeletonRows } from "../../../ui/Skeleton.tsx";
import { notify } from "../../../ui/toast.ts";
import { useActWords } from "../../desk/compose/ActChips.tsx";
import { AdminPage } from "../AdminPage.tsx";
import type { CannedReply } from "../contract-types.ts";
import { SearchBox } from "../SearchBox.tsx";
import { CannedDialog, cannedKey } from "./CannedDialog.tsx";
import { textsOf } from "../../../lib/texts.ts";
import { adminDeskTexts } from "../../../texts/en/admin-desk.ts";

const t = textsOf(adminDeskTexts);

type Open = { kind: "new" } | { kind: "change" | "remove"; reply: CannedReply };

function ReplyRow({ reply, onOpen }: { reply: CannedReply; onOpen: (open: Open) => void }) {
  const acts = useActWords()(reply.actions);
  return (
    <div className="flex items-start gap-2 px-4 py-4 sm:px-5">
      <div className="min-w-0 flex-1 space-y-1">
        <h2 className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 font-medium">
          {reply.title}
          <code className="font-mono text-sm font-normal text-brand-text">/{reply.shortcut}</code>
        </h2>
        {acts.length > 0 && (
          <p className="flex items-center gap-1.5 text-sm">
            <Zap className="size-3.5 shrink-0 text-muted" aria-hidden="true" />
            {acts.map(([, text]) => text).join(" · ")}
          </p>
        )}
        <RichText text={reply.body} className="line-clamp-3 text-sm text-muted" />
      </div>
      <div className="-my-1 flex shrink-0">
        <IconButton label={t("change", { shortcut: reply.shortcut })} icon={<Pencil className="size-4" />} onClick={() => onOpen({ kind: "change", reply })} />
        <IconButton label={t("remove2", { shortcut: reply.shortcut })} icon={<Trash2 className="size-4" />} onClick={() => onOpen({ kind: "remove", reply })} />
      </div>
    </div>
  );
}

function RemoveDialog({ reply, onClose }: { reply: CannedReply; onClose: () => void }) {
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: () => api<void>("DELETE", `/api/desk/canned-replies/${reply.id}`),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: cannedKey });
      notify({ tone: "success", title: t("isRemoved", { shortcut: reply.shortcut }) });
      onClose();
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("remove3", { shortcut: reply.shortcut })}
      description={t("cantBeInsertedAny", { title: reply.title })}
      footer={
        <>
          <Button onClick={onClose}>{t("keepIt")}</Button>
          <Button variant="danger" loading={remove.isPending} onClick={() => remove.mutate()}>
            {t("remove4")}
          </Button>
        </>
      }
    >
      {remove.error && <Banner tone="danger">{describeError(remove.error)}</Banner>}
    </Dialog>
  );
}

function Replies({ onOpen }: { onOpen: (open: Open) => void }) {
  const [typed, setTyped] = useState("");
  const { data, error, refetch } = useQuery({ queryKey: cannedKey, queryFn: ({ signal }) => api<{ items: CannedReply[] }>("GET", "/api/desk/canned-replies", { signal }) });
  if (!data) return <Card flush>{error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <SkeletonRows />}</Card>;
  if (data.items.length === 0) {
    return (
      <Card flush>
        <EmptyState icon={<MessageSquareText />} title={t("noCannedRepliesYet")} action={<Button variant="primary" onClick={() => onOpen({ kind: "new" })}>{t("writeTheFirstOne")}</Button>}>
          {t("answersThatYouGive")}
        </EmptyState>
      </Card>
    );
  }
  const wanted = typed.trim().toLowerCase().replace(/^\//, "");
  const found = data.items.filter(({ shortcut, title, body }) => `${shortcut} ${title} ${body}`.toLowerCase().includes(wanted));
  return (
    <Card flush>
      <div className="border-b border-border px-4 py-3 sm:px-5">
        <SearchBox label={t("searchCannedReplies")} value={typed} onChange={setTyped} />
      </div>
      {found.length === 0 && <EmptyState icon={<Search />} title={t("nothingFound")}>{t("noReplyContains", { typed: typed.trim() })}</EmptyState>}
      <ul aria-label={t("cannedReplies")} className="divide-y divide-border">
        {found.map((reply) => (
          <li key={reply.id}>
            <ReplyRow reply={reply} onOpen={onOpen} />
          </li>
        ))}
      </ul>
      {found.length > 0 && <p className="border-t border-border py-4 text-center text-sm text-muted">{t("endOfList")}</p>}
    </Card>
  );
}

/** `/admin/canned-replies`: replies that all staff insert by /shortcut (DK-9). */
export default function CannedRepliesPage() {
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  return (
    <AdminPage
      permission="canned.manage"
      title={t("cannedReplies")}
      description={t("textsThatTheTeam")}
      actions={
        <Button variant="primary" icon={<Plus className="size-4" />} onClick={() => setOpen({ kind: "new" })}>
          {t("newReply")}
        </Button>
      }
    >
      {() => (
        <>
          <Replies onOpen={setOpen} />
          {open?.kind === "new" && <CannedDialog reply={null} onClose={close} />}
          {open?.kind === "change" && <CannedDialog reply={open.reply} onClose={close} />}
          {open?.kind === "remove" && <RemoveDialog reply={open.reply} onClose={close} />}
        </>
      )}
    </AdminPage>
  );
}
