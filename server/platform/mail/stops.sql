/* @name mailWanted */
SELECT mail_wanted(:address!, :list!) AS "wanted!";

/* @name mailOfLink */
SELECT to_address AS "toAddress", list, subject FROM mail_messages WHERE id = :id!;

/* @name stopMails */
INSERT INTO mail_stops (address, list, stopped_at) VALUES (:address!, :list!, :now!) ON CONFLICT (address, list) WHERE lifted_at IS NULL DO NOTHING;

/* @name liftStop */
UPDATE mail_stops SET lifted_at = :now! WHERE address = :address! AND list = :list! AND lifted_at IS NULL;
