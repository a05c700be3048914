-- Up Migration
-- Figures of the database itself for the admin's page (AD-2), and an audit order that outlives a move to another server (XX-7).

-- The server's role sees neither other roles' statements nor the job queue. These functions run as the owner of the tables and show
-- figures only, to those who hold insight.read: never a statement's parameters, never a row.
CREATE SCHEMA insight;
GRANT USAGE ON SCHEMA insight TO baraza_app;

CREATE FUNCTION insight.check_reader() RETURNS void LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT actor_may('insight.read') THEN
    RAISE EXCEPTION 'the figures of the database are for those who hold insight.read' USING ERRCODE = '42501';
  END IF;
END $$;

-- Whether pg_stat_statements can answer: ready, no_extension (not created here), not_loaded (by the server), no_permission (to see others' statements).
CREATE FUNCTION insight.statements_source() RETURNS TABLE (state text, since timestamptz, evicted bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_schema text;
BEGIN
  PERFORM insight.check_reader();
  SELECT n.nspname INTO v_schema FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'pg_stat_statements';
  IF v_schema IS NULL THEN state := 'no_extension'; RETURN NEXT; RETURN; END IF;
  BEGIN
    EXECUTE format('SELECT i.stats_reset, i.dealloc FROM %I.pg_stat_statements_info i', v_schema) INTO since, evicted;
  EXCEPTION
    WHEN object_not_in_prerequisite_state THEN state := 'not_loaded'; RETURN NEXT; RETURN;
    WHEN insufficient_privilege THEN state := 'no_permission'; RETURN NEXT; RETURN;
  END;
  state := CASE WHEN pg_has_role('pg_read_all_stats', 'USAGE') THEN 'ready' ELSE 'no_permission' END;
  RETURN NEXT;
END $$;

CREATE FUNCTION insight.database_overview() RETURNS TABLE (
  database text, version text, started_at timestamptz, owner text, sees_all boolean, size_bytes bigint, max_connections int, connections bigint,
  blocks_hit bigint, blocks_read bigint, since timestamptz
) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM insight.check_reader();
  RETURN QUERY
    SELECT current_database()::text, current_setting('server_version'), pg_postmaster_start_time(), current_user::text, pg_has_role('pg_read_all_stats', 'USAGE'),
           pg_database_size(current_database()), current_setting('max_connections')::int, (SELECT sum(a.numbackends)::bigint FROM pg_stat_database a),
           d.blks_hit, d.blks_read, d.stats_reset
      FROM pg_stat_database d WHERE d.datname = current_database();
END $$;

-- Partitions count as their table. Rows of a table smaller than p_exact_bytes are counted, those of a larger one are PostgreSQL's estimate.
CREATE FUNCTION insight.table_figures(p_exact_bytes bigint) RETURNS TABLE (
  schema_name text, table_name text, partitions int, row_count bigint, exact boolean, table_bytes bigint, index_bytes bigint, toast_bytes bigint,
  live_rows bigint, dead_rows bigint, last_vacuum timestamptz, last_analyze timestamptz
) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM insight.check_reader();
  FOR schema_name, table_name, partitions, row_count, table_bytes, index_bytes, toast_bytes, live_rows, dead_rows, last_vacuum, last_analyze IN
    SELECT n.nspname, root.relname, count(*) FILTER (WHERE c.oid <> root.oid)::int,
           sum(CASE WHEN s.n_live_tup > 0 OR c.reltuples < 0 THEN s.n_live_tup ELSE c.reltuples END)::bigint,
           sum(pg_table_size(c.oid) - coalesce(pg_total_relation_size(nullif(c.reltoastrelid, 0)), 0))::bigint, sum(pg_indexes_size(c.oid))::bigint,
           coalesce(sum(pg_total_relation_size(nullif(c.reltoastrelid, 0))), 0)::bigint, sum(s.n_live_tup)::bigint, sum(s.n_dead_tup)::bigint,
           max(greatest(s.last_vacuum, s.last_autovacuum)), max(greatest(s.last_analyze, s.last_autoanalyze))
      FROM pg_stat_user_tables s JOIN pg_class c ON c.oid = s.relid
      JOIN pg_class root ON root.oid = coalesce(pg_partition_root(c.oid), c.oid) JOIN pg_namespace n ON n.oid = root.relnamespace
     WHERE c.relkind IN ('r', 'm') GROUP BY n.nspname, root.relname, root.oid ORDER BY sum(pg_total_relation_size(c.oid)) DESC, n.nspname, root.relname
  LOOP
    exact := table_bytes < p_exact_bytes AND has_table_privilege(format('%I.%I', schema_name, table_name), 'SELECT');
    IF exact THEN EXECUTE format('SELECT count(*) FROM %I.%I', schema_name, table_name) INTO row_count; END IF;
    RETURN NEXT;
  END LOOP;
END $$;

CREATE FUNCTION insight.index_figures() RETURNS TABLE (
  schema_name text, table_name text, index_name text, scans bigint, rows_read bigint, bytes bigint, guards boolean, last_scan timestamptz
) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM insight.check_reader();
  RETURN QUERY
    SELECT n.nspname::text, t.relname::text, root.relname::text, sum(s.idx_scan)::bigint, sum(s.idx_tup_read)::bigint, sum(pg_relation_size(s.indexrelid))::bigint,
           -- It keeps a rule (unique, exclusion), so it is of use without ever being scanned.
           bool_or(i.indisunique OR i.indisexclusion), max(s.last_idx_scan)
      FROM pg_stat_user_indexes s JOIN pg_index i ON i.indexrelid = s.indexrelid
      JOIN pg_class root ON root.oid = coalesce(pg_partition_root(s.indexrelid), s.indexrelid)
      JOIN pg_class t ON t.oid = coalesce(pg_partition_root(s.relid), s.relid) JOIN pg_namespace n ON n.oid = t.relnamespace
     GROUP BY n.nspname, t.relname, root.relname, root.oid ORDER BY sum(pg_relation_size(s.indexrelid)) DESC, root.relname;
END $$;

-- Texts are pg_stat_statements' own, with constants replaced by $n. Utility statements can carry literals (a password, a name): they are
-- left out. A text that was kept before it was normalised (a full table of statements) is masked here as well.
CREATE FUNCTION insight.statement_figures(p_by text, p_limit int) RETURNS TABLE (
  statement text, calls bigint, mean_ms double precision, total_ms double precision, slowest_ms double precision, row_count bigint, share double precision
) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_schema text;
BEGIN
  PERFORM insight.check_reader();
  SELECT n.nspname INTO v_schema FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'pg_stat_statements';
  IF v_schema IS NULL THEN RETURN; END IF;
  RETURN QUERY EXECUTE format($query$
    WITH one AS (
      SELECT min(s.query) AS query, sum(s.calls)::bigint AS calls, sum(s.total_exec_time) AS total, max(s.max_exec_time) AS slowest, sum(s.rows)::bigint AS row_count
        FROM %I.pg_stat_statements s
       WHERE s.dbid = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database()) AND s.toplevel
         AND s.query ~* '^(\s|/\*([^*]|\*[^/])*\*/|--[^\n]*\n)*(select|insert|update|delete|merge|with|values)\M'
       GROUP BY s.queryid)
    SELECT left(regexp_replace(regexp_replace(query, '''([^'']|'''')*''', '?', 'g'), '(?<![$\w.])[0-9]+(\.[0-9]+)?(?![\w.])', '?', 'g'), 4000),
           calls, total / greatest(calls, 1), total, slowest, row_count, total / nullif(sum(total) OVER (), 0)
      FROM one ORDER BY CASE $1 WHEN 'calls' THEN calls::double precision WHEN 'total' THEN total ELSE total / greatest(calls, 1) END DESC, query LIMIT $2
  $query$, v_schema) USING p_by, p_limit;
END $$;

CREATE FUNCTION insight.connection_figures() RETURNS TABLE (state text, here boolean, connections bigint, longest_seconds double precision)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM insight.check_reader();
  RETURN QUERY
    SELECT coalesce(a.state, 'unknown'), a.datname IS NOT DISTINCT FROM current_database(), count(*), max(extract(epoch FROM clock_timestamp() - a.state_change))::double precision
      FROM pg_stat_activity a WHERE a.backend_type = 'client backend' GROUP BY 1, 2 ORDER BY 3 DESC, 1;
END $$;

CREATE FUNCTION insight.replicas() RETURNS TABLE (name text, state text, sync_state text, behind_bytes bigint, behind_seconds double precision)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM insight.check_reader();
  RETURN QUERY
    SELECT r.application_name, r.state, r.sync_state, pg_wal_lsn_diff(pg_current_wal_lsn(), r.replay_lsn)::bigint, extract(epoch FROM r.replay_lag)::double precision
      FROM pg_stat_replication r ORDER BY r.application_name, r.pid;
END $$;

CREATE FUNCTION insight.job_figures(p_now timestamptz) RETURNS TABLE (
  task text, waiting bigint, scheduled bigint, running bigint, failing bigint, given_up bigint, oldest_seconds double precision
) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM insight.check_reader();
  RETURN QUERY
    SELECT t.identifier, count(*) FILTER (WHERE j.run_at <= p_now AND j.locked_at IS NULL AND j.attempts < j.max_attempts),
           count(*) FILTER (WHERE j.run_at > p_now AND j.attempts < j.max_attempts), count(*) FILTER (WHERE j.locked_at IS NOT NULL),
           count(*) FILTER (WHERE j.last_error IS NOT NULL AND j.attempts < j.max_attempts), count(*) FILTER (WHERE j.attempts >= j.max_attempts),
           extract(epoch FROM p_now - min(j.run_at) FILTER (WHERE j.run_at <= p_now AND j.locked_at IS NULL AND j.attempts < j.max_attempts))::double precision
      FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id GROUP BY t.identifier ORDER BY 2 DESC, 1;
END $$;

-- The seals order audit rows by transaction number, and a restored database may live on a server that counts from lower numbers.
-- `npm run restore` replaces the first function by one that adds what is missing; everywhere else it adds nothing.
CREATE FUNCTION audit_xid_offset() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT 0::bigint $$;
CREATE FUNCTION audit_xid(p_xid xid8) RETURNS xid8 LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT (p_xid::text::bigint + audit_xid_offset())::text::xid8 $$;
ALTER TABLE audit_entries ALTER COLUMN xid SET DEFAULT audit_xid(pg_current_xact_id());

-- "Active conversations" of the dashboard. Messages are appended, so a summary of their times by block is exact enough and costs writers nothing.
CREATE INDEX messages_by_time ON messages USING brin (created_at) WITH (autosummarize = on);
-- How many conversations that staff may read had a message in a time. A count only: who may read which is each thread's own rule.
CREATE FUNCTION insight.conversations_with_messages(p_from timestamptz, p_to timestamptz) RETURNS bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM insight.check_reader();
  RETURN (SELECT count(*) FROM (SELECT DISTINCT m.conversation_id FROM messages m WHERE m.created_at > p_from AND m.created_at <= p_to AND m.visibility = 'public') m
            JOIN conversations c ON c.id = m.conversation_id WHERE c.kind IN ('ticket', 'assistant', 'character') AND actor_may(conversation_read_permission(c.kind)));
END $$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA insight FROM PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA insight TO baraza_app;
