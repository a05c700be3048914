-- Up Migration
-- The help bot's memory of a talk: what it asked last, and where the talk went. The talk itself is the conversation.

CREATE TABLE assistant_sessions (
  conversation_id uuid PRIMARY KEY REFERENCES conversations ON DELETE CASCADE,
  person_id uuid NOT NULL REFERENCES identity_people,
  -- What the bot waits for: nothing, an answer to "open a ticket?", to "add to your open ticket?", or "did this help?".
  awaiting text NOT NULL DEFAULT 'nothing' CHECK (awaiting IN ('nothing', 'ticket_offer', 'redirect_offer', 'helped')),
  state jsonb NOT NULL DEFAULT '{}',
  ticket_id uuid REFERENCES desk_tickets,
  handed_off_at timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CHECK ((ticket_id IS NULL) = (handed_off_at IS NULL))
);
CREATE INDEX assistant_sessions_by_person ON assistant_sessions (person_id, updated_at DESC);
CREATE INDEX assistant_sessions_by_ticket ON assistant_sessions (ticket_id) WHERE ticket_id IS NOT NULL;

-- Questions that found no answer, to write articles from (AS-11 reads it later).
CREATE TABLE assistant_unanswered (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  conversation_id uuid NOT NULL REFERENCES conversations ON DELETE CASCADE,
  question text NOT NULL,
  asked_at timestamptz NOT NULL
);

ALTER TABLE assistant_sessions ENABLE ROW LEVEL SECURITY;
CREATE POLICY assistant_sessions_own ON assistant_sessions USING (person_id = (SELECT actor_id()) OR (SELECT actor_is_system()));
CREATE POLICY assistant_sessions_staff ON assistant_sessions FOR SELECT USING ((SELECT actor_may('ticket.read')));
ALTER TABLE assistant_unanswered ENABLE ROW LEVEL SECURITY;
CREATE POLICY unanswered_insert ON assistant_unanswered FOR INSERT WITH CHECK (conversation_readable_by_id(conversation_id));
CREATE POLICY unanswered_read ON assistant_unanswered FOR SELECT USING ((SELECT actor_may('ticket.read')));
