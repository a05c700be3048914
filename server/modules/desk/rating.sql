/* @name rateTicket */
INSERT INTO desk_ratings (ticket_id, score, comment, rated_by, agent_id, rated_at) VALUES (:ticketId!, :score!, :comment, actor_id(), :agentId, :now!)
ON CONFLICT (ticket_id) DO UPDATE SET score = excluded.score, comment = excluded.comment, rated_at = excluded.rated_at;
