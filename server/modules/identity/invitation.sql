/* @name addInvitation */
INSERT INTO identity_invitations (email, name, roles, token_hash, invited_by, invited_at, expires_at)
VALUES (:email!, :name!, :roles!, :tokenHash!, :by!, :now!, :expiresAt!)
RETURNING id, email, name, roles, invited_at AS "invitedAt", expires_at AS "expiresAt";

/* @name endExpired */
UPDATE identity_invitations SET revoked_at = :now! WHERE email = :email! AND accepted_at IS NULL AND revoked_at IS NULL AND expires_at <= :now!;

/* @name staffByEmail */
SELECT i.is_staff AS "isStaff" FROM identity_people p JOIN identity_profiles i ON i.person_id = p.id WHERE p.email = :email!;

/* @name openInvitations */
SELECT v.id, v.email, v.name, v.roles, v.invited_at AS "invitedAt", v.expires_at AS "expiresAt" FROM identity_invitations v
 WHERE v.accepted_at IS NULL AND v.revoked_at IS NULL AND v.expires_at > :now! ORDER BY v.invited_at DESC, v.id;

/* @name revokeInvitation */
UPDATE identity_invitations SET revoked_at = :now! WHERE id = :id! AND accepted_at IS NULL AND revoked_at IS NULL RETURNING id, email, roles;

/* @name invitationByToken */
SELECT v.id, v.email, v.name, v.roles, v.invited_by AS "invitedBy", identity_permissions_of(v.invited_by) AS "inviterMay!",
       EXISTS (SELECT 1 FROM identity_people p WHERE p.email = v.email) AS "hasAccount!"
  FROM identity_invitations v
 WHERE v.token_hash = :tokenHash! AND v.accepted_at IS NULL AND v.revoked_at IS NULL AND v.expires_at > :now!
   AND NOT EXISTS (SELECT 1 FROM identity_deactivations d WHERE d.person_id = v.invited_by AND d.lifted_at IS NULL)
   FOR UPDATE OF v;

/* @name acceptInvitation */
UPDATE identity_invitations SET accepted_by = :personId!, accepted_at = :now! WHERE id = :id! AND accepted_at IS NULL RETURNING id;
