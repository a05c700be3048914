/* @name findDetails */
SELECT d.birth_date::text AS "birthDate", d.birth_date_method AS "birthDateMethod", d.gender, d.looking_for AS "lookingFor",
       d.place_id AS "placeId", d.city, d.country, d.latitude, d.longitude
  FROM identity_details d WHERE d.person_id = :personId!;

/* @name setBirthDate */
INSERT INTO identity_details (person_id, birth_date, birth_date_method, updated_at) VALUES (:personId!, :birthDate!::date, :method!, :now!)
ON CONFLICT (person_id) DO UPDATE SET birth_date = excluded.birth_date, birth_date_method = excluded.birth_date_method, updated_at = excluded.updated_at;

/* @name logAgeCheck */
INSERT INTO identity_age_checks (person_id, stated_date, method, verifier, note, age, adult, at)
VALUES (:personId, :statedDate!::date, :method!, :verifier, :note, :age!, :adult!, :now!) RETURNING id;

/* @name lastAgeCheck */
SELECT c.adult, c.stated_date::text AS "statedDate!", c.at FROM identity_age_checks c WHERE c.person_id = :personId! ORDER BY c.at DESC, c.id DESC LIMIT 1;

/* @name ageChecks */
SELECT c.id, c.stated_date::text AS "statedDate!", c.method, c.verifier, c.note, c.age, c.adult, c.at
  FROM identity_age_checks c WHERE c.person_id = :personId! ORDER BY c.at DESC, c.id DESC LIMIT 100;
