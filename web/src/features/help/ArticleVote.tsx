import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { MessageCircleQuestion, ThumbsDown, ThumbsUp } from "lucide-react";
import { Link } from "wouter";
import { api } from "../../lib/api.ts";
import { describeError } from "../../lib/describe-error.ts";
import { useMe } from "../../lib/session.ts";
import { Button } from "../../ui/Button.tsx";
import { buttonClass } from "../../ui/button-class.ts";
import { signInPath } from "../identity/next-path.ts";

type Article = { helpful: boolean | null };

/** Was this helpful? And where to go if it was not (DK-19). */
export function ArticleVote({ slug }: { slug: string }) {
  const { me } = useMe();
  const client = useQueryClient();
  const key = ["article", slug, me?.person.id];
  const path = `/api/help/articles/${slug}`;
  const { data } = useQuery({ queryKey: key, queryFn: ({ signal }) => api<Article>("GET", path, { signal }), enabled: Boolean(me), staleTime: Infinity, retry: false });
  const vote = useMutation({
    mutationFn: (helpful: boolean) => api("PUT", `${path}/vote`, { body: { helpful } }),
    onSuccess: (_none, helpful) => client.setQueryData(key, (article: Article | undefined) => ({ ...article, helpful })),
  });
  const given = vote.isPending ? vote.variables : (data?.helpful ?? null);
  return (
    <aside aria-label="Was this helpful?" className="page-space">
      <div className="flex flex-wrap items-center gap-3 border-t border-border pt-5">
        {me ? (
          <>
            <p className="text-sm font-medium">{given === null ? "Was this helpful?" : "Thank you. Was this helpful?"}</p>
            <Button size="sm" aria-pressed={given === true} icon={<ThumbsUp className="size-4" />} className={given === true ? "border-brand bg-brand-soft" : ""} onClick={() => vote.mutate(true)}>
              Yes
            </Button>
            <Button size="sm" aria-pressed={given === false} icon={<ThumbsDown className="size-4" />} className={given === false ? "border-brand bg-brand-soft" : ""} onClick={() => vote.mutate(false)}>
              No
            </Button>
            {given === false && (
              <Link href="/chat" className={buttonClass({ variant: "primary", size: "sm" })}>
                <MessageCircleQuestion className="size-4" aria-hidden="true" />
                Ask the help assistant
              </Link>
            )}
          </>
        ) : (
          <p className="text-sm text-muted">
            <Link href={signInPath(`/help/${slug}`)} className="font-medium text-brand-text underline underline-offset-2">
              Sign in
            </Link>{" "}
            to say whether this helped.
          </p>
        )}
      </div>
      {vote.error && (
        <p role="alert" className="pt-2 text-sm text-danger">
          {describeError(vote.error)}
        </p>
      )}
    </aside>
  );
}
