-- Up Migration
-- DK-6: the counts of the views are read from an index alone as long as the pages of unsolved tickets are known to hold nothing unseen. A
-- fifth of all tickets, which is when tables are usually vacuumed, never changes again on an old desk.
ALTER TABLE desk_tickets SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);
