/* @name keepWords */
SELECT desk_keep_words(:ticketId!::uuid, :subjectWords!::text, :textWords!::text) AS "kept!";
