/* @name managedRows */
SELECT a.id, a.slug, v.title, v.category, a.language, a.version, a.published_version AS "publishedVersion", a.published_at AS "publishedAt", a.removed_at AS "removedAt", a.updated_at AS "updatedAt",
       v.saved_by AS "savedBy", p.name AS "savedByName?", p.username AS "savedByUsername?", p.image AS "savedByImage?", p.is_staff AS "savedByIsStaff?",
       coalesce((SELECT sum(w.views) FROM help_views w WHERE w.article_id = a.id), 0)::int AS "views!",
       (SELECT count(*) FROM help_feedback f WHERE f.article_id = a.id AND f.helpful)::int AS "helpful!",
       (SELECT count(*) FROM help_feedback f WHERE f.article_id = a.id AND NOT f.helpful)::int AS "notHelpful!"
  FROM help_articles a JOIN help_article_versions v ON v.article_id = a.id AND v.version = a.version
  LEFT JOIN identity_profiles p ON p.person_id = v.saved_by
 WHERE (:state::text IS NULL OR :state = CASE WHEN a.removed_at IS NOT NULL THEN 'removed' WHEN a.published_at IS NOT NULL THEN 'published' ELSE 'draft' END)
   AND (:state::text IS NOT NULL OR a.removed_at IS NULL)
   AND (:category::text IS NULL OR v.category = :category)
   AND (:language::text IS NULL OR a.language = :language)
   AND (:q::text IS NULL OR strpos(lower(unaccent(v.title || ' ' || v.keywords || ' ' || a.slug)), lower(unaccent(:q))) > 0)
   AND (:beforeAt::timestamptz IS NULL OR (a.updated_at, a.id) < (:beforeAt::timestamptz, :beforeId::uuid))
 ORDER BY a.updated_at DESC, a.id DESC LIMIT :limit!;

/* @name managedArticle */
SELECT a.id, a.slug, v.title, v.category, v.summary, v.body, v.keywords, a.language, a.translation_group AS "translationGroup", a.version, a.published_version AS "publishedVersion",
       a.published_at AS "publishedAt", a.removed_at AS "removedAt", a.updated_at AS "updatedAt",
       v.saved_by AS "savedBy", p.name AS "savedByName?", p.username AS "savedByUsername?", p.image AS "savedByImage?", p.is_staff AS "savedByIsStaff?",
       coalesce((SELECT sum(w.views) FROM help_views w WHERE w.article_id = a.id), 0)::int AS "views!",
       (SELECT count(*) FROM help_feedback f WHERE f.article_id = a.id AND f.helpful)::int AS "helpful!",
       (SELECT count(*) FROM help_feedback f WHERE f.article_id = a.id AND NOT f.helpful)::int AS "notHelpful!",
       ARRAY(SELECT s.slug FROM help_slugs s WHERE s.article_id = a.id AND s.slug <> a.slug ORDER BY s.slug) AS "oldSlugs!"
  FROM help_articles a JOIN help_article_versions v ON v.article_id = a.id AND v.version = a.version
  LEFT JOIN identity_profiles p ON p.person_id = v.saved_by WHERE a.id = :id!;

/* @name managedTranslations */
SELECT t.id, t.slug, t.title, t.language, t.published_at AS "publishedAt", t.removed_at AS "removedAt" FROM help_articles t
 WHERE t.translation_group = :translationGroup! AND t.id <> :id! ORDER BY t.language;

/* @name lockArticle */
SELECT a.id, a.slug, a.version, a.language, a.translation_group AS "translationGroup", a.published_version AS "publishedVersion", a.published_at AS "publishedAt", a.removed_at AS "removedAt"
  FROM help_articles a WHERE a.id = :id! FOR UPDATE;

/* @name insertArticle */
INSERT INTO help_articles (id, slug, title, category, summary, body, keywords, language, translation_group, version, updated_at)
VALUES (:id!, :slug!, :title!, :category!, :summary!, :body!, :keywords!, :language!, coalesce(:translationGroup::uuid, uuidv7()), 1, :now!);

