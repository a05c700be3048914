/* @name eraseMails */
SELECT mail_erase_person(:personId!, :address!, :nobody!, :limit!) AS "count!";

/* @name eraseStops */
UPDATE mail_stops SET address = 'erased-' || id || '@deleted.invalid', lifted_at = coalesce(lifted_at, :now!) WHERE address = lower(:address!) RETURNING id;
