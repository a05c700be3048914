-- CV-16, ID-3: "60 messages a minute" and "5 tries a minute" are counted in minutes that begin with the first one. The bucket before refilled while it was emptied:
-- whoever went on evenly got nearly twice as many through in their first minute. `full_at` stays the time at which all of them are free again.
ALTER TABLE limit_buckets ADD COLUMN used int NOT NULL DEFAULT 1;

-- How many of the minute are used with this one; null when none was left. A minute that ends later than one from now is of a clock that was put back: it counts no more.
CREATE FUNCTION limit_use(p_key text, p_per_minute int, p_now timestamptz) RETURNS int LANGUAGE plpgsql VOLATILE AS $$
DECLARE n int;
BEGIN
  INSERT INTO limit_buckets AS b VALUES (p_key, p_now + interval '1 minute', 1)
  ON CONFLICT (key) DO UPDATE SET
      full_at = CASE WHEN b.full_at > p_now AND b.full_at <= excluded.full_at THEN b.full_at ELSE excluded.full_at END,
      used = CASE WHEN b.full_at > p_now AND b.full_at <= excluded.full_at THEN b.used + 1 ELSE 1 END
    WHERE b.used < p_per_minute OR b.full_at <= p_now OR b.full_at > excluded.full_at
  RETURNING b.used INTO n;
  RETURN n;
END $$;

-- Seconds to wait; 0 when one was taken.
CREATE OR REPLACE FUNCTION limit_take(p_key text, p_per_minute int, p_now timestamptz) RETURNS int LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  IF limit_use(p_key, p_per_minute, p_now) IS NOT NULL THEN RETURN 0; END IF;
  RETURN (SELECT greatest(1, ceil(extract(epoch FROM b.full_at - p_now))::int) FROM limit_buckets b WHERE b.key = p_key);
END $$;

-- The same for who wants to know what is left: as far ahead of now as what is used is of a minute. More than a minute ahead: none was taken, and what is over the
-- minute is the time to wait.
CREATE OR REPLACE FUNCTION limit_take_until(p_key text, p_per_minute int, p_now timestamptz) RETURNS timestamptz LANGUAGE plpgsql VOLATILE AS $$
DECLARE n int := limit_use(p_key, p_per_minute, p_now);
BEGIN
  IF n IS NOT NULL THEN RETURN p_now + n * (interval '1 minute' / p_per_minute); END IF;
  RETURN (SELECT b.full_at + interval '1 minute' FROM limit_buckets b WHERE b.key = p_key);
END $$;
