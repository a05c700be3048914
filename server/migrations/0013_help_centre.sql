-- Up Migration
-- The help centre (DK-19): categories, versions, old addresses, languages, visitors' votes, views.

-- Nested one level at most: a parent is of level 0, which the two-column reference proves.
CREATE TABLE help_categories (
  key text PRIMARY KEY CHECK (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(key) <= 60),
  parent_key text,
  level smallint GENERATED ALWAYS AS (CASE WHEN parent_key IS NULL THEN 0 ELSE 1 END) STORED,
  parent_level smallint GENERATED ALWAYS AS (CASE WHEN parent_key IS NOT NULL THEN 0 END) STORED,
  -- Language → name; English is always there.
  names jsonb NOT NULL CHECK (names ? 'en'),
  position int NOT NULL DEFAULT 0,
  CONSTRAINT help_categories_key_level UNIQUE (key, level),
  CONSTRAINT help_categories_one_level FOREIGN KEY (parent_key, parent_level) REFERENCES help_categories (key, level)
);
INSERT INTO help_categories (key, names, position) VALUES
  ('getting-started', '{"en": "Getting started", "sw": "Kuanza"}', 1),
  ('tickets', '{"en": "Tickets", "sw": "Tiketi"}', 2),
  ('account', '{"en": "Your account", "sw": "Akaunti yako"}', 3),
  ('payments', '{"en": "Payments", "sw": "Malipo"}', 4),
  ('privacy', '{"en": "Privacy", "sw": "Faragha"}', 5),
  ('using', '{"en": "Using the site", "sw": "Kutumia tovuti"}', 6);
INSERT INTO help_categories (key, names, position)
  SELECT DISTINCT a.category, jsonb_build_object('en', initcap(replace(a.category, '-', ' '))), 100 FROM help_articles a ON CONFLICT DO NOTHING;

-- The article's own columns are the words that everybody reads while it is published, else the newest ones. Every save is a version.
ALTER TABLE help_articles
  ADD COLUMN language text NOT NULL DEFAULT 'en' CHECK (language ~ '^[a-z]{2,3}$'),
  -- The same article in several languages shares this.
  ADD COLUMN translation_group uuid NOT NULL DEFAULT uuidv7(),
  ADD COLUMN version int NOT NULL DEFAULT 1,
  ADD COLUMN published_version int,
  ADD COLUMN removed_at timestamptz,
  -- Words as written, without stems: what somebody has begun to type is the beginning of a word, not of its stem.
  ADD COLUMN words tsvector NOT NULL GENERATED ALWAYS AS (to_tsvector('baraza', title || ' ' || keywords || ' ' || summary || ' ' || body)) STORED,
  ADD CONSTRAINT help_articles_language_once UNIQUE (translation_group, language),
  ADD CONSTRAINT help_articles_category_fkey FOREIGN KEY (category) REFERENCES help_categories,
  ADD CONSTRAINT help_articles_removed_is_hidden CHECK (removed_at IS NULL OR published_at IS NULL);
UPDATE help_articles SET published_version = 1 WHERE published_at IS NOT NULL;
-- An article is put away, never deleted: its versions and addresses stay.
REVOKE DELETE ON help_articles FROM baraza_app;
CREATE INDEX help_articles_by_update ON help_articles (updated_at DESC, id DESC);

CREATE TABLE help_article_versions (
  article_id uuid NOT NULL REFERENCES help_articles ON DELETE CASCADE,
  version int NOT NULL CHECK (version > 0),
  title text NOT NULL,
  summary text NOT NULL,
  body text NOT NULL,
  keywords text NOT NULL,
  category text NOT NULL,
  -- Null: it came with Baraza.
  saved_by uuid REFERENCES identity_people,
  saved_at timestamptz NOT NULL,
  restored_from int,
  PRIMARY KEY (article_id, version)
);
INSERT INTO help_article_versions (article_id, version, title, summary, body, keywords, category, saved_at)
  SELECT a.id, 1, a.title, a.summary, a.body, a.keywords, a.category, a.updated_at FROM help_articles a;
CREATE TRIGGER help_article_versions_append_only BEFORE UPDATE ON help_article_versions FOR EACH ROW EXECUTE FUNCTION refuse_change();
REVOKE UPDATE, DELETE ON help_article_versions FROM baraza_app;

-- Every address that an article has or had: an old one leads on, and is nobody else's.
CREATE TABLE help_slugs (
  slug text PRIMARY KEY,
  article_id uuid NOT NULL REFERENCES help_articles ON DELETE CASCADE
);
CREATE INDEX help_slugs_by_article ON help_slugs (article_id);
INSERT INTO help_slugs (slug, article_id) SELECT a.slug, a.id FROM help_articles a;
REVOKE INSERT, UPDATE, DELETE ON help_slugs FROM baraza_app;
CREATE FUNCTION help_keep_slug() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO help_slugs AS s (slug, article_id) VALUES (NEW.slug, NEW.id) ON CONFLICT (slug) DO UPDATE SET article_id = s.article_id WHERE s.article_id = NEW.id;
  IF NOT FOUND THEN RAISE unique_violation USING CONSTRAINT = 'help_slugs_once', MESSAGE = 'this address is another article''s'; END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER help_articles_keep_slug AFTER INSERT OR UPDATE OF slug ON help_articles FOR EACH ROW EXECUTE FUNCTION help_keep_slug();

