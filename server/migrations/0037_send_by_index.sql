-- Up Migration
-- Its statements are planned once for each connection (server/platform/db/pools.ts). A plan that was made while a partition had a page or two read all
-- of it for ever after: a seventh of the database's work for a send. Everything here is found by an index.
ALTER FUNCTION conversation_post(uuid, uuid, text, text, int, jsonb, text, int, int, boolean, timestamptz) SET enable_seqscan = off;
