import pg from "pg";

/** Ids of the rows that RT's own library made; see rt5-first-rows.pl. */
export interface FirstRows { agents: number[]; asker: number; ticket: number }

/** Numbers of tickets that wait for an answer, and addresses of people who write. */
export interface SeededRt5 { open: number[]; askers: string[] }

/**
 * Adds requesters and tickets set-based, each with the rows that RT's library makes for the first one, and in the shares of status
 * that our own seed has. Two rows a ticket fewer than RT itself would have: the record of the automatic answer is left out.
 */
export async function seedRt5(url: string, first: FirstRows, counts: { askers: number; tickets: number }): Promise<SeededRt5> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await seedAskers(client, first, counts.askers);
    await seedTickets(client, first, counts.tickets);
    await client.query("VACUUM ANALYZE");
    const { rows: open } = await client.query<{ id: number }>("SELECT id FROM tickets WHERE status IN ('new', 'open') LIMIT 2000");
    const { rows: askers } = await client.query<{ emailaddress: string }>("SELECT emailaddress FROM users WHERE emailaddress LIKE 'asker%' ORDER BY id");
    return { open: open.map((row) => row.id), askers: askers.map((row) => row.emailaddress) };
  } finally {
    await client.end();
  }
}

/** Makes the rows of membership for a table `made` with the columns group_id and member_id; member = group for a group's entry of itself. */
async function addMembers(client: pg.Client, made: string, creator: string): Promise<void> {
  await client.query(`INSERT INTO groupmembers (groupid, memberid, creator, created, lastupdatedby, lastupdated)
    SELECT group_id, member_id, ${creator}, created, ${creator}, created FROM (${made}) made WHERE group_id <> member_id`);
  await client.query(`INSERT INTO cachedgroupmembers (id, groupid, memberid, via, immediateparentid, disabled)
    SELECT id, group_id, member_id, id, group_id, 0 FROM (SELECT nextval('cachedgroupmembers_id_seq') AS id, group_id, member_id FROM (${made}) made) numbered`);
}

async function seedAskers(client: pg.Client, first: FirstRows, total: number): Promise<void> {
  await client.query(`CREATE TEMP TABLE asker AS
    SELECT n, 'asker' || n || '@example.com' AS address, date_trunc('second', now())::timestamp AS created, nextval('principals_id_seq')::int AS id, nextval('principals_id_seq')::int AS equal
      FROM generate_series(2, $1::int) n`, [total]);
  await client.query("INSERT INTO principals (id, principaltype, disabled) SELECT id, 'User', 0 FROM asker UNION ALL SELECT equal, 'Group', 0 FROM asker");
  await client.query(`INSERT INTO users (id, name, password, emailaddress, realname, creator, created, lastupdatedby, lastupdated)
    SELECT id, address, '*NO-PASSWORD*', address, 'asker ' || n, 1, created, 1, created FROM asker`);
  await client.query(`INSERT INTO groups (id, domain, name, instance, description, creator, created, lastupdatedby, lastupdated)
    SELECT equal, 'ACLEquivalence', 'UserEquiv', id, 'ACL equiv. for user ' || id, 1, created, 1, created FROM asker`);
  await addMembers(client, `SELECT equal AS group_id, equal AS member_id, created FROM asker UNION ALL SELECT equal, id, created FROM asker
    UNION ALL SELECT (SELECT id FROM groups WHERE domain = 'SystemInternal' AND name = 'Everyone'), id, created FROM asker
    UNION ALL SELECT (SELECT id FROM groups WHERE domain = 'SystemInternal' AND name = 'Unprivileged'), id, created FROM asker`, "1");
  await client.query("INSERT INTO transactions (objecttype, objectid, type, creator, created) SELECT 'RT::User', id, 'Create', 1, created FROM asker");
  await client.query("INSERT INTO asker (id) VALUES ($1)", [first.asker]);
}

