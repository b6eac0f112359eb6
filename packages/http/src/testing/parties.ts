/**
 * Who sees whose: every operation of the document, asked by people of one party with the ids of another one. Owns: what has to
 * hold. There is no list of operations here, and none of exceptions: what is added to the API tomorrow is asked tomorrow.
 */
import { recordKindNames } from '@troth/core';
import { createAccount, signInAs, system } from '@troth/services';
import type { FastifyInstance } from 'fastify';
import { inflateRawSync } from 'node:zlib';
import { neutral, operationsIn, requestFor } from './described.ts';
import type { Described, Request } from './described.ts';
import type { HouseForTests } from './house-for-tests.ts';
import { sampleRecords, sampleWritten } from './sample-records.ts';
import type { SampleRecord } from './sample-records.ts';
import { seed } from './seed.ts';
import type { Ids } from './seed.ts';

export interface Party {
  readonly label: string;
  readonly canary: string;
  readonly ids: Ids;
  readonly records: readonly SampleRecord[];
  /** A new session: what is asked may have ended the one before. */
  cookie(): Promise<string>;
}

const organisation = 'north';

/** A party with an agreement, evidence, records of every kind in every state, and somebody who signs in for it. */
export async function seedParty(
  house: HouseForTests,
  token: string,
  { label, canary, side }: { readonly label: string; readonly canary: string; readonly side: 'customer' | 'supplier' },
): Promise<Party> {
  const seeded = await seed(house.app, { organisation: label, canary, token });
  const [party, agreement] = [`party-${label}`, seeded.ids['agreement'] ?? ''];
  const named = { party, parties: party, customer: party, supplier: party, provider: organisation, agreement };
  const records = sampleRecords({ canary, ids: { ...named, service: `service-${label}` } }, label);
  await house.context.store.write(organisation, async (transaction) => {
    for (const { kind, id, body } of records) await transaction.put({ kind, id, body }, { actor: 'system' });
  });
  const account = {
    organisation,
    actor: system,
    person: `person-${label}`,
    email: `people@${canary}.example`,
    side,
    party,
  };
  const made = await createAccount(house.context, account);
  if (!made.ok) throw new TypeError(made.refusals[0]?.message);
  return {
    label,
    canary,
    ids: { ...seeded.ids, party, account: made.value.id, person: account.person },
    records,
    async cookie() {
      const visit = { from: 'a test', device: 'a test' };
      const opened = await signInAs(house.context, { organisation, account: account.person, how: 'demo', visit });
      if (!opened.ok) throw new TypeError(opened.refusals[0]?.message);
      return `__Host-troth=${opened.value.token}`;
    },
  };
}

interface Walk {
  readonly app: FastifyInstance;
  readonly document: unknown;
}

export interface PartyVerdict {
  readonly cells: number;
  /** Answers with something in them that the asker may have. */
  readonly answered: number;
  readonly violations: readonly string[];
}

/** Asks every operation for `asker`, once with each id of `foreign` that it could take, and about its own things. */
export async function walkParties(walk: Walk, asker: Party, foreign: Party): Promise<PartyVerdict> {
  const violations: string[] = [];
  let [cells, answered] = [0, 0];
  let cookie = await asker.cookie();
  for (const operation of operationsIn(walk.document)) {
    for (const whose of [foreign, asker]) {
      for (const request of requestsAbout(operation, whose)) {
        const seen = await send(walk.app, request, cookie);
        if (operation['x-open-to'] !== undefined && operation.method !== 'GET') cookie = await asker.cookie();
        cells += 1;
        if (whose === asker && seen.status < 300) answered += 1;
        const shown = leaks(seen.text, foreign, request);
        const said = whose === foreign ? betrayals(operation, seen.status, request) : faults(seen.status);
        violations.push(...[...shown, ...said].map((what) => `${operation.operationId} ${request.url}: ${what}`));
      }
    }
  }
  return { cells, answered, violations: [...new Set(violations)] };
}

/** What is named in the address and is another's is not there; named in a body it is refused. */
function betrayals(operation: Described, status: number, { names, writes }: AskedOf): readonly string[] {
  const open = operation['x-open-to'] !== undefined && operation['x-open-to'] !== 'signed-in';
  if (status >= 500) return [`answers ${status}`];
  if (open) return [];
  if (names && status !== 404) return [`answers ${status} about another's`];
  return writes && status < 300 ? [`does something (${status}) to another's`] : [];
}

const faults = (status: number): readonly string[] => (status >= 500 ? [`answers ${status} to its own`] : []);

interface AskedOf extends Request {
  /** Its path names something of the party. */
  readonly names: boolean;
  /** Its body does. */
  readonly writes: boolean;
}

