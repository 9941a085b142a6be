import { sql } from 'drizzle-orm'
import type { Db } from '#db/connect.ts'
import { allOrNothing } from '#db/dump.ts'
import { migrate, migrations } from '#db/migrations.ts'

/** The tables of the first release, with a council, a case, and somebody signed in, as that release wrote them. */
export const writeFirstRelease = (db: Db): Promise<void> =>
  allOrNothing(db, async (tx) => {
    await migrate(tx, migrations.slice(0, 1))
    for (const statement of rows) await tx.execute(statement)
  })

const rows = [
  sql`insert into authorities (name, ours) values ('Borsetshire County Council', true)`,
  sql`insert into directorates (name, valid_from) values ('Environment', '2018-04-01')`,
  sql`insert into services (directorate_id, name, valid_from) values (1, 'Highways', '2018-04-01')`,
  sql`insert into users (name, email, role) values
    ('Ada Admin', 'ada@example.gov.uk', 'administrator'), ('Lee Officer', 'lee@example.gov.uk', 'link officer')`,
  sql`insert into sessions (token_digest, user_id, created_at, last_seen_at, expires_at)
    values ('of an old cookie', 2, now(), now(), now() + interval '12 hours')`,
  sql`insert into demonstrations (id, day, loaded) values (1, '2024-09-09', true)`,
  sql`insert into cases (reference, complainant, category, directorate_id, service_id, handler_id, learned_on)
    values ('23001283', 'Mrs Older', 'Transport and highways', 1, 1, 2, '2023-07-03')`,
  sql`insert into notes (case_id, text, written_by, written_on, written_at)
    values (1, 'Written long ago', 2, '2023-07-03', '2023-07-03 10:00+01')`,
]
