-- Up Migration
-- As in 0004; but a ticket that was not locked is an error and no answer, so that the change can go with COMMIT and nobody waits for it.
CREATE OR REPLACE FUNCTION desk_change_ticket(
  p_ticket uuid, p_version int, p_status text, p_priority text, p_category text, p_assignee uuid, p_team uuid, p_tags text[],
  p_waiting_since timestamptz, p_first_replied_at timestamptz, p_resolved_at timestamptz, p_told boolean,
  p_last_seq int, p_last_public_seq int, p_preview text,
  p_verb text, p_before jsonb, p_after jsonb, p_request_id text, p_address text, p_now timestamptz
) RETURNS boolean LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  UPDATE desk_tickets t SET
    version = t.version + 1, updated_at = p_now, told_at = CASE WHEN p_told THEN p_now ELSE t.told_at END, told_version = t.told_version + p_told::int,
    status_changed_at = CASE WHEN t.status = p_status THEN t.status_changed_at ELSE p_now END,
    status = p_status, priority = p_priority, category = p_category, assignee_id = p_assignee, team_id = p_team, tags = p_tags,
    waiting_since = p_waiting_since, first_replied_at = p_first_replied_at, resolved_at = p_resolved_at,
    last_seq = p_last_seq, last_public_seq = p_last_public_seq, preview = p_preview
   WHERE t.id = p_ticket AND t.version = p_version;
  IF NOT FOUND THEN RAISE EXCEPTION 'a ticket was changed without its lock'; END IF;
  INSERT INTO audit_entries (at, actor_id, actor_kind, verb, subject_kind, subject_id, before, after, request_id, address)
    VALUES (p_now, actor_id(), coalesce(current_setting('baraza.actor_kind', true), 'system'), p_verb, 'ticket', p_ticket::text, p_before, p_after, p_request_id, p_address);
  RETURN true;
END $$;

-- As in 0004; but the asker's marker is looked up ticket by ticket. As a plain join it could be read from all conversations of the asker,
-- which are many thousands for somebody who has answered tickets for a year.
CREATE OR REPLACE VIEW desk_ticket_rows WITH (security_invoker = true) AS
  SELECT h.*, coalesce(me.read_seq, 0) AS read_seq, CASE WHEN h.last_seq > me.read_seq THEN desk_unread(h.id, h.last_seq) ELSE 0 END AS unread
    FROM desk_ticket_heads h
    LEFT JOIN LATERAL (SELECT p.read_seq FROM conversation_participants p
                        WHERE p.conversation_id = h.id AND p.person_id = (SELECT actor_id()) AND p.left_at IS NULL LIMIT 1) me ON true;