/* @name insertVersion */
INSERT INTO help_article_versions (article_id, version, title, summary, body, keywords, category, saved_by, saved_at, restored_from)
VALUES (:id!, :version!, :title!, :summary!, :body!, :keywords!, :category!, actor_id(), :now!, :restoredFrom);

/* @name keepVersion */
-- The article's own words are what everybody reads: they follow a save only while nobody reads them.
UPDATE help_articles a SET version = :version!, slug = :slug!, updated_at = :now!, shipped_hash = NULL,
       title = CASE WHEN a.published_at IS NULL THEN :title! ELSE a.title END, summary = CASE WHEN a.published_at IS NULL THEN :summary! ELSE a.summary END,
       body = CASE WHEN a.published_at IS NULL THEN :body! ELSE a.body END, keywords = CASE WHEN a.published_at IS NULL THEN :keywords! ELSE a.keywords END,
       category = CASE WHEN a.published_at IS NULL THEN :category! ELSE a.category END
 WHERE a.id = :id!;

/* @name publishVersion */
UPDATE help_articles a SET published_version = v.version, published_at = coalesce(a.published_at, :now!), title = v.title, summary = v.summary, body = v.body, keywords = v.keywords,
       category = v.category, updated_at = :now!, shipped_hash = NULL
  FROM help_article_versions v WHERE a.id = :id! AND v.article_id = a.id AND v.version = :version!;

/* @name unpublishArticle */
UPDATE help_articles a SET published_version = NULL, published_at = NULL, title = v.title, summary = v.summary, body = v.body, keywords = v.keywords, category = v.category,
       removed_at = :removedAt::timestamptz, updated_at = :now!, shipped_hash = NULL
  FROM help_article_versions v WHERE a.id = :id! AND v.article_id = a.id AND v.version = a.version;

/* @name setTranslationGroup */
UPDATE help_articles SET translation_group = coalesce(:translationGroup::uuid, uuidv7()), updated_at = :now! WHERE id = :id!;

/* @name versionRows */
SELECT v.version, v.title, v.saved_at AS "savedAt", v.restored_from AS "restoredFrom", v.version IS NOT DISTINCT FROM a.published_version AS "published!",
       v.saved_by AS "savedBy", p.name AS "savedByName?", p.username AS "savedByUsername?", p.image AS "savedByImage?", p.is_staff AS "savedByIsStaff?"
  FROM help_article_versions v JOIN help_articles a ON a.id = v.article_id LEFT JOIN identity_profiles p ON p.person_id = v.saved_by
 WHERE v.article_id = :id! AND v.version < :before! ORDER BY v.version DESC LIMIT :limit!;

/* @name findVersion */
SELECT v.version, v.title, v.summary, v.body, v.keywords, v.category, v.saved_at AS "savedAt", v.restored_from AS "restoredFrom", v.version IS NOT DISTINCT FROM a.published_version AS "published!",
       v.saved_by AS "savedBy", p.name AS "savedByName?", p.username AS "savedByUsername?", p.image AS "savedByImage?", p.is_staff AS "savedByIsStaff?"
  FROM help_article_versions v JOIN help_articles a ON a.id = v.article_id LEFT JOIN identity_profiles p ON p.person_id = v.saved_by
 WHERE v.article_id = :id! AND v.version = :version!;

/* @name comments */
SELECT f.id AS "id!", f.helpful AS "helpful!", f.comment AS "comment!", f.voted_at AS "votedAt!" FROM help_feedback f
 WHERE f.article_id = :id! AND f.comment IS NOT NULL AND (:beforeAt::timestamptz IS NULL OR (f.voted_at, f.id) < (:beforeAt::timestamptz, :beforeId::uuid))
 ORDER BY f.voted_at DESC, f.id DESC LIMIT :limit!;
