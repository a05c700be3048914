-- Up Migration
-- ID-2: an address that has an account can be typed at sign-up all the same. That makes an account of its own, which no mail reaches: its
-- `email` is a stand-in (`<id>@unconfirmed.invalid`), and what was typed stands here. So every account still has an address of its own,
-- nothing that finds people by address finds it, and nobody can tell a new address from a known one by trying.
ALTER TABLE identity_people ADD COLUMN claimed_email text CHECK (claimed_email = lower(claimed_email) AND length(claimed_email) <= 254);
ALTER TABLE identity_people ADD CONSTRAINT identity_people_claim_unproven CHECK (claimed_email IS NULL OR NOT email_verified);
CREATE INDEX identity_people_claims ON identity_people (claimed_email, created_at DESC) WHERE claimed_email IS NOT NULL;
CREATE INDEX identity_people_claims_trgm ON identity_people USING gin (claimed_email gin_trgm_ops);

-- The list of people shows and finds what was typed.
CREATE OR REPLACE VIEW identity_people_findable AS
  SELECT p.id, p.name, p.email, p.username, p.email_verified, p.created_at, p.erased_at, p.claimed_email FROM identity_people p WHERE (SELECT actor_may('member.read'));

-- The receipt of an erasure is in the person's language, which is blanked before it is written.
ALTER TABLE identity_erasures ADD COLUMN mail_locale text CHECK (mail_locale IN ('en', 'sw'));

-- Which message of its conversation a mail quotes: a mail that waits follows its words, and is not sent once they are removed.
ALTER TABLE mail_messages ADD COLUMN quotes_seq int CHECK (quotes_seq IS NULL OR conversation_id IS NOT NULL);

-- ID-13: what a member said of the bot's answers goes with them.
CREATE POLICY assistant_votes_delete ON assistant_votes FOR DELETE USING ((SELECT actor_is_system()));
