/**
 * One of everything for an organisation, made through the API itself, each with a word that must never be seen by another
 * organisation. Owns: what is there to be found, by the names that addresses use for it.
 */
import type { FastifyInstance } from 'fastify';
import { bearer } from './house-for-tests.ts';

/** Ids by the name of the parameter or field that takes them. */
export type Ids = Readonly<Record<string, string>>;

export interface Seeded {
  readonly organisation: string;
  readonly canary: string;
  readonly ids: Ids;
}

export const agreementText = (id: string, canary: string): string =>
  JSON.stringify({
    apiVersion: 'troth/v1',
    kind: 'Agreement',
    type: 'sla',
    id,
    title: `Line of ${canary}`,
    effective: { from: '2024-01-01' },
    zone: 'UTC',
    currency: 'USD',
    calendars: { always: { always: true, holidays: 'none' } },
    commitments: [
      {
        id: 'availability',
        title: `Availability for ${canary}`,
        metric: { kind: 'availability', combine: 'any-down', denominator: 'agreed', express: 'share' },
        target: '>= 99.9 %',
        hours: 'always',
        unknown: 'separate',
        rounding: 'none',
        credits: [
          {
            id: 'credit',
            kind: 'steps',
            on: 'value',
            steps: [
              { when: '[99 %, 99.9 %)', pay: { percent: '10 %', of: 'fee' } },
              { when: '< 99 %', pay: { percent: '25 %', of: 'fee' } },
            ],
          },
        ],
      },
    ],
    fees: {
      lines: [{ id: 'charge', amount: '1000.00', per: 'month' }],
      bases: { fee: { lines: ['charge'], window: 'period', prorate: 'by-days' } },
    },
  });

type Send = (method: 'POST' | 'PUT', url: string, payload: object) => Promise<Readonly<Record<string, unknown>>>;

/** Records of people's own making, and an account with a link that waits. */
async function seedRecords(send: Send, id: (what: string) => string, canary: string): Promise<void> {
  await send('POST', '/v1/records/service', {
    id: id('service'),
    body: { name: { en: `Service of ${canary}` } },
  });
  await send('POST', '/v1/records/party', {
    id: id('party'),
    body: { name: { en: `Customer of ${canary}` }, role: 'customer' },
  });
  await send('POST', '/v1/accounts', { email: `${canary}@people.example`, person: id('account') });
}

export async function seed(
  app: FastifyInstance,
  { organisation, token, canary }: { organisation: string; token: string; canary: string },
): Promise<Seeded> {
  const headers = bearer(token);
  const send: Send = async (method, url, payload) => {
    const answer = await app.inject({ method, url, headers, payload });
    if (answer.statusCode >= 300)
      throw new TypeError(`${method} ${url} was answered ${answer.statusCode}: ${answer.body}`);
    return answer.json();
  };
  const id = (what: string): string => `${what}-${organisation}`;
  const [agreement, source, row] = [id('SLA'), id('probe'), id('row')];
  await send('POST', '/v1/agreements', { texts: [{ file: 'sla.json', text: agreementText(agreement, canary) }] });
  await send('PUT', `/v1/sources/${source}`, { kind: 'rows', title: `Probe of ${canary}` });
  await send('PUT', `/v1/sources/${id('hook')}`, {
    kind: 'standard-webhook',
    title: canary,
    config: { source: id('hook') },
    secret: `whsec_${Buffer.from(canary).toString('base64')}`,
  });
  await seedRecords(send, id, canary);
  await send('POST', `/v1/sources/${source}/evidence`, {
    rows: [
      {
        form: 'state',
        id: row,
        start: '2025-01-03T00:00:00Z',
        end: '2025-01-03T01:00:00Z',
        state: 'down',
        agreement,
        cause: canary,
      },
      { form: 'state', id: `${row}-up`, start: '2025-02-01T00:00:00Z', state: 'up', agreement },
      { form: 'nonsense', id: canary },
    ],
  });
  await send('POST', '/v1/problems', { id: id('problem'), agreement, subject: canary, text: canary, from: 'somebody' });
  const exclusion = {
    id: id('exclusion'),
    agreement,
    kind: 'customer-act',
    start: '2025-01-03T00:00:00Z',
    end: '2025-01-03T00:10:00Z',
    basis: canary,
  };
  await send('POST', '/v1/exclusions', exclusion);
  await send('POST', '/v1/webhooks', { id: id('webhook'), url: `http://127.0.0.1:9/${canary}`, topics: [] });
  const key = await send('POST', '/v1/keys', { name: canary, grants: [{ scope: 'read' }] });
  const invitation = await send('POST', `/v1/accounts/${id('account')}/invitations`, {});
  const ids = {
    agreement,
    commitment: 'availability',
    source,
    row,
    record: id('service'),
    service: id('service'),
    party: id('party'),
    problem: id('problem'),
    exclusion: id('exclusion'),
    webhook: id('webhook'),
    key: String(key['id']),
    alert: id('alert'),
    restatement: id('restatement'),
    account: id('account'),
    invitation: String(invitation['id']),
    organisation,
  };
  return { organisation, canary, ids };
}
