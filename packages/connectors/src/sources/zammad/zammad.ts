/**
 * Zammad's webhooks (triggers and schedulers). Owns: their signature, and what a snapshot of a ticket tells for certain.
 * Does not own: what statuses mean (tickets). Zammad promises no order and sends late, so only its own times count.
 */
import { z } from 'zod';
import type { PushSource } from '../source.ts';
import { caseRows } from '../tickets/case-rows.ts';
import type { Change } from '../tickets/history.ts';
import { snapshotTerms } from '../tickets/terms.ts';
import type { SnapshotTerms } from '../tickets/terms.ts';
import { jsonAnswer } from '../wire/json-answer.ts';
import { readJson } from '../wire/json-body.ts';
import { momentOf } from '../wire/moments.ts';
import { delivered, refusedWhole } from '../wire/refusals.ts';
import { shapeComplaint } from '../wire/shape.ts';
import { isHmac, noSecret, unsigned } from '../wire/signature.ts';

const named = z.union([z.string(), z.looseObject({ name: z.string() }).transform(({ name }) => name)]);
const moment = z.string().nullish();

const notification = z.looseObject({
  ticket: z.looseObject({
    number: z.union([z.string().min(1).max(200), z.number().transform(String)]),
    state: named,
    priority: named.nullish(),
    group: named.nullish(),
    type: z.string().nullish(),
    created_at: z.string(),
    updated_at: z.string(),
    first_response_at: moment,
    close_at: moment,
    last_close_at: moment,
  }),
  article: z
    .looseObject({
      id: z.union([z.number(), z.string()]),
      sender: z.string().optional(),
      internal: z.boolean().default(true),
      created_at: moment,
    })
    .nullish(),
});
type Notification = z.output<typeof notification>;

/** How long after its creation a ticket's first snapshot is still what it was opened with. */
const freshMs = 5_000;

export const zammad: PushSource<SnapshotTerms> = {
  kind: 'zammad',
  title: 'Zammad webhook',
  configuration: snapshotTerms,
  signed: true,
  receive({ headers, body, receivedAt }, { config, secret = '' }) {
    if (secret === '') return refusedWhole(noSecret);
    const text = /^sha1=([0-9a-f]{40})$/iu.exec(headers['x-hub-signature'] ?? '')?.[1] ?? '';
    if (!isHmac({ algorithm: 'sha1', secret, parts: [body] }, { text, encoding: 'hex' })) {
      return refusedWhole(unsigned('X-Hub-Signature'));
    }
    const json = readJson(body);
    if (!json.ok) return json;
    const read = notification.safeParse(json.value);
    if (!read.success) {
      const message =
        `the body is no webhook of Zammad with its default payload: ${shapeComplaint(read.error)}; ` +
        'leave the payload as Zammad makes it, or keep these fields in yours';
      return refusedWhole({ status: 400, code: 'zammad-shape', message });
    }
    const { ticket: found } = read.data;
    const ticket = { number: found.number, type: found.type ?? undefined, document: json.value };
    const changes = changesOf(read.data, config);
    const { rows, refused } = caseRows({ ticket, changes }, { terms: config, receivedAt, place: found.number });
    return { ok: true, delivery: delivered(rows, refused) };
  },
  answer: (receipt) => jsonAnswer(receipt),
};

function changesOf({ ticket, article }: Notification, config: SnapshotTerms): readonly Change[] {
  const [created, updated] = [momentOf(ticket.created_at), momentOf(ticket.updated_at)];
  const fresh = created !== undefined && updated !== undefined && updated - created <= freshMs;
  const changes: Change[] = [{ item: 'created', at: created, what: { kind: 'opened' } }];
  const seen = fresh ? { item: 'created', at: created } : { item: ticket.updated_at, at: updated };
  if (ticket.priority !== undefined && ticket.priority !== null) {
    changes.push({ ...seen, what: { kind: 'priority', to: ticket.priority } });
  }
  if (typeof ticket.group === 'string' && Object.hasOwn(config.parties, ticket.group)) {
    changes.push({ ...seen, what: { kind: 'assigned', to: ticket.group } });
  }
  changes.push(statusChange(ticket, { ...seen, fresh, config }));
  if (typeof ticket.first_response_at === 'string') {
    changes.push({ item: 'first-response', at: momentOf(ticket.first_response_at), what: { kind: 'responded' } });
  }
  if (article?.sender === 'Agent' && !article.internal && typeof article.created_at === 'string') {
    changes.push({ item: `article-${article.id}`, at: momentOf(article.created_at), what: { kind: 'answered' } });
  }
  return changes;
}

interface Seen {
  readonly item: string;
  readonly at: number | undefined;
  readonly fresh: boolean;
  readonly config: SnapshotTerms;
}

function statusChange(ticket: Notification['ticket'], { item, at, fresh, config }: Seen): Change {
  const status = ticket.state;
  const phase = Object.hasOwn(config.statuses, status) ? config.statuses[status]?.phase : undefined;
  const closedAt = ticket.last_close_at ?? ticket.close_at;
  if ((phase === 'closed' || phase === 'resolved') && typeof closedAt === 'string') {
    return { item: `closed-${closedAt}`, at: momentOf(closedAt), what: { kind: 'seen', status, outOf: 'resumed' } };
  }
  // A ticket that was never closed cannot have been reopened: then nothing has to be assumed.
  const outOf = typeof closedAt === 'string' ? config.openMeans : 'resumed';
  if (fresh) return { item, at, what: { kind: 'seen', status, outOf: 'opening' } };
  return { item, at, what: { kind: 'seen', status, outOf } };
}
