/* @name homeFigures */
SELECT (SELECT count(*) FROM identity_people) AS "people!",
       (SELECT count(*) FROM identity_people WHERE created_at > :now!::timestamptz - interval '7 days') AS "newPeople7d!",
       m.queued AS "mailQueued!", m.failed AS "mailFailed!",
       j.waiting AS "jobsWaiting!", j.failing AS "jobsFailing!", j.oldest_seconds AS "jobsOldestSeconds"
  FROM mail_figures() m, jobs_figures(:now!::timestamptz) j;
