/**
 * Issues, changelogs and comments of Jira (Cloud and Data Center), as webhooks and the REST API write them. Owns: reading
 * them into a ticket's history with the ids of the changelog, so that a webhook and a poll say the same.
 */
import { z } from 'zod';
import type { Change, Ticket } from '../tickets/history.ts';
import { momentOf } from '../wire/moments.ts';

const named = z.looseObject({ name: z.string() }).nullish();

export const issueShape = z.looseObject({
  key: z.string().min(1).max(200),
  fields: z.looseObject({
    created: z.string().optional(),
    updated: z.string().optional(),
    status: named,
    priority: named,
    issuetype: named,
    reporter: z.unknown().optional(),
  }),
});
export type Issue = z.output<typeof issueShape>;

export const ticketOf = (issue: Issue): Ticket => ({
  number: issue.key,
  type: issue.fields.issuetype?.name,
  document: issue,
});

interface First {
  readonly status?: string | undefined;
  readonly priority?: string | undefined;
}

/** How an issue was opened: with `first`, or else with what it still has. */
export function openingOf({ fields }: Issue, first: First = {}): Change {
  const status = first.status ?? fields.status?.name;
  const priority = first.priority ?? fields.priority?.name;
  return { item: 'created', at: momentOf(fields.created ?? ''), what: { kind: 'opened', status, priority } };
}

/** Own text of an item. `toString` is a field of Jira's changelog and a method of every object in JavaScript. */
function own(item: unknown, name: string): string {
  if (typeof item !== 'object' || item === null || !Object.hasOwn(item, name)) return '';
  const value: unknown = Object.entries(item).find(([each]) => each === name)?.[1];
  return typeof value === 'string' ? value : '';
}

export interface Changelog {
  readonly id: string;
  readonly at: number | undefined;
  readonly items: readonly unknown[];
}

export function changesOf({ id, at, items }: Changelog): readonly Change[] {
  return items.flatMap((item): Change[] => {
    const [from, to] = [own(item, 'fromString'), own(item, 'toString')];
    switch (own(item, 'field')) {
      case 'status':
        return [{ item: id, at, what: { kind: 'status', from, to } }];
      case 'priority':
        return [{ item: id, at, what: { kind: 'priority', to } }];
      case 'assignee':
        return to === '' ? [] : [{ item: id, at, what: { kind: 'assigned', to } }];
      default:
        return [];
    }
  });
}

const historyShape = z.looseObject({
  id: z.union([z.string(), z.number()]).transform(String),
  created: z.string(),
  items: z.array(z.unknown()),
});
export const historiesShape = z.array(historyShape);
export type History = z.output<typeof historyShape>;

/** The whole of an issue: how it was opened, found by going back to the first changes, and all that followed. */
export function wholeHistory(issue: Issue, histories: readonly History[]): readonly Change[] {
  const changes = [...histories]
    .map((each) => ({ ...each, at: momentOf(each.created) }))
    .sort((a, b) => (a.at ?? 0) - (b.at ?? 0))
    .map(({ id, at, items }) => ({ id, at, items }));
  const first = (field: string): string | undefined =>
    changes
      .flatMap(({ items }) => items.filter((item) => own(item, 'field') === field))
      .map((item) => own(item, 'fromString'))
      .find((text) => text !== '');
  const opening = openingOf(issue, { status: first('status'), priority: first('priority') });
  return [opening, ...changes.flatMap((each) => changesOf(each))];
}

const person = z.looseObject({
  accountId: z.string().optional(),
  accountType: z.string().optional(),
  name: z.string().optional(),
});
const commentShape = z.looseObject({
  id: z.union([z.string(), z.number()]),
  created: z.string(),
  author: person,
  jsdPublic: z.boolean().default(true),
});

/** A comment answers the customer when the customer can see it and did not write it. */
export function commentChange(raw: unknown, issue: Issue): readonly Change[] {
  const read = commentShape.safeParse(raw);
  if (!read.success || !read.data.jsdPublic) return [];
  const { id, created, author } = read.data;
  if (author.accountType === 'customer' || isReporter(author, issue)) return [];
  return [{ item: `comment-${id}`, at: momentOf(created), what: { kind: 'answered' } }];
}

function isReporter(author: z.output<typeof person>, issue: Issue): boolean {
  const reporter = person.safeParse(issue.fields.reporter);
  // Without a reporter nobody can tell who answered, unless Jira says that the author is one of its own users.
  if (!reporter.success) return author.accountType !== 'atlassian';
  return (author.accountId ?? author.name) === (reporter.data.accountId ?? reporter.data.name);
}
