/** Lists that agents look at, and the counts beside them (`summary`), as query strings. `agent`: whose closed tickets are listed. */
export function inboxViews(agent: string): Record<string, string> {
  return {
    "all open, newest activity": "view=all_open",
    "mine": "view=mine",
    "unassigned, waiting longest": "view=unassigned&sort=waiting",
    "breaching": "view=breaching",
    "all, newest": "view=all&sort=-created",
    "by priority": "view=all_open&sort=priority",
    "category and priority": "category=payment&priority=urgent",
    "closed of one agent": `status=closed&assignee=${agent}`,
    "a tag": "tag=tag-70",
    "a month": `from=${new Date(Date.now() - 60 * 86_400_000).toISOString()}&to=${new Date(Date.now() - 30 * 86_400_000).toISOString()}`,
    "words": "q=charged%20twice%201000777",
    "summary": "",
  };
}
