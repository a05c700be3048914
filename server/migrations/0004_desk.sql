-- Up Migration
-- The desk: tickets are conversations of kind 'ticket' and share their id.

CREATE TABLE desk_categories (
  key text PRIMARY KEY CHECK (key ~ '^[a-z][a-z0-9_]{1,30}$'),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
  position int NOT NULL DEFAULT 0,
  retired_at timestamptz
);
INSERT INTO desk_categories (key, name, position) VALUES
  ('bug', 'Something is broken', 1), ('payment', 'Payment', 2), ('account', 'Account', 3),
  ('content', 'Content', 4), ('suggestion', 'Suggestion', 5), ('other', 'Other', 6);

CREATE TABLE desk_teams (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  name text NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 60),
  created_at timestamptz NOT NULL
);
CREATE TABLE desk_team_members (
  team_id uuid NOT NULL REFERENCES desk_teams ON DELETE CASCADE,
  person_id uuid NOT NULL REFERENCES identity_people,
  PRIMARY KEY (team_id, person_id)
);
CREATE INDEX desk_team_members_by_person ON desk_team_members (person_id);

CREATE SEQUENCE desk_ticket_serials;
GRANT USAGE, SELECT ON SEQUENCE desk_ticket_serials TO baraza_app;

CREATE TABLE desk_tickets (
  id uuid PRIMARY KEY REFERENCES conversations ON DELETE CASCADE,
  serial bigint NOT NULL UNIQUE,
  number text NOT NULL CONSTRAINT desk_tickets_number_once UNIQUE CHECK (number ~ '^[A-Z][A-Z0-9]{0,9}-[0-9]{1,12}$'),
  subject text NOT NULL CHECK (length(subject) BETWEEN 3 AND 200),
  requester_id uuid NOT NULL REFERENCES identity_people,
  opened_by uuid,
  opened_as text NOT NULL CHECK (opened_as IN ('member', 'staff', 'assistant', 'channel')),
  channel text NOT NULL DEFAULT 'web' CHECK (channel IN ('web', 'widget', 'email', 'whatsapp', 'assistant')),
  category text NOT NULL REFERENCES desk_categories,
  priority text NOT NULL CHECK (priority IN ('low', 'medium', 'high', 'urgent')),
  priority_rank smallint NOT NULL GENERATED ALWAYS AS (CASE priority WHEN 'urgent' THEN 4 WHEN 'high' THEN 3 WHEN 'medium' THEN 2 ELSE 1 END) STORED,
  status text NOT NULL CHECK (status IN ('open', 'in_progress', 'pending', 'resolved', 'closed')),
  assignee_id uuid REFERENCES identity_people,
  team_id uuid REFERENCES desk_teams,
  tags text[] NOT NULL DEFAULT '{}' CHECK (cardinality(tags) <= 20),
  follow_up_of uuid REFERENCES desk_tickets,
  -- The bot talk that this ticket came from (AS-4).
  source_conversation_id uuid REFERENCES conversations,
  -- What was checked before filing (AS-6); shown to staff.
  evidence jsonb,
  text_hash text,
  version int NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  status_changed_at timestamptz NOT NULL,
  -- Since when somebody waits for staff; null while staff wait for the requester or it is solved.
  waiting_since timestamptz,
  first_replied_at timestamptz,
  resolved_at timestamptz,
  -- Words to find it by: number, subject, requester, first message. Weighted A to D.
  search tsvector NOT NULL DEFAULT '',
  CHECK ((status IN ('resolved', 'closed')) = (resolved_at IS NOT NULL)),
  CHECK (status NOT IN ('resolved', 'closed', 'pending') OR waiting_since IS NULL)
);
-- Lists are keyset-paged on (sort column, id). Views of the working day touch unsolved tickets only.
CREATE INDEX desk_tickets_by_update ON desk_tickets (updated_at DESC, id DESC);
CREATE INDEX desk_tickets_by_creation ON desk_tickets (created_at DESC, id DESC);
CREATE INDEX desk_tickets_by_priority ON desk_tickets (priority_rank DESC, updated_at DESC, id DESC);
CREATE INDEX desk_tickets_by_status ON desk_tickets (status, updated_at DESC, id DESC);
CREATE INDEX desk_tickets_by_assignee ON desk_tickets (assignee_id, updated_at DESC, id DESC);
CREATE INDEX desk_tickets_by_team ON desk_tickets (team_id, updated_at DESC, id DESC);
CREATE INDEX desk_tickets_by_category ON desk_tickets (category, updated_at DESC, id DESC);
CREATE INDEX desk_tickets_by_requester ON desk_tickets (requester_id, updated_at DESC, id DESC);
CREATE INDEX desk_tickets_active ON desk_tickets (updated_at DESC, id DESC) WHERE status IN ('open', 'in_progress', 'pending');
CREATE INDEX desk_tickets_waiting ON desk_tickets (waiting_since, id) WHERE waiting_since IS NOT NULL;
CREATE INDEX desk_tickets_unassigned ON desk_tickets (updated_at DESC, id DESC) WHERE assignee_id IS NULL AND status IN ('open', 'in_progress', 'pending');
CREATE INDEX desk_tickets_to_close ON desk_tickets (resolved_at) WHERE status = 'resolved';
CREATE INDEX desk_tickets_tags ON desk_tickets USING gin (tags);
CREATE INDEX desk_tickets_search ON desk_tickets USING gin (search);
CREATE INDEX desk_tickets_same_text ON desk_tickets (requester_id, text_hash, created_at DESC);
CREATE INDEX desk_tickets_follow_ups ON desk_tickets (follow_up_of) WHERE follow_up_of IS NOT NULL;

