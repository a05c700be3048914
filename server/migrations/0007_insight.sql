-- Up Migration
-- Figures of the job queue for those who watch over it; the queue's own tables stay closed to the server's role.

CREATE FUNCTION jobs_figures(p_now timestamptz) RETURNS TABLE (waiting bigint, failing bigint, oldest_seconds double precision)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT count(*) FILTER (WHERE attempts = 0 AND run_at <= p_now), count(*) FILTER (WHERE last_error IS NOT NULL),
         extract(epoch FROM p_now - min(run_at) FILTER (WHERE run_at <= p_now AND locked_at IS NULL))::double precision
    FROM graphile_worker.jobs WHERE actor_may('insight.read')
$$;
REVOKE ALL ON FUNCTION jobs_figures(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION jobs_figures(timestamptz) TO baraza_app;

-- How much mail waits or failed. Counts only: a waiting mail's text may hold somebody's reset link.
CREATE FUNCTION mail_figures() RETURNS TABLE (queued bigint, failed bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT count(*) FILTER (WHERE status = 'queued'), count(*) FILTER (WHERE status = 'failed')
    FROM mail_messages WHERE status <> 'sent' AND actor_may('insight.read')
$$;
REVOKE ALL ON FUNCTION mail_figures() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION mail_figures() TO baraza_app;
