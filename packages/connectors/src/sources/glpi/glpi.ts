/**
 * GLPI's webhooks (version 11 and later; the same signature in 10). Owns: their signature and handshake, and what a snapshot of
 * a ticket tells. Does not own: what statuses mean (tickets).
 *
 * GLPI signs once, when something happens, and sends from a queue, again and again after failures: the time in the signature
 * is no window against replay. A replayed snapshot gives rows that are known already.
 */
import { z } from 'zod';
import type { PushRequest, PushSource, Received } from '../source.ts';
import { caseRows } from '../tickets/case-rows.ts';
import type { Change } from '../tickets/history.ts';
import { snapshotTerms } from '../tickets/terms.ts';
import type { SnapshotTerms } from '../tickets/terms.ts';
import { jsonAnswer } from '../wire/json-answer.ts';
import { readJson } from '../wire/json-body.ts';
import { momentOf } from '../wire/moments.ts';
import { delivered, refusedItem, refusedWhole } from '../wire/refusals.ts';
import { shapeComplaint } from '../wire/shape.ts';
import { hmacOf, isHmac, noSecret, unsigned } from '../wire/signature.ts';

const number = z.number().int().nonnegative();

const envelope = z.looseObject({ event: z.string(), item: z.looseObject({ id: number }) });
const ticketShape = z.looseObject({
  id: number,
  status: z.looseObject({ id: number }),
  priority: number.optional(),
  type: number.optional(),
  date: z.string(),
  date_mod: z.string(),
  team: z.array(z.looseObject({ type: z.string(), role: z.string(), name: z.string().optional() })).optional(),
});
type Ticket = z.output<typeof ticketShape>;

export const glpi: PushSource<SnapshotTerms> = {
  kind: 'glpi',
  title: 'GLPI webhook',
  configuration: snapshotTerms,
  signed: true,
  receive(request, { config, secret = '' }) {
    if (secret === '') return refusedWhole(noSecret);
    if (request.method === 'GET') return handshake(request, secret);
    const { headers, body, receivedAt } = request;
    const timestamp = headers['x-glpi-timestamp'] ?? '';
    const text = headers['x-glpi-signature'] ?? '';
    const signed = { algorithm: 'sha256', secret, parts: [body, timestamp] } as const;
    if (!/^\d{1,11}$/u.test(timestamp) || !isHmac(signed, { text, encoding: 'hex' })) {
      return refusedWhole(unsigned('X-GLPI-signature'));
    }
    const json = readJson(body);
    if (!json.ok) return json;
    const read = envelope.safeParse(json.value);
    if (!read.success) {
      const message =
        `the body is no webhook of GLPI with its default payload: ${shapeComplaint(read.error)}; ` +
        'choose the default payload in GLPI';
      return refusedWhole({ status: 400, code: 'glpi-shape', message });
    }
    return received(read.data, { config, receivedAt });
  },
  answer: (receipt) => jsonAnswer(receipt),
};

function received(
  { event, item }: z.output<typeof envelope>,
  { config, receivedAt }: { readonly config: SnapshotTerms; readonly receivedAt: number },
): Received {
  const refuse = (code: string, message: string): Received => ({
    ok: true,
    delivery: delivered([], [refusedItem({ place: `item ${item.id}`, code, message }, item)]),
  });
  if (event === 'delete') {
    return refuse(
      'ticket-deleted',
      `item ${item.id} was deleted in GLPI; its case stands until its rows are taken back`,
    );
  }
  const read = ticketShape.safeParse(item);
  if (!read.success) {
    return refuse(
      'no-ticket',
      `this is no ticket (${shapeComplaint(read.error)}); set the webhook’s item type to Ticket`,
    );
  }
  const { id, type } = read.data;
  const ticket = { number: String(id), type: type === undefined ? undefined : String(type), document: item };
  const changes = changesOf(read.data, { created: event === 'new', config });
  const { rows, refused } = caseRows({ ticket, changes }, { terms: config, receivedAt, place: String(id) });
  return { ok: true, delivery: delivered(rows, refused) };
}

function changesOf(
  ticket: Ticket,
  told: { readonly created: boolean; readonly config: SnapshotTerms },
): readonly Change[] {
  const { created, config } = told;
  const opened = momentOf(ticket.date);
  const seen = created ? { item: 'created', at: opened } : { item: ticket.date_mod, at: momentOf(ticket.date_mod) };
  const changes: Change[] = [{ item: 'created', at: opened, what: { kind: 'opened' } }];
  if (ticket.priority !== undefined) {
    changes.push({ ...seen, what: { kind: 'priority', to: String(ticket.priority) } });
  }
  // One turn at one moment: of several mapped teams, the first is the one whose turn it is.
  const team = ticket.team?.find(
    ({ type, role, name = '' }) => type === 'Group' && role === 'assigned' && Object.hasOwn(config.parties, name),
  );
  if (team?.name !== undefined) changes.push({ ...seen, what: { kind: 'assigned', to: team.name } });
  const outOf = created ? 'opening' : config.openMeans;
  return [...changes, { ...seen, what: { kind: 'seen', status: String(ticket.status.id), outOf } }];
}

/** What GLPI signs to make the token of its handshake. */
const challenge = 'validate_cra_challenge';

/**
 * GLPI asks the receiver to sign a token. Only the one token that GLPI itself makes is signed: whoever signs everything that
 * strangers send signs forged bodies too.
 */
function handshake({ query }: PushRequest, secret: string): Received {
  const token = query['crc_token'] ?? '';
  if (!isHmac({ algorithm: 'sha256', secret, parts: [challenge] }, { text: token, encoding: 'hex' })) {
    return refusedWhole(unsigned('crc_token'));
  }
  // GLPI signs and compares its own lower-case spelling.
  const answer = hmacOf({ algorithm: 'sha256', secret, parts: [token.toLowerCase()] }).toString('hex');
  return { ok: true, answer: { status: 200, headers: { 'content-type': 'text/plain' }, body: answer } };
}
