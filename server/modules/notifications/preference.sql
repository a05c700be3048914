/* @name findPreferences */
SELECT f.choices, f.quiet_from AS "quietFrom", f.quiet_until AS "quietUntil", f.quiet_days AS "quietDays", f.digest_every AS "digestEvery", f.digest_hour AS "digestHour"
  FROM notification_preferences f WHERE f.person_id = actor_id() FOR UPDATE;

/* @name makePreferences */
INSERT INTO notification_preferences (person_id, updated_at) VALUES (actor_id(), :now!) ON CONFLICT DO NOTHING;

/* @name storePreferences */
UPDATE notification_preferences SET choices = :choices!, quiet_from = :quietFrom, quiet_until = :quietUntil, quiet_days = :quietDays::smallint[], digest_every = :digestEvery!,
       digest_hour = :digestHour!, updated_at = :now! WHERE person_id = actor_id();

/* @name readPreferences */
SELECT f.choices AS "choices?", f.quiet_from AS "quietFrom?", f.quiet_until AS "quietUntil?", f.quiet_days AS "quietDays?", f.digest_every AS "digestEvery?", f.digest_hour AS "digestHour?",
       p.locale AS "locale?", p.time_zone AS "timeZone?", p.email_verified AS "emailVerified!"
  FROM identity_people p LEFT JOIN notification_preferences f ON f.person_id = p.id WHERE p.id = actor_id();
