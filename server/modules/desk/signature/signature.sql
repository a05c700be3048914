/* @name signatureOf */
SELECT s.words AS "words!" FROM desk_signatures s WHERE s.person_id = :personId!;

/* @name saveSignature */
INSERT INTO desk_signatures (person_id, words, updated_at) VALUES ((SELECT actor_id()), :words!, :now!)
ON CONFLICT (person_id) DO UPDATE SET words = excluded.words, updated_at = excluded.updated_at;

/* @name forgetSignatureOf */
DELETE FROM desk_signatures s WHERE s.person_id = :personId!;
