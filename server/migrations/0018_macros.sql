-- Up Migration
-- DK-9: a canned reply may also act on the ticket that it is sent to; then it is a macro. As the contract's `macroActions` has it.
ALTER TABLE desk_canned_replies ADD COLUMN actions jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(actions) = 'object');
