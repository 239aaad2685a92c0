// The floor of bench/submit.ts: the rows of one report by node:http and pg alone. No checks, no pages, no doors.
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import pg from 'pg'
import { newId } from '#platform/ids.ts'

const { FLOOR_URL: connectionString, FLOOR_TOWN: town, FLOOR_PORT: port } = process.env
const pool = new pg.Pool({ connectionString, max: 24 })

/** As the app writes them: key, report, standing, counts, audit; the act on one assignment waits for the one before it. */
async function keep(form: URLSearchParams): Promise<void> {
  const client = await pool.connect()
  const [id, assignment, now] = [newId(), form.get('assignment'), new Date()]
  try {
    await client.query('begin')
    await client.query({
      name: 'key',
      text: 'insert into form_key (town_id, key, body_hash, location, used_at) values ($1, $2, $3, $4, $5) on conflict do nothing',
      values: [town, form.get('key'), randomBytes(32), `/receipts/${id}`, now],
    })
    const { rows } = await client.query({
      name: 'lock',
      text: 'select version, campaign_id, task_id, due_at from campaign_standing where town_id = $1 and assignment_id = $2 for update',
      values: [town, assignment],
    })
    const version = rows[0].version + 1
    const number = randomBytes(8).toString('hex')
    const figures = JSON.stringify({ places: Number(form.get('places')) })
    await client.query({
      name: 'report',
      text: `insert into campaign_submission (town_id, id, assignment_id, version, number, figures, words, held_on,
        by_name, by_phone, link_id, via, sent_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, '', $10, 'link', $11)`,
      values: [
        ...[town, id, assignment, version, number, figures, form.get('words'), form.get('day')],
        ...[form.get('name'), form.get('link'), now],
      ],
    })
    await client.query({
      name: 'standing',
      text: `update campaign_standing set stage = 'sent', submission_id = $3, version = $4, sent_at = $5,
        first_sent_at = coalesce(first_sent_at, $5) where town_id = $1 and assignment_id = $2`,
      values: [town, assignment, id, version, now],
    })
    await client.query({
      name: 'counts',
      text: `insert into campaign_counter_step (town_id, campaign_id, task_id, due_at, weekly, asked, received, on_time,
        accepted, sent, returned, waived, owed) values ($1, $2, $3, $4, false, 0, $5, $5, 0, $5, 0, 0, -($5::int))`,
      values: [town, rows[0].campaign_id, rows[0].task_id, rows[0].due_at, rows[0].version === 0 ? 1 : 0],
    })
    await client.query({
      name: 'audit',
      text: `insert into audit_entry (town_id, id, actor, act, subject) values ($1, $2, 'resident', 'submission.send', $3)`,
      values: [town, newId(), `submission/${id}`],
    })
    await client.query('commit')
  } finally {
    client.release()
  }
}

createServer(async (request, answer) => {
  await keep(new URLSearchParams(await text(request)))
  answer.writeHead(303, { location: '/' }).end()
}).listen(Number(port), '127.0.0.1', () => console.log('ready'))

process.on('disconnect', () => process.exit())
