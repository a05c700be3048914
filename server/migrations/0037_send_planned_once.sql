-- Up Migration
-- The look for a repeated message goes through one of the partitions. A plan for all of them counts as dearer than one for the conversation at hand, so
-- the planner made a new one at each send: a fifth of the database's work for it. The plan for all of them finds its partition as it starts.
-- Kept for long, it must not read whole tables because they were small when it was made.
ALTER FUNCTION conversation_post(uuid, uuid, text, text, int, jsonb, text, int, int, boolean, timestamptz)
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off;
