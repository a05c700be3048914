import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { MessageCircleQuestion, ThumbsDown, ThumbsUp } from "lucide-react";
import { Link, useSearch } from "wouter";
import { api } from "../../lib/api.ts";
import { describeError } from "../../lib/describe-error.ts";
import { useMe } from "../../lib/session.ts";
import { Button } from "../../ui/Button.tsx";
import { buttonClass } from "../../ui/button-class.ts";
import { textsOf } from "../../lib/texts.ts";
import { helpVoteTexts } from "../../texts/en/help-vote.ts";
import { VoteComment } from "./VoteComment.tsx";

const t = textsOf(helpVoteTexts);

type Article = { helpful: boolean | null };

/**
 * Was this helpful? Asked of everybody, signed in or not; then room for words, and where to go if it was not (DK-19).
 *
 * @param typed words that were begun in the served page's form
 */
export default function ArticleVote({ slug, typed }: { slug: string; typed: string }) {
  // Voted by the served page's own form, before the app was there.
  const votedBefore = new URLSearchParams(useSearch()).get("vote");
  const { me } = useMe();
  const client = useQueryClient();
  const key = ["article", slug, me?.person.id];
  const path = `/api/help/articles/${slug}`;
  const { data } = useQuery({ queryKey: key, queryFn: ({ signal }) => api<Article>("GET", path, { signal }), enabled: me !== undefined, staleTime: Infinity, retry: false });
  const vote = useMutation({
    mutationFn: (helpful: boolean) => api("PUT", `${path}/vote`, { body: { helpful } }),
    onSuccess: (_none, helpful) => client.setQueryData(key, (article: Article | undefined) => ({ ...article, helpful })),
  });
  const given = vote.isPending ? vote.variables : (data?.helpful ?? null);
  const choice = (helpful: boolean) => ({
    "aria-pressed": given === helpful,
    className: given === helpful ? "!border-brand !bg-brand-soft !text-on-brand-soft" : "",
    onClick: () => given !== helpful && vote.mutate(helpful),
  });
  return (
    <aside aria-label={t("wasThisHelpful")} className="page-space pb-8">
      <div className="flex flex-wrap items-center gap-3 border-t border-border pt-5">
        <p className="text-sm font-medium" aria-live="polite">{given === null ? t("wasThisHelpful") : t("thankYouWasThis")}</p>
        <div className="flex gap-2">
          <Button {...choice(true)} icon={<ThumbsUp className="size-4" />}>{t("yes")}</Button>
          <Button {...choice(false)} icon={<ThumbsDown className="size-4" />}>{t("no")}</Button>
        </div>
        {given === false && (
          <Link href="/chat" className={buttonClass({ variant: "primary" })}>
            <MessageCircleQuestion className="size-4" aria-hidden="true" />
            {t("askTheHelpAssistant")}
          </Link>
        )}
      </div>
      {vote.error && <p role="alert" className="pt-2 text-sm text-danger">{describeError(vote.error)}</p>}
      {/* Words belong to a vote of now: an old one has had its chance, and is not shown again. */}
      {given !== null && (vote.isSuccess || votedBefore === (given ? "yes" : "no")) && <VoteComment key={String(given)} slug={slug} helpful={given} typed={typed} />}
    </aside>
  );
}
