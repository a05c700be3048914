-- Up Migration
-- New words wait in the index's list until it is full, and whoever fills it sorts all of it in: at the usual 4 MB a step of the worker took up to a
-- tenth of a second of a core now and then, which people who sent at that moment felt. A short list is sorted in often and quickly, and what a
-- search has to read through beside the index is shorter too.
ALTER INDEX conversation_words_search SET (gin_pending_list_limit = 256);
