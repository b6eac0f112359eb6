/**
 * Jira by its search: what webhooks missed, and what happened before there were any. Owns: rounds and pages. Does not own:
 * reading issues (jira), so that both say the same under the same ids.
 *
 * The search is by minutes before now, because JQL reads clock times in the time zone of whoever asks; and in order of
 * creation, because in order of change an issue that changes meanwhile pushes another one out of sight.
 */
import { accepted } from '@troth/core';
import type { Outcome } from '@troth/core';
import { z } from 'zod';
import { commentChange, historiesShape, issueShape, ticketOf, wholeHistory } from '../jira/issue.ts';
import type { History } from '../jira/issue.ts';
import type { PullContext, PullSource } from '../source.ts';
import { allCaseRows } from '../tickets/case-rows.ts';
import type { TicketHistory } from '../tickets/history.ts';
import { ask, authorization } from '../wire/fetched.ts';
import { momentOf } from '../wire/moments.ts';
import { delivered } from '../wire/refusals.ts';
import { jiraSearchTerms } from './terms.ts';
import type { JiraSearchTerms } from './terms.ts';

type Context = PullContext<JiraSearchTerms>;

const foundShape = issueShape.extend({
  changelog: z.looseObject({ total: z.number().int().default(0), histories: historiesShape }),
});
type Found = z.output<typeof foundShape>;

const answerShape = z.looseObject({
  issues: z.array(foundShape),
  total: z.number().int().default(0),
  nextPageToken: z.string().max(10_000).optional(),
});

export const jiraSearch: PullSource<JiraSearchTerms> = {
  kind: 'jira-search',
  title: 'Jira search',
  configuration: jiraSearchTerms,
  async pull(context) {
    const round = roundOf(context);
    const answer = await search(context, round);
    if (!answer.ok) return answer;
    const { issues, total, nextPageToken } = answer.value;
    const histories: TicketHistory[] = [];
    for (const issue of issues) {
      const whole = await historiesOf(context, issue);
      if (!whole.ok) return whole;
      const changes = [...wholeHistory(issue, whole.value), ...answersIn(issue)];
      histories.push({ ticket: ticketOf(issue), changes });
    }
    const { config, now } = context;
    const { rows, refused } = allCaseRows(histories, { terms: config, receivedAt: now, place: 'issue' });
    const at = round.at + issues.length;
    const more = issues.length > 0 && (config.product === 'cloud' ? nextPageToken !== undefined : at < total);
    const cursor = more
      ? { ...round, at, token: nextPageToken ?? '' }
      : { since: Math.max(round.since, round.began - config.overlapMinutes * 60_000), began: 0, at: 0, token: '' };
    return accepted({ delivery: delivered(rows, refused), cursor, more });
  },
};

interface Round {
  /** Epoch milliseconds: what changed from here on is looked for. */
  readonly since: number;
  /** When the round began: the next one goes on from there. */
  readonly began: number;
  readonly at: number;
  readonly token: string;
}

function roundOf({ cursor, config, now }: Context): Round {
  const { since, began, at, token } = cursor ?? {};
  return {
    since: typeof since === 'number' ? since : (momentOf(config.since) ?? now),
    began: typeof began === 'number' && began > 0 ? began : now,
    at: typeof at === 'number' ? at : 0,
    token: typeof token === 'string' ? token : '',
  };
}

function search(context: Context, { since, at, token }: Round) {
  const { config, now } = context;
  const minutes = Math.max(1, Math.ceil((now - since) / 60_000) + 1);
  const narrowed = config.jql === undefined ? '' : `(${config.jql}) AND `;
  const subject = /^fields\.([^.]+)/u.exec(config.subject?.from ?? '')?.[1];
  const fields = ['created', 'updated', 'status', 'priority', 'issuetype', 'reporter', 'comment'];
  const shared = {
    jql: `${narrowed}updated >= "-${minutes}m" ORDER BY created ASC, key ASC`,
    expand: 'changelog',
    fields: [...fields, ...(subject === undefined ? [] : [subject])].join(','),
    maxResults: String(config.page),
  };
  if (config.product === 'data-center') {
    return question(context, {
      path: '/rest/api/2/search',
      query: { ...shared, startAt: String(at) },
      shape: answerShape,
    });
  }
  const query = token === '' ? shared : { ...shared, nextPageToken: token };
  return question(context, { path: '/rest/api/2/search/jql', query, shape: answerShape });
}

const changelogPage = 100;
const changelogPages = 50;
const changelogShape = z.looseObject({ values: historiesShape });

/** The search gives only the latest changes of an issue that has many; then all of them are asked for. */
async function historiesOf(context: Context, { key, changelog }: Found): Promise<Outcome<readonly History[]>> {
  if (changelog.histories.length >= changelog.total) return accepted(changelog.histories);
  const found: History[] = [];
  const path = `/rest/api/2/issue/${encodeURIComponent(key)}/changelog`;
  for (let page = 0; page < changelogPages; page += 1) {
    const query = { startAt: String(page * changelogPage), maxResults: String(changelogPage) };
    const answer = await question(context, { path, query, shape: changelogShape });
    if (!answer.ok) return answer;
    found.push(...answer.value.values);
    if (answer.value.values.length < changelogPage) break;
  }
  return accepted(found);
}

const commentsShape = z.looseObject({ comments: z.array(z.unknown()) });

function answersIn(issue: Found) {
  const read = commentsShape.safeParse(issue.fields['comment']);
  return read.success ? read.data.comments.flatMap((comment) => commentChange(comment, issue)) : [];
}

interface Wanted<T> {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly shape: z.ZodType<T>;
}

function question<T>({ config, fetch, secret = '' }: Context, { path, query, shape }: Wanted<T>): Promise<Outcome<T>> {
  const url = new URL(`${config.url.replace(/\/$/u, '')}${path}`);
  url.search = new URLSearchParams(query).toString();
  const headers = { accept: 'application/json', ...authorization(config.authorization, secret) };
  return ask({ fetch, url: url.href, headers, system: 'Jira', shape });
}
