import type pg from "pg";
import type { World } from "./world.ts";

/** For each table: the key that names a row, and how to find Ada's row ("own") and Bayo's ("other"). */
export interface TableFixture {
  table: string;
  /** Column by which a row is recognised. */
  key: string;
  own: string;
  other: string;
}

/** Puts one row of Ada and one of Bayo into every table under row-level security, as the owner. Answers with their keys. */
export async function fillEveryTable(owner: pg.Client, world: World): Promise<TableFixture[]> {
  const { ada, bayo, wanjiru, nneka, sade } = world.people;
  const fixtures: TableFixture[] = [];
  const add = (table: string, key: string, own: string, other: string) => fixtures.push({ table, key, own, other });
  const both = async (sql: string, values: (person: string, nth: number) => unknown[]): Promise<[string, string]> => {
    const keys: string[] = [];
    for (const [i, person] of [ada.id, bayo.id].entries()) keys.push(String(Object.values((await owner.query(sql, values(person, i))).rows[0] as object)[0]));
    return [keys[0] ?? "", keys[1] ?? ""];
  };

  add("identity_people", "id", ada.id, bayo.id);
  add("identity_profiles", "person_id", ada.id, bayo.id);
  add("identity_sessions", "token", ada.token, bayo.token);
  add("identity_accounts", "id", ...await both("INSERT INTO identity_accounts (account_id, provider_id, person_id, password) VALUES ($1, 'credential', $2, 'hash') RETURNING id", (p) => [p, p]));
  add("identity_verifications", "id", ...await both("INSERT INTO identity_verifications (identifier, value, expires_at) VALUES ($1, 'secret', now()) RETURNING id", (p) => [p]));
  add("identity_details", "person_id", ...await both("INSERT INTO identity_details (person_id, birth_date, birth_date_method, updated_at) VALUES ($1, '1990-01-01', 'self_declared', now()) RETURNING person_id", (p) => [p]));
  add("identity_age_checks", "id", ...await both("INSERT INTO identity_age_checks (person_id, stated_date, method, age, adult, at) VALUES ($1, '1990-01-01', 'self_declared', 36, true, now()) RETURNING id", (p) => [p]));
  add("identity_place_checks", "id", ...await both("INSERT INTO identity_place_checks (person_id, typed, result, at) VALUES ($1, 'Lagos', 'matched', now()) RETURNING id", (p) => [p]));
  add("identity_second_factors", "id", ...await both("INSERT INTO identity_second_factors (person_id, secret, recovery_codes) VALUES ($1, 'secret', 'codes') RETURNING id", (p) => [p]));
  add("identity_used_codes", "person_id", ...await both("INSERT INTO identity_used_codes (person_id, code_hash, used_at) VALUES ($1, 'hash', now()) RETURNING person_id", (p) => [p]));
  add("identity_role_grants", "id", ...await both("INSERT INTO identity_role_grants (person_id, role, granted_at, revoked_at) VALUES ($1, 'agent', now(), now()) RETURNING id", (p) => [p]));
  add("identity_permission_overrides", "person_id", ...await both("INSERT INTO identity_permission_overrides VALUES ($1, 'audit.read', 'deny', $2, now()) RETURNING person_id", (p) => [p, nneka.id]));
  add("identity_deactivations", "id", ...await both("INSERT INTO identity_deactivations (person_id, reason, deactivated_at, lifted_at) VALUES ($1, 'test', now(), now()) RETURNING id", (p) => [p]));
  add("identity_invitations", "id", ...await both("INSERT INTO identity_invitations (email, name, roles, token_hash, invited_by, invited_at, expires_at) VALUES ($1, 'x', '{agent}', $1::text, $2, now(), now()) RETURNING id", (p) => [p, nneka.id]));
  add("identity_presence", "person_id", ...await both("INSERT INTO identity_presence (person_id, socket_id, last_beat_at, active) VALUES ($1, 's', now(), true) RETURNING person_id", (p) => [p]));
  const bans = await both("INSERT INTO identity_bans (person_id, kind, reason, banned_at, lifted_at) VALUES ($1, 'ban', 'test', now(), now()) RETURNING id", (p) => [p]);
  add("identity_bans", "id", ...bans);
  const hash = "h".repeat(43);
  add("identity_signals", "person_id", ...await both("INSERT INTO identity_signals VALUES ($1, 'device', $2, now()) RETURNING person_id", (p) => [p, hash]));
  add("identity_ban_signals", "ban_id", ...await both("INSERT INTO identity_ban_signals VALUES ($1, 'device', $2) RETURNING ban_id", (_p, n) => [bans[n], hash]));
  add("identity_security_alerts", "id", ...await both("INSERT INTO identity_security_alerts (ban_id, person_id, signals, strength, action, first_at, last_at) VALUES ($2, $1, '{device}', 'strong', 'sign_in', now(), now()) RETURNING id", (p, n) => [p, bans[1 - n]]));
  const erasures = await both("INSERT INTO identity_erasures (person_id, pseudonym, asked_by, asked_at, due_at) VALUES ($1, 'Deleted account', $1, now(), now()) RETURNING id", (p) => [p]);
  add("identity_erasures", "id", ...erasures);
  add("identity_erasure_steps", "erasure_id", ...await both("INSERT INTO identity_erasure_steps (erasure_id, position, eraser, title) VALUES ($1, 1, 'test', 'Test') RETURNING erasure_id", (_p, n) => [erasures[n]]));
  add("identity_retired_usernames", "hash", ...await both("INSERT INTO identity_retired_usernames VALUES ($1::text, now()) RETURNING hash", (p) => [p]));
  add("identity_exports", "id", ...await both("INSERT INTO identity_exports (person_id, asked_at) VALUES ($1, now()) RETURNING id", (p) => [p]));
  add("identity_person_notes", "id", ...await both("INSERT INTO identity_person_notes (person_id, author_id, body, written_at) VALUES ($1, $2, 'note', now()) RETURNING id", (p) => [p, wanjiru.id]));
  add("identity_removals", "person_id", ...await both("INSERT INTO identity_removals VALUES ($1, 'test', $2, now()) RETURNING person_id", (p) => [p, nneka.id]));
  add("idempotency_keys", "key", ...await both("INSERT INTO idempotency_keys (person_id, key, route, request_hash, created_at) VALUES ($1::uuid, 'key-of-' || $1::text, 'r', 'h', now()) RETURNING key", (p) => [p]));
  add("mail_messages", "id", ...await both("INSERT INTO mail_messages (template, to_address, person_id, subject, html, body_text, message_id, created_at) VALUES ('t', 'x@example.com', $1::uuid, 's', 'h', 't', $1::uuid::text, now()) RETURNING id", (p) => [p]));
  add("mail_stops", "id", ...await both("INSERT INTO mail_stops (address, list, stopped_at) VALUES ($1::text, 'test-list', now()) RETURNING id", (p) => [p]));
  const files = await both("INSERT INTO files (id, owner_id, purpose, name, declared_bytes, created_at, touched_at) VALUES (gen_random_uuid(), $1, 'attachment', 'a.jpg', 9, now(), now()) RETURNING id", (p) => [p]);
  add("files", "id", ...files);
  await both("INSERT INTO file_parts (file_id, start, bytes, key) VALUES ($1, 0, 9, 'files/a') RETURNING file_id", (_p, n) => [files[n]]);
  add("file_parts", "file_id", ...files);
  add("settings_changes", "id", ...await both("INSERT INTO settings_changes (key, changed_by, changed_at) VALUES ('x.y', $1, now()) RETURNING id", (p) => [p]));
  add("settings", "key", ...await both("INSERT INTO settings (key, value, changed_by, changed_at) VALUES ('test.' || chr(97 + $2::int), '1', $1, now()) RETURNING key", (p, n) => [p, n]));
  add("audit_entries", "id", ...await both("INSERT INTO audit_entries (at, actor_id, actor_kind, verb, subject_kind) VALUES (now(), $1, 'member', 'test.done', 'test') RETURNING id", (p) => [p]));
  add("audit_seals", "number", ...await both("INSERT INTO audit_seals VALUES ($1::int, ($1::int)::text::xid8, ($1::int + 1)::text::xid8, 1, 'p', 'h', now()) RETURNING number", (_p, n) => [n + 1000]));
  add("identity_setup", "person_id", ...await one(owner, "INSERT INTO identity_setup (person_id, done_at) VALUES ($1, now()) RETURNING person_id", [world.people.sade.id]));

  const conversations = await both("INSERT INTO conversations (kind, owner, created_at) VALUES ('ticket', 'staff', now()) RETURNING id", () => []);
  add("conversations", "id", ...conversations);
  const talk = (n: number) => conversations[n] ?? "";
  await both("INSERT INTO conversation_participants (conversation_id, person_id, part, joined_at) VALUES ($2, $1, 'member', now()) RETURNING person_id", (p, n) => [p, talk(n)]);
  add("conversation_participants", "conversation_id", ...conversations);
  const messageSql = "INSERT INTO messages (conversation_id, seq, client_id, author_id, author_part, visibility, body, created_at) VALUES ($1, $2, gen_random_uuid(), $3, $4, $5, 'x', now()) RETURNING id";
  add("messages", "id", ...await both(messageSql, (p, n) => [talk(n), 1, p, "member", "public"]));
  const notes = await both(messageSql, (_p, n) => [talk(n), 2, wanjiru.id, "staff", "internal"]);
  // Internal notes are a row of their own in the matrix: the same table, another rule.
  fixtures.push({ table: "messages (internal notes)", key: "id", own: notes[0], other: notes[1] });
  await both("INSERT INTO conversation_events (conversation_id, number, kind, after_seq, actor_kind, visibility, at) VALUES ($1, 1, 'created', 0, 'member', 'public', now()) RETURNING conversation_id", (_p, n) => [talk(n)]);
  add("conversation_events", "conversation_id", ...conversations);
  add("conversation_closures", "id", ...await both("INSERT INTO conversation_closures (conversation_id, reason, closed_at) VALUES ($1, 'solved', now()) RETURNING id", (_p, n) => [talk(n)]));
  await both("INSERT INTO conversation_mentions (conversation_id, seq, person_id, mentioned_by, mentioned_at) VALUES ($1, 2, $2, $3, now()) RETURNING conversation_id", (p, n) => [talk(n), p, wanjiru.id]);
  add("conversation_mentions", "conversation_id", ...conversations);
  await both("INSERT INTO message_versions (conversation_id, change_number, seq, version, kind, author_id, author_part, visibility, body_before, body_after, changed_by, changed_as, changed_at) VALUES ($1, 1, 1, 1, 'edited', $2, 'member', 'public', 'x', 'y', $2, 'author', now()) RETURNING conversation_id", (p, n) => [talk(n), p]);
  add("message_versions", "conversation_id", ...conversations);
  const direct = await both("INSERT INTO conversations (kind, owner, created_at) VALUES ('direct', 'nobody', now()) RETURNING id", () => []);
  await both("INSERT INTO conversation_pairs (low, high, conversation_id, started_by, started_at) VALUES (least($1::uuid, $3), greatest($1::uuid, $3), $2, $1, now()) RETURNING low", (p, n) => [p, direct[n], sade.id]);
  add("conversation_pairs", "conversation_id", ...direct);
  add("conversation_blocks", "blocker_id", ...await both("INSERT INTO conversation_blocks VALUES ($1, $2, now()) RETURNING blocker_id", (p) => [p, sade.id]));
  add("reports", "id", ...await both("INSERT INTO reports (reporter_id, subject_kind, subject_id, about_id, reason, snapshot, created_at) VALUES ($1, 'person', $2::uuid::text, $2, 'spam', '{}', now()) RETURNING id", (p) => [p, sade.id]));
  await both("INSERT INTO desk_tickets (id, serial, number, subject, requester_id, opened_as, category, priority, status, created_at, updated_at, status_changed_at, told_at) VALUES ($1, $3::int, 'TEST-' || $3::int, 'Subject', $2, 'member', 'bug', 'low', 'open', now(), now(), now(), now()) RETURNING id", (p, n) => [talk(n), p, 900_000 + n]);
  add("desk_tickets", "id", ...conversations);
  await both("INSERT INTO desk_ticket_origins (ticket_id, requester_id, created_at, search) VALUES ($1, $2, now(), '') RETURNING ticket_id", (p, n) => [talk(n), p]);
  add("desk_ticket_origins", "ticket_id", ...conversations);
  await both("INSERT INTO desk_ratings (ticket_id, score, rated_by, rated_at) VALUES ($1, 5, $2, now()) RETURNING ticket_id", (p, n) => [talk(n), p]);
  add("desk_ratings", "ticket_id", ...conversations);
  add("desk_remedy_runs", "id", ...await both("INSERT INTO desk_remedy_runs (ticket_id, remedy, record_id, idempotency_key, run_by, run_at, result) VALUES ($1, 'a.b', 'r', 'k', $2, now(), '{}') RETURNING id", (p, n) => [talk(n), p]));
  const teams = await both("INSERT INTO desk_teams (name, created_at) VALUES ('Team ' || $1::text, now()) RETURNING id", (p) => [p]);
  add("desk_teams", "id", ...teams);
  await both("INSERT INTO desk_team_members VALUES ($1, $2) RETURNING team_id", (p, n) => [teams[n], p]);
  add("desk_team_members", "team_id", ...teams);
  add("desk_categories", "key", ...await both("INSERT INTO desk_categories (key, name) VALUES ('test_' || chr(97 + $1::int), 'Test') RETURNING key", (_p, n) => [n]));
  add("desk_canned_replies", "id", ...await both("INSERT INTO desk_canned_replies (shortcut, title, body, created_by, updated_at) VALUES ('test-' || $2::int, 't', 'b', $1, now()) RETURNING id", (p, n) => [p, n]));
  const calendars = await both("INSERT INTO desk_calendars (created_at) VALUES (now()) RETURNING id", () => []);
  add("desk_calendars", "id", ...calendars);
  await both("INSERT INTO desk_calendar_versions (calendar_id, version, valid_from, name, zone, week) VALUES ($1, 1, now(), 'Test', 'UTC', '{}') RETURNING calendar_id", (_p, n) => [calendars[n]]);
  add("desk_calendar_versions", "calendar_id", ...calendars);
  const policies = await both("INSERT INTO desk_sla_policies (created_at) VALUES (now()) RETURNING id", () => []);
  add("desk_sla_policies", "id", ...policies);
  await both("INSERT INTO desk_sla_policy_versions (policy_id, version, valid_from, in_force, position, name, resolution_minutes) VALUES ($1, 1, now(), false, 1, 'Test', 60) RETURNING policy_id", (_p, n) => [policies[n]]);
  add("desk_sla_policy_versions", "policy_id", ...policies);
  await both("INSERT INTO desk_sla_clocks (ticket_id, target, round, state, started_at, consumed_ms, policy_id, policy_version) VALUES ($1, 'resolution', 1, 'running', now(), 0, $2, 1) RETURNING ticket_id", (_p, n) => [talk(n), policies[n]]);
  add("desk_sla_clocks", "ticket_id", ...conversations);
  await both("INSERT INTO desk_sla_firings (ticket_id, target, round, kind, moment, policy_id, fired_at) VALUES ($1, 'resolution', 1, 'warning', now(), $2, now()) RETURNING ticket_id", (_p, n) => [talk(n), policies[n]]);
  add("desk_sla_firings", "ticket_id", ...conversations);
  await both("INSERT INTO desk_sla_tickets (ticket_id, ticket_version, revision) VALUES ($1, 1, 0) RETURNING ticket_id", (_p, n) => [talk(n)]);
  add("desk_sla_tickets", "ticket_id", ...conversations);
  add("desk_sla_progress", "one", ...await one(owner, "SELECT one FROM desk_sla_progress", []));
  add("desk_views", "id", ...await both("INSERT INTO desk_views (owner_id, name, filter, created_at, updated_at) VALUES ($1, 'View', '{}', now(), now()) RETURNING id", (p) => [p]));
  const bulks = await both("INSERT INTO desk_bulks (asked_by, client_id, action, total, started_at) VALUES ($1, gen_random_uuid(), '{}', 1, now()) RETURNING id", (p) => [p]);
  add("desk_bulks", "id", ...bulks);
  await both("INSERT INTO desk_bulk_items (bulk_id, ticket_id) VALUES ($1, $2) RETURNING bulk_id", (_p, n) => [bulks[n], talk(n)]);
  add("desk_bulk_items", "bulk_id", ...bulks);
  const articles = await both("INSERT INTO help_articles (slug, title, category, summary, body, published_at, updated_at) VALUES ('test-' || $1::int, 'Title', 'using', 's', 'b', CASE WHEN $1::int = 0 THEN now() END, now()) RETURNING id", (_p, n) => [n]);
  // Own: published. Other: a draft.
  add("help_articles", "id", ...articles);
  await both("INSERT INTO help_votes (article_id, person_id, helpful, voted_at) VALUES ($1, $2, true, now()) RETURNING article_id", (p, n) => [articles[n], p]);
  add("help_votes", "article_id", ...articles);
  await both("INSERT INTO help_article_versions (article_id, version, title, summary, body, keywords, category, saved_by, saved_at) VALUES ($1, 1, 't', 's', 'b', '', 'using', $2, now()) RETURNING article_id", (p, n) => [articles[n], p]);
  add("help_article_versions", "article_id", ...articles);
  // Their addresses are kept by a trigger.
  add("help_slugs", "article_id", ...articles);
  await both("INSERT INTO help_views (article_id, day, views) VALUES ($1, current_date, 1) RETURNING article_id", (_p, n) => [articles[n]]);
  add("help_views", "article_id", ...articles);
  add("help_categories", "key", ...await both("INSERT INTO help_categories (key, names) VALUES ('test-' || $1::int, '{\"en\": \"Test\"}') RETURNING key", (_p, n) => [n]));
  const talks = await both("INSERT INTO conversations (kind, owner, created_at) VALUES ('assistant', 'bot', now()) RETURNING id", () => []);
  await both("INSERT INTO assistant_sessions (conversation_id, person_id, created_at, updated_at) VALUES ($1, $2, now(), now()) RETURNING conversation_id", (p, n) => [talks[n], p]);
  add("assistant_sessions", "conversation_id", ...talks);
  add("assistant_unanswered", "id", ...await both("INSERT INTO assistant_unanswered (conversation_id, question, asked_at) VALUES ($1, 'q', now()) RETURNING id", (_p, n) => [talks[n]]));
  const notices = await both("INSERT INTO notifications (person_id, kind, priority, title, body, link, group_key, in_app, created_at, told_at) VALUES ($1, 'test', 'low', 't', 'b', '/', 'g', true, now(), now()) RETURNING id", (p) => [p]);
  add("notifications", "id", ...notices);
  add("notification_sources", "source", ...await both("INSERT INTO notification_sources VALUES ($1::uuid, 'test:' || $1::text, now()) RETURNING source", (p) => [p]));
  add("notification_preferences", "person_id", ...await both("INSERT INTO notification_preferences (person_id, updated_at) VALUES ($1, now()) RETURNING person_id", (p) => [p]));
  const browsers = await both("INSERT INTO notification_subscriptions (person_id, session_id, endpoint, p256dh, auth, device, created_at) SELECT $1::uuid, s.id, 'https://push.example.com/' || $1::text, 'k', 'a', 'd', now() FROM identity_sessions s WHERE s.person_id = $1::uuid LIMIT 1 RETURNING id", (p) => [p]);
  add("notification_subscriptions", "id", ...browsers);
  add("notification_pushes", "id", ...await both("INSERT INTO notification_pushes (notification_id, subscription_id, person_id, created_at, due_at) VALUES ($1, $2, $3, now(), now()) RETURNING id", (p, n) => [notices[n], browsers[n], p]));
  add("notification_mails", "id", ...await both("INSERT INTO notification_mails (notification_id, person_id, kind, payload, created_at, due_at) VALUES ($1, $2, 'test', '{}', now(), now()) RETURNING id", (p, n) => [notices[n], p]));
  add("notification_push_keys", "one", ...await one(owner, "SELECT one FROM notification_push_keys", []));
  add("notification_marks", "name", ...await both("INSERT INTO notification_marks VALUES ('test-' || $1::int, now()) RETURNING name", (_p, n) => [n]));
  return fixtures;
}

async function one(owner: pg.Client, sql: string, values: unknown[]): Promise<[string, string]> {
  const key = String(Object.values((await owner.query(sql, values)).rows[0] as object)[0]);
  return [key, key];
}