-- A visitor is a keyed hash of a random cookie that is made by voting and used for nothing else.
ALTER TABLE help_votes DROP CONSTRAINT help_votes_pkey;
ALTER TABLE help_votes
  ALTER COLUMN person_id DROP NOT NULL,
  ADD COLUMN id uuid NOT NULL DEFAULT uuidv7() PRIMARY KEY,
  ADD COLUMN visitor text CHECK (length(visitor) = 43),
  ADD COLUMN comment text CHECK (length(comment) <= 500),
  ADD CONSTRAINT help_votes_person_once UNIQUE (article_id, person_id),
  ADD CONSTRAINT help_votes_visitor_once UNIQUE (article_id, visitor),
  ADD CONSTRAINT help_votes_of_somebody CHECK (num_nonnulls(person_id, visitor) = 1);

-- How often an article was opened on a day; of whom, nothing.
CREATE TABLE help_views (
  article_id uuid NOT NULL REFERENCES help_articles ON DELETE CASCADE,
  day date NOT NULL,
  views int NOT NULL DEFAULT 0,
  PRIMARY KEY (article_id, day)
);
REVOKE INSERT, UPDATE, DELETE ON help_views FROM baraza_app;
CREATE FUNCTION help_count_view(p_article uuid, p_now timestamptz) RETURNS void LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO help_views AS v (article_id, day, views)
    SELECT a.id, (p_now AT TIME ZONE 'UTC')::date, 1 FROM help_articles a WHERE a.id = p_article AND a.published_at IS NOT NULL
    ON CONFLICT (article_id, day) DO UPDATE SET views = v.views + 1
$$;

-- One vote for each person or visitor. Runs as its owner: a visitor has no row that is theirs to see.
CREATE FUNCTION help_vote(p_article uuid, p_visitor text, p_helpful boolean, p_comment text, p_now timestamptz) RETURNS void LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF actor_id() IS NOT NULL THEN
    INSERT INTO help_votes AS v (article_id, person_id, helpful, comment, voted_at) VALUES (p_article, actor_id(), p_helpful, p_comment, p_now)
      ON CONFLICT (article_id, person_id) DO UPDATE SET helpful = excluded.helpful, comment = coalesce(excluded.comment, v.comment), voted_at = excluded.voted_at;
  ELSE
    INSERT INTO help_votes AS v (article_id, visitor, helpful, comment, voted_at) VALUES (p_article, p_visitor, p_helpful, p_comment, p_now)
      ON CONFLICT (article_id, visitor) DO UPDATE SET helpful = excluded.helpful, comment = coalesce(excluded.comment, v.comment), voted_at = excluded.voted_at;
  END IF;
END $$;
-- A visitor's own vote, by what only their cookie gives.
CREATE FUNCTION help_visitor_vote(p_article uuid, p_visitor text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT v.helpful FROM help_votes v WHERE v.article_id = p_article AND v.visitor = p_visitor
$$;
-- For writers: the votes without the voters.
CREATE VIEW help_feedback AS
  SELECT v.id, v.article_id, v.helpful, v.comment, v.voted_at FROM help_votes v WHERE (SELECT actor_may('article.write'));
REVOKE INSERT, UPDATE, DELETE ON help_feedback FROM baraza_app;

-- Where an old address leads to: the present one of a published article.
CREATE FUNCTION help_slug_now(p_slug text) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.slug FROM help_slugs s JOIN help_articles a ON a.id = s.article_id WHERE s.slug = p_slug AND a.published_at IS NOT NULL
$$;

ALTER TABLE help_categories ENABLE ROW LEVEL SECURITY;
CREATE POLICY help_categories_read ON help_categories FOR SELECT USING (true);
CREATE POLICY help_categories_write ON help_categories USING ((SELECT actor_may('article.publish')));
ALTER TABLE help_article_versions ENABLE ROW LEVEL SECURITY;
CREATE POLICY help_versions_read ON help_article_versions FOR SELECT USING ((SELECT actor_may('article.write')));
CREATE POLICY help_versions_write ON help_article_versions FOR INSERT WITH CHECK ((SELECT actor_is_system()) OR ((SELECT actor_may('article.write')) AND saved_by = (SELECT actor_id())));
ALTER TABLE help_slugs ENABLE ROW LEVEL SECURITY;
CREATE POLICY help_slugs_read ON help_slugs FOR SELECT USING ((SELECT actor_may('article.write')));
ALTER TABLE help_views ENABLE ROW LEVEL SECURITY;
CREATE POLICY help_views_read ON help_views FOR SELECT USING ((SELECT actor_may('article.write')));
