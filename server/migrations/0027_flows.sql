-- Up Migration
-- The help bot's flows (AS-9), the wording model's calls (AS-10) and what the assistant's figures count (AS-11).

-- Published flows: each one is a version that stays, since talks go on with the one that they began with. Version 0 ships with Baraza.
CREATE TABLE assistant_flow_versions (
  version int PRIMARY KEY CHECK (version > 0),
  flow jsonb NOT NULL CHECK (jsonb_typeof(flow) = 'object'),
  -- What is new in it, in the words of who published it.
  note text NOT NULL CHECK (length(note) BETWEEN 1 AND 300),
  -- The version whose words were put back; null for a new one.
  restored_from int CHECK (restored_from >= 0),
  published_by uuid NOT NULL REFERENCES identity_people,
  published_at timestamptz NOT NULL
);
CREATE TRIGGER assistant_flow_versions_append_only BEFORE UPDATE ON assistant_flow_versions FOR EACH ROW EXECUTE FUNCTION refuse_change();
REVOKE UPDATE, DELETE ON assistant_flow_versions FROM baraza_app;

-- The one draft that admins share. `revision` tells two of them apart who save at once.
CREATE TABLE assistant_flow_draft (
  single boolean PRIMARY KEY DEFAULT true CHECK (single),
  flow jsonb NOT NULL CHECK (jsonb_typeof(flow) = 'object'),
  revision int NOT NULL DEFAULT 1,
  based_on int NOT NULL,
  saved_by uuid NOT NULL REFERENCES identity_people,
  saved_at timestamptz NOT NULL
);

-- One row for each time that the wording model was, or could have been, asked. Nothing of what was asked or answered.
CREATE TABLE assistant_wording_calls (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  at timestamptz NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('worded', 'declined', 'unusable', 'timeout', 'failed', 'limited', 'paused', 'overtaken')),
  milliseconds int NOT NULL CHECK (milliseconds >= 0),
  -- What went wrong, in our own words.
  detail text CHECK (length(detail) <= 200),
  -- Not asked again before, as the other side wished.
  retry_at timestamptz
);
CREATE INDEX assistant_wording_calls_by_time ON assistant_wording_calls (at DESC);

-- Answers to "did this help?" in the talk. A person's words are not here.
CREATE TABLE assistant_votes (
  conversation_id uuid NOT NULL REFERENCES conversations ON DELETE CASCADE,
  seq int NOT NULL,
  helpful boolean NOT NULL,
  voted_at timestamptz NOT NULL,
  PRIMARY KEY (conversation_id, seq)
);
CREATE INDEX assistant_votes_by_time ON assistant_votes (voted_at);
CREATE INDEX assistant_unanswered_by_time ON assistant_unanswered (asked_at DESC);

-- When the member first wrote: a talk that was only opened counts nowhere.
ALTER TABLE assistant_sessions ADD COLUMN asked_at timestamptz;
UPDATE assistant_sessions SET asked_at = created_at WHERE updated_at > created_at OR handed_off_at IS NOT NULL;
CREATE INDEX assistant_sessions_by_asked ON assistant_sessions (asked_at) WHERE asked_at IS NOT NULL;

ALTER TABLE assistant_flow_versions ENABLE ROW LEVEL SECURITY;
-- The bot speaks by it in every member's own transaction.
CREATE POLICY assistant_flow_versions_read ON assistant_flow_versions FOR SELECT USING (true);
CREATE POLICY assistant_flow_versions_publish ON assistant_flow_versions FOR INSERT WITH CHECK ((SELECT actor_may('settings.change')) AND published_by = (SELECT actor_id()));
ALTER TABLE assistant_flow_draft ENABLE ROW LEVEL SECURITY;
CREATE POLICY assistant_flow_draft_edit ON assistant_flow_draft USING ((SELECT actor_may('settings.change')));
ALTER TABLE assistant_wording_calls ENABLE ROW LEVEL SECURITY;
CREATE POLICY assistant_wording_calls_system ON assistant_wording_calls USING ((SELECT actor_is_system()));
CREATE POLICY assistant_wording_calls_read ON assistant_wording_calls FOR SELECT USING ((SELECT actor_may('settings.change')));
ALTER TABLE assistant_votes ENABLE ROW LEVEL SECURITY;
CREATE POLICY assistant_votes_insert ON assistant_votes FOR INSERT WITH CHECK (conversation_readable_by_id(conversation_id));
CREATE POLICY assistant_votes_read ON assistant_votes FOR SELECT USING ((SELECT actor_may('ticket.read')));
