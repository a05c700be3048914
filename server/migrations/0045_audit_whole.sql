-- Up Migration
-- The audit log as a whole: it can't be emptied either, its months lie apart, and a seal says which of its entries broke.

-- ── Nobody empties it ───────────────────────────────────────────────────────
-- Triggers for each row never see TRUNCATE. One for the statement stands on each table by itself: partitions have their own (below).
CREATE TRIGGER audit_entries_never_emptied BEFORE TRUNCATE ON audit_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_entries_never_emptied BEFORE TRUNCATE ON audit_entries_default FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_seals_never_emptied BEFORE TRUNCATE ON audit_seals FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- ── Which entry broke ───────────────────────────────────────────────────────
-- Eight bytes for each entry of a seal, in the seal's order: the beginning of its hash as it stands after that entry. They judge nothing: the seal's hash does; where it
-- does not hold they tell from which entry on. Seals from before have none.
ALTER TABLE audit_seals ADD COLUMN entry_marks bytea CHECK (length(entry_marks) = entries * 8);

-- ── A partition for each month ──────────────────────────────────────────────
-- Makes the partitions of the month of p_now and of the three after it, in UTC. @returns how many were made.
-- Moves nothing: a month of which the DEFAULT partition holds rows is left to it. Attaching a partition holds up no insert into another one.
-- Two at once: the second waits for the first and finds its work done. lock_timeout: who waits for the DEFAULT partition makes readers wait; the job tries again later.
CREATE FUNCTION audit_make_partitions(p_now timestamptz) RETURNS int LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET timezone = 'UTC' SET lock_timeout = '3s' AS $$
DECLARE first_day timestamptz; next_day timestamptz; part text; made int := 0;
BEGIN
  IF NOT actor_is_system() THEN RAISE EXCEPTION 'only the system makes partitions' USING ERRCODE = '42501'; END IF;
  FOR i IN 0..3 LOOP
    first_day := date_trunc('month', p_now) + make_interval(months => i);
    next_day := first_day + interval '1 month';
    part := 'audit_entries_' || to_char(first_day, 'YYYY_MM');
    CONTINUE WHEN to_regclass(part) IS NOT NULL;
    -- Taken only when there is something to do, in this order by everybody: nothing may come into the DEFAULT partition between the look and the attaching.
    LOCK TABLE audit_entries IN SHARE UPDATE EXCLUSIVE MODE;
    LOCK TABLE ONLY audit_entries_default IN ACCESS EXCLUSIVE MODE;
    CONTINUE WHEN to_regclass(part) IS NOT NULL OR EXISTS (SELECT 1 FROM audit_entries_default d WHERE d.at >= first_day AND d.at < next_day);
    EXECUTE format('CREATE TABLE %I (LIKE audit_entries INCLUDING DEFAULTS)', part);
    -- Only through the table itself, where its policies are asked.
    EXECUTE format('REVOKE ALL ON %I FROM PUBLIC, baraza_app', part);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', part);
    EXECUTE format('CREATE TRIGGER audit_entries_never_emptied BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', part);
    -- Indexes and the triggers for each row come with it.
    EXECUTE format('ALTER TABLE audit_entries ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', part, first_day, next_day);
    made := made + 1;
  END LOOP;
  RETURN made;
END $$;
REVOKE ALL ON FUNCTION audit_make_partitions(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit_make_partitions(timestamptz) TO baraza_app;

-- A new instance has them from its first entry on; afterwards a daily job looks ahead.
SELECT set_config('baraza.actor_kind', 'system', true);
SELECT audit_make_partitions(now());
SELECT set_config('baraza.actor_kind', '', true);