async function seedTickets(client: pg.Client, first: FirstRows, total: number): Promise<void> {
  // Times are whole seconds: RT reads no others and would spend its time on warnings.
  // Shares as in bench/lib/seed-tickets.ts: old tickets are nearly all done, of the newest twentieth about half is open.
  await client.query(`CREATE TEMP TABLE batch AS
    SELECT n, nextval('tickets_id_seq')::int AS id, nextval('transactions_id_seq') AS transaction, abs(hashint4(n)) AS h,
           nextval('principals_id_seq')::int AS admincc, nextval('principals_id_seq')::int AS cc, nextval('principals_id_seq')::int AS owners, nextval('principals_id_seq')::int AS requestors,
           (SELECT array_agg(id) FROM (SELECT id FROM asker ORDER BY id LIMIT 5000) early) [1 + (n::bigint * 7919) % least(5000, $3::int)] AS requester,
           ($1::int[])[1 + (n::bigint * 104729) % cardinality($1::int[])] AS agent, 'new' AS status, 0 AS owner,
           date_trunc('second', now() - interval '1100 days' * (1 - n::float / $2::float) - interval '1 minute')::timestamp AS created
      FROM generate_series(1, $2::int - 1) n`, [first.agents, total, (await client.query("SELECT FROM asker")).rowCount ?? 0]);
  await client.query(`UPDATE batch SET status = CASE WHEN n > $1::float * 0.95 THEN (ARRAY['new','open','stalled','resolved','resolved'])[1 + h % 5]
    WHEN h % 100 < 1 THEN (ARRAY['new','stalled'])[1 + (h / 100) % 2] ELSE 'resolved' END`, [total]);
  await client.query("UPDATE batch SET owner = CASE WHEN status <> 'new' OR h % 3 = 0 THEN agent ELSE (SELECT id FROM users WHERE name = 'Nobody') END");
  await client.query(`INSERT INTO tickets (id, effectiveid, queue, type, owner, subject, priority, status, told, starts, started, due, resolved, lastupdatedby, lastupdated, creator, created)
    SELECT b.id, b.id, p.queue, 'ticket', b.owner, 'I was charged twice for order ' || b.n, b.h % 100, b.status, CASE WHEN b.status <> 'new' THEN b.created + interval '30 minutes' END,
           p.starts, CASE WHEN b.status <> 'new' THEN b.created ELSE p.started END, p.due, CASE WHEN b.status = 'resolved' THEN b.created + interval '1 hour' ELSE p.resolved END,
           b.agent, b.created + interval '1 hour', b.agent, b.created FROM batch b, tickets p WHERE p.id = $1`, [first.ticket]);
  const roles = [["AdminCc", "admincc"], ["Cc", "cc"], ["Owner", "owners"], ["Requestor", "requestors"]] as const;
  for (const [name, column] of roles) {
    await client.query(`INSERT INTO principals (id, principaltype, disabled) SELECT ${column}, 'Group', 0 FROM batch`);
    await client.query(`INSERT INTO groups (id, domain, name, instance, creator, created, lastupdatedby, lastupdated)
      SELECT ${column}, 'RT::Ticket-Role', $1, id, agent, created, agent, created FROM batch`, [name]);
  }
  await addMembers(client, `${roles.map(([, column]) => `SELECT ${column} AS group_id, ${column} AS member_id, created, agent FROM batch`).join(" UNION ALL ")}
    UNION ALL SELECT owners, owner, created, agent FROM batch UNION ALL SELECT requestors, requester, created, agent FROM batch`, "agent");
  await client.query("INSERT INTO transactions (id, objecttype, objectid, type, creator, created) SELECT transaction, 'RT::Ticket', id, 'Create', agent, created FROM batch");
  await client.query(`INSERT INTO attachments (transactionid, parent, subject, contenttype, headers, content, creator, created)
    SELECT b.transaction, 0, 'I was charged twice for order ' || b.n, a.contenttype, a.headers, 'I paid for order ' || b.n || '. It happened on ' || b.created::date || ' and I have tried again.', b.agent, b.created
      FROM batch b, LATERAL (SELECT * FROM attachments WHERE subject = 'the pattern' ORDER BY id LIMIT 1) a`);
}
