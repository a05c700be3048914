/* @name ticketsAt */
SELECT t.id AS "id!", t.number AS "number!", t.subject AS "subject!", t.status AS "status!" FROM desk_tickets t WHERE t.id = ANY(:ids!::uuid[]);
