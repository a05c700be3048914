import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fillEveryTable, type TableFixture } from "./access-fixtures.ts";
import { openWorld, type World } from "./world.ts";

let world: World;
let owner: pg.Client;
let fixtures: TableFixture[];
beforeAll(async () => {
  world = await openWorld();
  owner = new pg.Client({ connectionString: world.ownerUrl });
  await owner.connect();
  const { rows: views } = await owner.query<{ name: string }>("SELECT viewname AS name FROM pg_views WHERE schemaname = 'public'");
  // A view keeps nothing of its own.
  fixtures = (await fillEveryTable(owner, world)).filter(({ table }) => !views.some(({ name }) => name === table.split(" ")[0]));
});
afterAll(async () => {
  await owner.end();
  await world.close();
});

/** Tables whose row of an erased person stays as it is, by the reason. A new table is erased by its module, or has its reason here. */
const kept: Record<string, readonly string[]> = {
  "holds a hash, a token or a reference without a name, and ends by itself": ["identity_verifications", "identity_retired_usernames"],
  "says what the team decided, kept with the pseudonym": ["identity_role_grants", "identity_deactivations", "identity_bans", "identity_ban_signals", "identity_removals", "settings_changes", "audit_entries", "audit_seals", "identity_setup", "desk_remedy_runs"],
  "its address in the fixture is nobody's": ["identity_invitations", "mail_stops", "desk_import_refusals"],
  "says who took part by id, now a pseudonym's": ["conversation_participants", "conversation_mentions", "conversation_pairs", "desk_team_members", "desk_import_people", "desk_ticket_facts", "assistant_sessions"],
  "the fixture has nothing to blank: no comment, no words": ["desk_ratings", "reports"],
  "is the team's own": [
    "messages (internal notes)", "settings", "desk_teams", "desk_categories", "desk_canned_replies", "desk_calendars", "desk_calendar_versions", "desk_sla_policies", "desk_sla_policy_versions", "desk_bulks", "desk_imports", "desk_problems",
    "desk_problem_answers", "desk_automations", "desk_automation_versions", "help_articles", "help_article_versions", "help_slugs", "help_categories", "assistant_flow_versions", "assistant_flow_draft",
  ],
  "holds numbers and times of tickets, no words": [
    "conversation_closures", "desk_sla_clocks", "desk_sla_rounds", "desk_sla_firings", "desk_sla_tickets", "desk_ticket_spells", "desk_bulk_items", "desk_links", "desk_merges", "desk_import_records", "desk_incidents", "desk_problem_answer_items",
    "desk_surge_tickets", "desk_automation_runs", "desk_automation_tickets",
  ],
  "counts for nobody": ["desk_sla_progress", "desk_fact_progress", "conversation_words_progress", "desk_surge_progress", "desk_automation_progress", "help_views", "assistant_wording_calls", "notification_push_keys", "notification_marks"],
};

/** Which file of an export has the rows of what is erased, … */
const exported: Record<string, readonly string[]> = {
  "account.json": ["identity_people", "identity_profiles", "identity_details"], "sessions.json": ["identity_sessions"], "checks.json": ["identity_age_checks", "identity_place_checks"], "activity.json": [],
  "conversations.json": ["conversations"], "messages.json": ["messages"], "earlier-versions.json": ["message_versions"], "blocks.json": ["conversation_blocks"], "reports.json": [],
  "notifications/notifications.json": ["notifications", "notification_sources"], "notifications/preferences.json": ["notification_preferences", "notification_subscriptions"], "mails.json": ["mail_messages"],
  "tickets.json": ["desk_tickets"], "article-votes.json": ["help_votes"], "signature.json": ["desk_signatures"], "assistant-unanswered.json": ["assistant_unanswered"], "assistant-votes.json": ["assistant_votes"], "assistant.json": [],
};
/** … and why the rest is in none. */
const notExported: Record<string, readonly string[]> = {
  "would help whoever steals an export": ["identity_accounts", "identity_second_factors", "identity_used_codes"],
  "is the team's view of a person": ["identity_permission_overrides", "identity_person_notes", "identity_signals", "identity_security_alerts"],
  "is the export, or the erasure itself": ["identity_exports", "identity_erasures", "identity_erasure_steps"],
  "lives for moments": ["identity_presence", "idempotency_keys", "notification_pushes", "notification_mails"],
  "goes as files of their own": ["files", "file_parts"],
  "is made of what is exported": ["conversation_events", "conversation_words", "desk_ticket_origins", "desk_report_texts", "desk_surges"],
  "is a filter of the desk's list": ["desk_views"],
};

/** Ada's row as it is; null once it is gone. */
async function ownRow({ table, key, own }: TableFixture): Promise<string | null> {
  const { rows } = await owner.query<{ row: string }>(`SELECT t::text AS row FROM ${table.split(" ")[0] ?? ""} t WHERE t.${key}::text = $1 ORDER BY 1`, [own]);
  return rows.length === 0 ? null : rows.map(({ row }) => row).join("\n");
}

test("ID-13 ID-14 every table is erased and exported, or has its reason why not", async () => {
  const { services } = world.running;
  const filled: string[] = [];
  for (const exporter of services.modules.exporters) {
    for await (const entry of exporter.entries(services, world.people.ada.id)) {
      if ("rows" in entry) for await (const _ of entry.rows) { filled.push(entry.path); break; }
    }
  }
  expect(filled.sort()).toEqual(Object.keys(exported).sort());

  // The fixtures have the computer's time.
  world.clock.advance(3_600_000);
  const before = new Map<string, string | null>();
  for (const fixture of fixtures) before.set(fixture.table, await ownRow(fixture));
  expect((await world.as("sade").put(`/api/people/${world.people.ada.id}/erasure`, { reason: "Asked by phone" })).status).toBe(202);
  await world.drain();
  const erasures = await owner.query("SELECT 1 FROM identity_erasures WHERE person_id = $1 AND done_at IS NOT NULL", [world.people.ada.id]);
  expect(erasures.rowCount).toBe(1);
  const same: string[] = [], erased: string[] = [];
  for (const fixture of fixtures) ((await ownRow(fixture)) === before.get(fixture.table) ? same : erased).push(fixture.table);
  expect(same.sort()).toEqual(Object.values(kept).flat().sort());
  expect(erased.sort()).toEqual([...Object.values(exported), ...Object.values(notExported)].flat().sort());
});
