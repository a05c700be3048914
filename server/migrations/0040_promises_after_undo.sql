-- Up Migration
-- As in 0015, with the name of the action that a change was part of: what a bulk action did and its undoing bear the same one.
DROP FUNCTION desk_sla_history(uuid[]);
CREATE FUNCTION desk_sla_history(p_tickets uuid[])
RETURNS TABLE (ticket_id uuid, at timestamptz, verb text, before jsonb, after jsonb, by text, request_id text) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT t.id, e.at, e.verb, e.before, e.after,
         CASE WHEN e.verb <> 'ticket.replied' OR e.actor_id IS NULL THEN NULL WHEN e.actor_id = t.requester_id THEN 'requester' ELSE 'staff' END, e.request_id
    FROM desk_tickets t JOIN audit_entries e ON e.subject_kind = 'ticket' AND e.subject_id = t.id::text
   WHERE t.id = ANY (p_tickets) AND (SELECT actor_may('ticket.read'))
     AND (e.verb IN ('ticket.created', 'ticket.replied') OR e.after ? 'status' OR e.after ? 'priority' OR e.after ? 'category')
   ORDER BY t.id, e.at, e.id
$$;
