/**
 * Jira's webhooks. Owns: their signature and which of their events speak of a case. Does not own: what statuses mean
 * (tickets), the order of arrival (rows carry their own times, and ids of the changelog).
 */
import { z } from 'zod';
import type { PushSource } from '../source.ts';
import { caseRows } from '../tickets/case-rows.ts';
import { ticketTerms } from '../tickets/terms.ts';
import type { TicketTerms } from '../tickets/terms.ts';
import { jsonAnswer } from '../wire/json-answer.ts';
import { readJson } from '../wire/json-body.ts';
import { delivered, refusedItem, refusedWhole } from '../wire/refusals.ts';
import { shapeComplaint } from '../wire/shape.ts';
import { isHmac, noSecret, unsigned } from '../wire/signature.ts';
import { changesOf, commentChange, issueShape, openingOf, ticketOf } from './issue.ts';
import type { Issue } from './issue.ts';
import { momentOf } from '../wire/moments.ts';

const notification = z.looseObject({
  webhookEvent: z.string(),
  timestamp: z.number().int().optional(),
  issue: issueShape.optional(),
  changelog: z.looseObject({ id: z.union([z.string(), z.number()]), items: z.array(z.unknown()) }).optional(),
  comment: z.unknown().optional(),
});
type Notification = z.output<typeof notification>;

export const jira: PushSource<TicketTerms> = {
  kind: 'jira',
  title: 'Jira webhook',
  configuration: ticketTerms,
  signed: true,
  receive({ headers, body, receivedAt }, { config, secret = '' }) {
    if (secret === '') return refusedWhole(noSecret);
    const text = /^sha256=([0-9a-f]{64})$/iu.exec(headers['x-hub-signature'] ?? '')?.[1] ?? '';
    if (!isHmac({ algorithm: 'sha256', secret, parts: [body] }, { text, encoding: 'hex' })) {
      return refusedWhole(unsigned('X-Hub-Signature'));
    }
    const json = readJson(body);
    if (!json.ok) return json;
    const read = notification.safeParse(json.value);
    if (!read.success) {
      const message = `the body is no webhook of Jira: ${shapeComplaint(read.error)}`;
      return refusedWhole({ status: 400, code: 'jira-shape', message });
    }
    const { webhookEvent, issue } = read.data;
    if (issue === undefined) return { ok: true, delivery: delivered([], []) };
    if (webhookEvent === 'jira:issue_deleted') {
      const message = `${issue.key} was deleted in Jira; its case stands until somebody takes its rows back`;
      return {
        ok: true,
        delivery: delivered([], [refusedItem({ place: 'issue', code: 'ticket-deleted', message }, issue.key)]),
      };
    }
    const history = { ticket: ticketOf(issue), changes: told(read.data, issue) };
    const { rows, refused } = caseRows(history, { terms: config, receivedAt, place: issue.key });
    return { ok: true, delivery: delivered(rows, refused) };
  },
  answer: (receipt) => jsonAnswer(receipt),
};

function told({ webhookEvent, timestamp, changelog, comment }: Notification, issue: Issue) {
  switch (webhookEvent) {
    case 'jira:issue_created':
      return [openingOf(issue)];
    case 'jira:issue_updated': {
      if (changelog === undefined) return [];
      // The changelog of a poll gives the moment of the change, which is the issue's `updated`; `timestamp` is later.
      const at = momentOf(issue.fields.updated ?? '') ?? timestamp;
      return changesOf({ id: String(changelog.id), at, items: changelog.items });
    }
    case 'comment_created':
      return commentChange(comment, issue);
    default:
      return [];
  }
}
