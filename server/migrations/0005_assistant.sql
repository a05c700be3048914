-- Up Migration
-- The help bot's memory of a talk: what it asked last, and where the talk went. The talk itself is the conversation.

CREATE TABLE assistant_sessions (
  conversation_id uuid PRIMARY KEY REFERENCES conversations ON DELETE CASCADE,
  person_id uuid NOT NULL REFERENCES identity_people,
  -- What the bot waits for: nothing, or an answer to "open a ticket?", "add to your open ticket?", "did this help?", "what is it about?".
  awaiting text NOT NULL DEFAULT 'nothing' CHECK (awaiting IN ('nothing', 'ticket_offer', 'redirect_offer', 'helped', 'topic')),
  -- Numbers of messages and values of buttons only: what a member wrote stays in the messages.
  state jsonb NOT NULL DEFAULT '{}',
  -- Where the talk went on, with the number that the member was told.
  ticket_id uuid REFERENCES desk_tickets,
  ticket_number text,
  -- The member, or the staff member who took over.
  handed_off_by uuid REFERENCES identity_people,
  handed_off_at timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CHECK (num_nulls(ticket_id, ticket_number, handed_off_by, handed_off_at) IN (0, 4))
);
CREATE INDEX assistant_sessions_by_person ON assistant_sessions (person_id, created_at DESC);
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
-- Staff who may answer take a talk over from the bot.
CREATE POLICY assistant_sessions_take_over ON assistant_sessions FOR UPDATE USING ((SELECT actor_may('ticket.reply')));
-- The bot answers in the member's own transaction, and only in a talk that the actor may read and the bot still owns (AS-8).
CREATE POLICY messages_insert_bot ON messages FOR INSERT WITH CHECK (
  author_part = 'bot' AND visibility = 'public'
  AND EXISTS (SELECT 1 FROM conversations c WHERE c.id = messages.conversation_id AND c.owner = 'bot'));
ALTER TABLE assistant_unanswered ENABLE ROW LEVEL SECURITY;
CREATE POLICY unanswered_insert ON assistant_unanswered FOR INSERT WITH CHECK (conversation_readable_by_id(conversation_id));
CREATE POLICY unanswered_read ON assistant_unanswered FOR SELECT USING ((SELECT actor_may('ticket.read')));
