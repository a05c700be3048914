/* @name setPlace */
INSERT INTO identity_details (person_id, place_id, city, country, latitude, longitude, updated_at)
VALUES (:personId!, :placeId, :city, :country, :latitude, :longitude, :now!)
ON CONFLICT (person_id) DO UPDATE SET place_id = excluded.place_id, city = excluded.city, country = excluded.country,
       latitude = excluded.latitude, longitude = excluded.longitude, updated_at = excluded.updated_at;

/* @name logPlaceCheck */
INSERT INTO identity_place_checks (person_id, typed, result, correction, place_id, at) VALUES (:personId, :typed!, :result!, :correction, :placeId, :now!);

/* @name dropOldPlaceChecks */
DELETE FROM identity_place_checks WHERE at < :before!;