CREATE TABLE desk_ratings (
  ticket_id uuid PRIMARY KEY REFERENCES desk_tickets ON DELETE CASCADE,
  score smallint NOT NULL CHECK (score BETWEEN 1 AND 5),
  comment text CHECK (length(comment) <= 1000),
  rated_by uuid NOT NULL REFERENCES identity_people,
  -- Who is rated: the assignee when it was given.
  agent_id uuid REFERENCES identity_people,
  rated_at timestamptz NOT NULL
);

CREATE TABLE desk_canned_replies (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  shortcut text NOT NULL CONSTRAINT desk_canned_replies_shortcut_once UNIQUE CHECK (shortcut ~ '^[a-z0-9_-]{1,30}$'),
  title text NOT NULL CHECK (length(title) BETWEEN 1 AND 80),
  body text NOT NULL CHECK (length(body) BETWEEN 1 AND 4000),
  created_by uuid REFERENCES identity_people,
  updated_at timestamptz NOT NULL
);

CREATE TABLE desk_remedy_runs (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  ticket_id uuid NOT NULL REFERENCES desk_tickets ON DELETE CASCADE,
  remedy text NOT NULL,
  record_id text NOT NULL,
  idempotency_key text NOT NULL,
  run_by uuid NOT NULL REFERENCES identity_people,
  run_at timestamptz NOT NULL,
  result jsonb NOT NULL,
  CONSTRAINT desk_remedy_runs_once UNIQUE (ticket_id, remedy, idempotency_key)
);

CREATE TABLE help_articles (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  title text NOT NULL CHECK (length(title) BETWEEN 3 AND 120),
  category text NOT NULL,
  summary text NOT NULL CHECK (length(summary) <= 200),
  body text NOT NULL,
  keywords text NOT NULL DEFAULT '',
  published_at timestamptz,
  updated_at timestamptz NOT NULL,
  search tsvector NOT NULL GENERATED ALWAYS AS (
    setweight(to_tsvector('baraza_english', title), 'A') || setweight(to_tsvector('baraza_english', keywords), 'A')
    || setweight(to_tsvector('baraza_english', summary), 'B') || setweight(to_tsvector('baraza_english', body), 'C')) STORED
);
CREATE INDEX help_articles_search ON help_articles USING gin (search);
CREATE INDEX help_articles_trgm ON help_articles USING gin ((title || ' ' || keywords) gin_trgm_ops);
CREATE TABLE help_votes (
  article_id uuid NOT NULL REFERENCES help_articles ON DELETE CASCADE,
  person_id uuid NOT NULL REFERENCES identity_people,
  helpful boolean NOT NULL,
  voted_at timestamptz NOT NULL,
  PRIMARY KEY (article_id, person_id)
);

