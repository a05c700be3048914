import type { SearchScope, WrongFilter } from "../../../../contract/search.ts";
import { filterFromWords, type KnownNames, type MeantFilter } from "../../../../contract/search-filters.ts";
import { filterNamed, filterNames, type FilterName } from "../../../../contract/search-names.ts";
import { parseTerms, searchTokens, type SearchTerm } from "../../../../contract/search-words.ts";
import { may } from "../../../platform/actor.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { forbidden } from "../../../platform/errors.ts";
import { communityTimeZone } from "../../../platform/platform-module.ts";
import { staffWith } from "../../identity/index.ts";
import { listCategories } from "../show-settings.ts";
import { teamsWithMembers } from "../team.queries.ts";
import { instantAt } from "../zone-time.ts";

export interface ReadSearch {
  terms: readonly SearchTerm[];
  filter: MeantFilter;
  /** Filters that were written and mean nothing here: the search goes on without them. */
  wrong: WrongFilter[];
  /** What was typed beside the filters. */
  words: string;
}

/** What members can know of their own tickets; the others are the team's. */
const ofMembers: readonly FilterName[] = ["status", "category", "from", "after", "before", "has"];

/**
 * CV-11: what was typed, with its filters understood: names as the desk knows them, days as the community's clock has them.
 * @throws 403 when the team's tickets are not the caller's to search
 */
export async function readSearch(tx: Tx, typed: string, scope: SearchScope): Promise<ReadSearch> {
  if (scope === "team" && !may(tx.actor, "ticket.read")) throw forbidden("You can search what you take part in.");
  const names = scope === "team" ? filterNames : ofMembers;
  const written = new Set(searchTokens(typed).map(({ name }) => filterNamed(name)));
  const { filter, words, unknown } = filterFromWords(typed, await namesFor(tx, written), true, names);
  return { terms: parseTerms(words), filter, wrong: unknown, words };
}

/** Only what the written filters need is asked for. */
async function namesFor(tx: Tx, written: ReadonlySet<FilterName | null>): Promise<KnownNames> {
  const zone = tx.services.settings.get(communityTimeZone);
  return {
    categories: written.has("category") ? await listCategories(tx) : [],
    staff: written.has("assignee") ? await staffWith(tx, "ticket.reply") : [],
    teams: written.has("team") ? await teamsWithMembers.run(undefined, tx) : [],
    dayStart: (year, month, day) => instantAt(Date.UTC(year, month - 1, day), zone),
  };
}
