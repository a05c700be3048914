/* @name eraseTalks */
SELECT assistant_erase_talks(:personId!, :limit!) AS "count!";