ALTER TABLE desk_tickets ENABLE ROW LEVEL SECURITY;
CREATE POLICY tickets_read ON desk_tickets FOR SELECT USING (requester_id = (SELECT actor_id()) OR (SELECT actor_may('ticket.read')));
CREATE POLICY tickets_insert ON desk_tickets FOR INSERT WITH CHECK (requester_id = (SELECT actor_id()) OR (SELECT actor_may('ticket.create_for_others')));
-- The requester changes a ticket by answering, solving, reopening; staff by permission. Which change is allowed is the action's rule.
CREATE POLICY tickets_update ON desk_tickets FOR UPDATE USING (requester_id = (SELECT actor_id()) OR (SELECT actor_may('ticket.read')));
REVOKE DELETE ON desk_tickets FROM baraza_app;
ALTER TABLE desk_ratings ENABLE ROW LEVEL SECURITY;
CREATE POLICY ratings_read ON desk_ratings FOR SELECT USING (rated_by = (SELECT actor_id()) OR (SELECT actor_may('ticket.read')));
CREATE POLICY ratings_write ON desk_ratings FOR INSERT WITH CHECK (rated_by = (SELECT actor_id()) OR (SELECT actor_is_system()));
CREATE POLICY ratings_update ON desk_ratings FOR UPDATE USING (rated_by = (SELECT actor_id()));
ALTER TABLE desk_teams ENABLE ROW LEVEL SECURITY;
CREATE POLICY teams_read ON desk_teams FOR SELECT USING ((SELECT actor_is_staff()));
CREATE POLICY teams_write ON desk_teams USING ((SELECT actor_may('settings.change')));
ALTER TABLE desk_team_members ENABLE ROW LEVEL SECURITY;
CREATE POLICY team_members_read ON desk_team_members FOR SELECT USING ((SELECT actor_is_staff()));
CREATE POLICY team_members_write ON desk_team_members USING ((SELECT actor_may('settings.change')));
ALTER TABLE desk_canned_replies ENABLE ROW LEVEL SECURITY;
CREATE POLICY canned_read ON desk_canned_replies FOR SELECT USING ((SELECT actor_may('ticket.reply')));
CREATE POLICY canned_write ON desk_canned_replies USING ((SELECT actor_may('canned.manage')));
ALTER TABLE desk_remedy_runs ENABLE ROW LEVEL SECURITY;
CREATE POLICY remedy_runs_read ON desk_remedy_runs FOR SELECT USING ((SELECT actor_may('ticket.read')));
CREATE POLICY remedy_runs_write ON desk_remedy_runs FOR INSERT WITH CHECK (run_by = (SELECT actor_id()));
REVOKE UPDATE, DELETE ON desk_remedy_runs FROM baraza_app;
ALTER TABLE desk_categories ENABLE ROW LEVEL SECURITY;
CREATE POLICY categories_read ON desk_categories FOR SELECT USING (true);
CREATE POLICY categories_write ON desk_categories USING ((SELECT actor_may('settings.change')));
ALTER TABLE help_articles ENABLE ROW LEVEL SECURITY;
CREATE POLICY articles_read ON help_articles FOR SELECT USING (published_at IS NOT NULL OR (SELECT actor_may('article.write')));
CREATE POLICY articles_write ON help_articles USING ((SELECT actor_may('article.write')));
ALTER TABLE help_votes ENABLE ROW LEVEL SECURITY;
CREATE POLICY votes_own ON help_votes USING (person_id = (SELECT actor_id()) OR (SELECT actor_is_system()));
