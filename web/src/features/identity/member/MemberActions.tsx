import { Suspense, useState } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Ban, Flag, MessageCircle, Pencil } from "lucide-react";
import { Link } from "wouter";
import type { MemberCard } from "../../../../../contract/account.ts";
import { api } from "../../../lib/api.ts";
import { describeError } from "../../../lib/describe-error.ts";
import { lazyPart } from "../../../lib/lazy-part.ts";
import { textsOf } from "../../../lib/texts.ts";
import { memberTexts } from "../../../texts/en/member.ts";
import { Banner } from "../../../ui/Banner.tsx";
import { Button } from "../../../ui/Button.tsx";
import { buttonClass } from "../../../ui/button-class.ts";

const t = textsOf(memberTexts);

const ConfirmFirst = lazyPart(() => import("../ConfirmFirst.tsx"));
const BlockDialog = lazyPart(() => import("./BlockDialog.tsx"));
const ReportDialog = lazyPart(() => import("./ReportDialog.tsx"));

/** What one can do about a member: write, block, report; on one's own page: edit. */
export function MemberActions({ card: { person, blockedByMe: isBlocked, abilities }, verified }: { card: MemberCard; verified: boolean }) {
  const client = useQueryClient();
  const [open, setOpen] = useState<null | "block" | "report">(null);
  const block = useMutation({
    mutationFn: (wanted: boolean) => api(wanted ? "PUT" : "DELETE", `/api/members/${encodeURIComponent(person.username ?? "")}/block`),
    onSuccess: async () => {
      setOpen(null);
      await Promise.all([["member"], ["blocks"]].map((queryKey) => client.invalidateQueries({ queryKey })));
    },
  });
  return (
    <div className="space-y-4">
      {isBlocked && <Banner tone="warning">{t("isBlocked", { name: person.name })}</Banner>}
      {!verified && !abilities.edit && !isBlocked && <Suspense fallback={null}><ConfirmFirst /></Suspense>}
      <div className="flex flex-wrap gap-2">
        {abilities.message && (
          <Link href={`/messages/new?to=${encodeURIComponent(person.username ?? "")}`} className={buttonClass({ variant: "primary" })}>
            <MessageCircle className="size-4" aria-hidden="true" />
            {t("message")}
          </Link>
        )}
        {abilities.edit && (
          <Link href="/account" className={buttonClass()}>
            <Pencil className="size-4" aria-hidden="true" />
            {t("edit")}
          </Link>
        )}
        {abilities.block && (
          <Button icon={<Ban className="size-4" />} loading={isBlocked && block.isPending} onClick={() => (isBlocked ? block.mutate(false) : setOpen("block"))}>
            {isBlocked ? t("unblock") : t("block")}
          </Button>
        )}
        {abilities.report && (
          <Button icon={<Flag className="size-4" />} onClick={() => setOpen("report")}>
            {t("report")}
          </Button>
        )}
      </div>
      {block.error && (
        <p role="alert" className="text-sm text-danger">
          {describeError(block.error)}
        </p>
      )}
      <Suspense fallback={null}>
        {open === "block" && <BlockDialog name={person.name} busy={block.isPending} onBlock={() => block.mutate(true)} onClose={() => setOpen(null)} />}
        {open === "report" && <ReportDialog person={person} onClose={() => setOpen(null)} />}
      </Suspense>
    </div>
  );
}
