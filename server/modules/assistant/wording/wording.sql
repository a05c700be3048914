/* @name latestCalls */
SELECT c.at AS "at!", c.outcome AS "outcome!", c.retry_at AS "retryAt" FROM assistant_wording_calls c
 WHERE c.at > :since! AND c.outcome NOT IN ('paused', 'overtaken') ORDER BY c.at DESC, c.id DESC LIMIT :limit!::int;

/* @name noteCall */
INSERT INTO assistant_wording_calls (at, outcome, milliseconds, detail, retry_at) VALUES (:at!, :outcome!, :milliseconds!, :detail, :retryAt);

/* @name countCalls */
SELECT c.outcome AS "outcome!", count(*)::int AS "count!", coalesce(round(avg(c.milliseconds)), 0)::int AS "milliseconds!"
  FROM assistant_wording_calls c WHERE c.at > :since! GROUP BY c.outcome;

/* @name lastTrouble */
SELECT c.at AS "at!", c.outcome AS "outcome!", c.detail FROM assistant_wording_calls c
 WHERE c.outcome IN ('unusable', 'timeout', 'failed', 'limited') ORDER BY c.at DESC, c.id DESC LIMIT 1;

/* @name forgetCalls */
DELETE FROM assistant_wording_calls c WHERE c.at < :before!;
