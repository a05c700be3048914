/* @name findAccount */
SELECT p.bio, p.locale, p.theme, p.data_saver AS "dataSaver", p.messages_from AS "messagesFrom", p.show_location AS "showLocation",
       p.show_distance AS "showDistance", p.two_factor_enabled AS "secondFactor", p.avatar_file_id AS "avatarFileId"
  FROM identity_people p WHERE p.id = :id!;

/* @name changePreferences */
UPDATE identity_people SET bio = coalesce(:bio, bio), locale = CASE WHEN :setLocale!::boolean THEN :locale ELSE locale END, theme = coalesce(:theme, theme),
       data_saver = coalesce(:dataSaver, data_saver), messages_from = coalesce(:messagesFrom, messages_from),
       show_location = coalesce(:showLocation, show_location), show_distance = coalesce(:showDistance, show_distance), updated_at = :now!
 WHERE id = :id!;

/* @name changeAvatar */
UPDATE identity_people SET avatar_file_id = :fileId, image = :image, updated_at = :now! WHERE id = :id! RETURNING old.avatar_file_id AS "before";

/* @name setTaste */
INSERT INTO identity_details (person_id, gender, looking_for, updated_at) VALUES (:personId!, :gender, :lookingFor, :now!)
ON CONFLICT (person_id) DO UPDATE SET gender = CASE WHEN :setGender!::boolean THEN excluded.gender ELSE identity_details.gender END,
       looking_for = CASE WHEN :setLookingFor!::boolean THEN excluded.looking_for ELSE identity_details.looking_for END, updated_at = excluded.updated_at;

/* @name memberCard */
SELECT id AS "id!", name AS "name!", username AS "username!", image, is_staff AS "isStaff!", bio AS "bio!", joined_at AS "joinedAt!", shows_online AS "showsOnline!",
       messages_from AS "messagesFrom!", city, country, distance_km AS "distanceKm" FROM identity_member_card(:username!);

/* @name usernameImitates */
SELECT identity_username_imitates(:username!) AS "imitates!";

/* @name setLocale */
UPDATE identity_people SET locale = :locale, updated_at = :now! WHERE id = :id!;