const params = (path: string): readonly string[] => [...path.matchAll(/\{(\w+)\}/gu)].map(([, name]) => name ?? '');

function requestsAbout(operation: Described, whose: Party): readonly AskedOf[] {
  const named = params(operation.path);
  const recordParam = named.includes('kind') && named.includes('record');
  if (recordParam)
    return whose.records.map(({ kind, id }) => asked(operation, whose, { kind, record: id, act: 'edit' }));
  if (named.includes('kind'))
    return recordKindNames.map((kind) => {
      const one = asked(operation, whose, { kind });
      if (operation.method === 'GET') return { ...one, names: false };
      const body = sampleWritten(kind, { canary: 'mine', ids: whose.ids });
      return { ...one, names: false, payload: JSON.stringify({ body }) };
    });
  const choices = named.filter((name) => neutral[name] === undefined).map((name) => choicesOf(name, whose));
  const most = Math.max(1, ...choices.map(({ length }) => length));
  return Array.from({ length: most }, (_, at) => {
    const ids = Object.fromEntries(
      named.flatMap((name): [string, string][] => {
        const own = neutral[name] === undefined ? choicesOf(name, whose) : [];
        const chosen = own[Math.min(at, own.length - 1)];
        return chosen === undefined ? [] : [[name, chosen]];
      }),
    );
    return asked(operation, whose, ids);
  });
}

/** The id of that name, records of a kind that is called so, or else everything that the party has. */
function choicesOf(name: string, { ids, records }: Party): readonly string[] {
  const ofKind = records.filter(({ kind }) => kind === name || kind.split('-').at(-1) === name).map(({ id }) => id);
  const own = ids[name];
  const known = [...(own === undefined ? [] : [own]), ...ofKind];
  return known.length > 0 ? known : [...Object.values(ids), ...records.map(({ id }) => id)];
}

const shared = new Set(['organisation', 'commitment']);

function asked(operation: Described, whose: Party, ids: Ids): AskedOf {
  const own = Object.fromEntries(Object.entries(whose.ids).filter(([name]) => !shared.has(name)));
  const request = requestFor(operation, { commitment: 'availability', ...own, ...ids }, `made-by-${whose.label}`);
  const path = decodeURIComponent(request.url.split('?')[0] ?? '');
  const things = [...Object.values(own), ...whose.records.map(({ id }) => id)];
  const inBody = things.some((id) => request.payload?.includes(`"${id}"`) === true);
  return {
    ...request,
    names: path.split('/').some((part) => things.includes(part)),
    writes: operation.method !== 'GET' && inBody,
  };
}

/** The other's words and ids, besides those that stood in the question. */
function leaks(text: string, foreign: Party, request: Request): string[] {
  const question = `${decodeURIComponent(request.url)} ${request.payload ?? ''}`;
  const own = Object.entries(foreign.ids).flatMap(([name, id]) => (shared.has(name) ? [] : [id]));
  const words = [foreign.canary, ...own, ...foreign.records.map(({ id }) => id)];
  return words.filter((word) => !question.includes(word) && text.includes(word)).map((word) => `shows "${word}"`);
}

async function send(app: FastifyInstance, request: Request, cookie: string) {
  const headers = { ...request.headers, cookie, host: 'troth.example', 'x-troth-csrf': '1' };
  const { method, url, payload } = request;
  const answer = await app.inject({
    method,
    url,
    headers,
    ...(payload === undefined ? {} : { payload }),
    payloadAsStream: true,
  });
  const chunks: Buffer[] = [];
  for await (const chunk of answer.stream()) {
    chunks.push(Buffer.from(chunk as Uint8Array));
    // A stream of events has no end of its own.
    if (String(answer.headers['content-type']).startsWith('text/event-stream')) break;
  }
  return { status: answer.statusCode, text: readable(Buffer.concat(chunks)) };
}

/** Bytes as text, and what is packed in a ZIP unpacked. */
function readable(bytes: Buffer): string {
  if (!bytes.subarray(0, 4).equals(header)) return bytes.toString('utf8');
  const found: string[] = [];
  for (let at = bytes.indexOf(central); at !== -1; at = bytes.indexOf(central, at + 4)) {
    const [method, size, place] = [
      bytes.readUInt16LE(at + 10),
      bytes.readUInt32LE(at + 20),
      bytes.readUInt32LE(at + 42),
    ];
    const begin = place + 30 + bytes.readUInt16LE(place + 26) + bytes.readUInt16LE(place + 28);
    const part = bytes.subarray(begin, begin + size);
    found.push((method === 8 ? inflateRawSync(part) : part).toString('utf8'));
  }
  return found.join('\n');
}

const header = Buffer.from('PK\u0003\u0004');
const central = Buffer.from('PK\u0001\u0002');
