-- Up Migration
-- CV-11: of a rare word's matches the newest are wanted. Rows come in the order of time, so this small index tells which pages are recent: combined
-- with the words' own, only those pages' matches are read, instead of all since the beginning.
CREATE INDEX conversation_words_in_time ON conversation_words USING brin (at) WITH (pages_per_range = 32, autosummarize = on);
