/**
 * Signings that everybody has signed and nothing has sealed yet, and what has to hold of them whatever happens to the process that
 * seals. Owns: making them through records, the moments at which a process can die. Does not own: killing it (sealing.ts).
 */
import { createHash } from 'node:crypto';
import {
  canonicalHash,
  Instant,
  readAgreements,
  readDocuments,
  recordKinds,
  signingFaults,
  trailLine,
} from '@troth/core';
import type { Signing } from '@troth/core';
import { contractFile, openAuthority } from '@troth/documents';
import type { AuthorityFiles } from '@troth/documents';
import { importRecords, ownSealing, workerHandlers } from '@troth/services';
import type { Context, RecordDeed } from '@troth/services';
import type { Reader, Store, Transaction } from '@troth/stores';
import { need, organisation } from './demo.ts';
import { contextOver, mei } from './house.ts';

const now = Instant.parse('2025-02-26T00:30:00.000Z');
const at = Instant.format(now);
export const clock = (): Instant => now;

export const nameOf = (index: number): string => `SIG-${String(index + 1).padStart(4, '0')}`;
const agreementOf = (index: number): string => `SLA-S${String(index + 1).padStart(2, '0')}`;
const draftOf = (index: number): string => `DRF-${String(index + 1).padStart(4, '0')}`;

/** A house that seals; `step` is told each moment at which it could die. */
export function sealingHouse(
  store: Store,
  files: AuthorityFiles,
  step: (what: string) => void = () => undefined,
): Context {
  const authority = openAuthority(files);
  const own = ownSealing({ authority, organisation: 'Harbourline', clock, program: 'drill' });
  const sealing: typeof own = {
    ...own,
    async sign(document, asked) {
      step('before a signature');
      const signed = await own.sign(document, asked);
      step('after a signature');
      return signed;
    },
  };
  return { ...contextOver(store, clock), sealing, mail: async () => undefined };
}

/** The job as a worker takes it. */
export async function seal(context: Context, index: number): Promise<void> {
  const handler = workerHandlers(context).find(({ queue }) => queue === 'seal-contract');
  const data = { organisation, signing: nameOf(index) };
  await handler?.handle([{ id: '1', key: data.signing, data }]);
}

const text = (index: number) => ({
  apiVersion: 'troth/v1',
  kind: 'Agreement',
  type: 'sla',
  id: agreementOf(index),
  revision: 1,
  title: `Agreement ${index + 1}`,
  effective: { from: '2025-04-01' },
  zone: 'Asia/Hong_Kong',
  calendars: { always: { always: true, holidays: 'none' } },
  services: [{ id: 'line', title: 'A line', sites: [{ id: `site-${index}` }] }],
  commitments: [
    {
      id: 'availability',
      title: 'Availability',
      metric: { kind: 'availability', combine: 'any-down', denominator: 'agreed', express: 'share' },
      target: '>= 99.9 %',
      hours: 'always',
      unknown: 'separate',
      rounding: 'none',
    },
  ],
});

const signer = (id: string, party: string, side: string): object => ({
  id,
  order: 1,
  party,
  side,
  person: id === 's1' ? 'derek' : 'lydia',
  name: id,
  capacity: 'Director',
  email: `${id}@example.com`,
  language: 'en',
  method: 'electronic',
  state: 'signed',
  decidedAt: at,
  consent: '2025-01',
  identity: 'mail-code',
});

/** Parties, people, and so many signings that both have signed in counterpart. */
export async function signedSignings(context: Context, count: number): Promise<void> {
  await context.store.establish(organisation, 'Harbourline');
  const by = mei;
  const made = (kind: RecordDeed['kind'], id: string, body: object): RecordDeed => ({ kind, id, body, by });
  const deeds: RecordDeed[] = [
    made('party', organisation, { name: { en: 'Harbourline' }, role: 'own' }),
    made('party', 'lion-rock', { name: { en: 'Lion Rock' }, role: 'customer' }),
    made('person', 'ada', { name: { en: 'Ada' }, party: organisation, email: 'ada@example.com' }),
    made('person', 'derek', { name: { en: 'Derek' }, party: organisation }),
    made('person', 'lydia', { name: { en: 'Lydia' }, party: 'lion-rock' }),
  ];
  for (let index = 0; index < count; index += 1) deeds.push(...(await deedsOf(context, index)));
  need(await importRecords(context, { organisation, actor: mei, deeds }));
}

async function deedsOf({ store }: Context, index: number): Promise<readonly RecordDeed[]> {
  const data = text(index);
  const written = [{ file: 'drill.json', text: JSON.stringify(data) }];
  const [document] = need(readDocuments(written));
  const revision = need(readAgreements(written)).agreements[0]?.revisions[0];
  if (document === undefined || revision === undefined)
    throw new TypeError('the agreement of the drill has no revision');
  const { bytes } = await contractFile(revision, { documents: [document.data] });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await store.write(organisation, (transaction) => transaction.keepBlob({ sha256, type: 'application/pdf', bytes }));
  const hash = canonicalHash(data);
  const common = { agreement: data.id, revision: 1, title: { en: data.title }, hash };
  const evidence = ['s1', 's2'].reduce<Signing['evidence']>(
    (trail, who) => [...trailLine(trail, { at, zone: 'Asia/Hong_Kong', who, what: 'signed', document: sha256 })],
    [],
  );
  const draft = { ...common, provider: organisation, customer: 'lion-rock', manager: 'ada', text: data, begunFrom: {} };
  const signing = {
    ...common,
    draft: draftOf(index),
    parties: [organisation, 'lion-rock'],
    form: 'signature',
    document: sha256,
    language: 'en',
    zone: 'Asia/Hong_Kong',
    origin: 'https://troth.example',
    expiresAt: '2025-04-01T00:00:00Z',
    signers: [signer('s1', organisation, 'provider'), signer('s2', 'lion-rock', 'customer')],
    evidence,
    seal: { state: 'pending', attempts: 0, nextAt: at },
  };
  const agreed = { hash, at, by: ['ada', 'lydia'] };
  const act = (id: string, name: string, tells?: object): RecordDeed =>
    ({ kind: 'draft', id, act: name, by: mei, ...(tells === undefined ? {} : { tells }) }) as RecordDeed;
  const draftId = draftOf(index);
  return [
    { kind: 'draft', id: draftId, body: draft, by: mei },
    ...['submit', 'offer', 'open'].map((name) => act(draftId, name)),
    act(draftId, 'freeze', { agreed }),
    act(draftId, 'sign'),
    { kind: 'signing', id: nameOf(index), body: signing, by: mei },
    { kind: 'signing', id: nameOf(index), act: 'sign-last', by: mei },
  ];
}

export interface Found {
  readonly completed: boolean;
  readonly faults: readonly string[];
}

/** What is wrong with a signing as it lies there; none whatever moment the process died at. */
export async function look(store: Store, index: number): Promise<Found> {
  return store.read(organisation, (reader) => lookIn(reader, index));
}

async function lookIn(reader: Reader, index: number): Promise<Found> {
  const id = nameOf(index);
  const stored = await reader.record('signing', id);
  if (stored === undefined) return { completed: false, faults: [`${id} is lost`] };
  const body = recordKinds.signing.schema.parse(stored.body);
  const faults = signingFaults(body).map((fault) => `${id}: ${fault}`);
  const lost = body.signers.filter(({ state, decidedAt }) => state !== 'signed' || decidedAt !== at);
  faults.push(...lost.map(({ name }) => `${id}: the signature of ${name} is lost`));
  const names = [body.seal.document, body.seal.certificate, ...body.signers.map(({ applied }) => applied?.sha256)];
  for (const name of names)
    if (name !== undefined && (await reader.blob(name)) === undefined)
      faults.push(`${id} is ${body.state} and names a document that is not stored`);
  const completed = body.state === 'completed';
  const published = (await reader.record('agreement', `${agreementOf(index)}/1`)) !== undefined;
  if (published !== completed)
    faults.push(`${id} is ${body.state} and its agreement is ${published ? '' : 'not '}published`);
  if (completed) faults.push(...(await doubled(reader, body, id)));
  return { completed, faults };
}

/** Every signature once, and the seal. */
async function doubled(reader: Reader, body: Signing, id: string): Promise<readonly string[]> {
  const document = await reader.blob(body.seal.document ?? '');
  const ranges =
    Buffer.from(document?.bytes ?? [])
      .toString('latin1')
      .split('/ByteRange').length - 1;
  const lines = body.evidence.map(({ what }) => what).join(' ');
  const copies = (await reader.records({ kind: 'copy', limit: 1000 })).filter(
    (one) => recordKinds.copy.schema.parse(one.body)['agreement'] === body.agreement,
  );
  return [
    ...(ranges === 3 ? [] : [`${id}: its document has ${ranges} signatures, 2 and a seal are right`]),
    ...(lines === 'signed signed applied applied sealed' ? [] : [`${id}: its evidence says ${lines}`]),
    ...(copies.length === 2 ? [] : [`${id}: ${copies.length} copies are owed, 2 are right`]),
  ];
}

/** The store, telling each moment of a write; `late`: files are stored after what names them, which must not be. */
export function steppedStore(store: Store, step: (what: string) => void, late: boolean): Store {
  const write: Store['write'] = async (of, work) => {
    const held: Parameters<Transaction['keepBlob']>[0][] = [];
    step('before a transaction');
    const done = await store.write(of, async (transaction) => {
      const outcome = await work(stepped(transaction, step, late ? held : undefined));
      step('before a commit');
      return outcome;
    });
    step('after a commit');
    for (const blob of held) {
      await store.write(of, (transaction) => transaction.keepBlob(blob));
      step('after a late file');
    }
    return done;
  };
  return new Proxy(store, {
    get: (target, name) => (name === 'write' ? write : bound(target, name)),
  });
}

function bound(target: object, name: string | symbol): unknown {
  const value: unknown = Reflect.get(target, name);
  return typeof value === 'function' ? value.bind(target) : value;
}

function stepped(
  transaction: Transaction,
  step: (what: string) => void,
  held: Parameters<Transaction['keepBlob']>[0][] | undefined,
): Transaction {
  const put: Transaction['put'] = async (record, act) => {
    const stored = await transaction.put(record, act);
    step(`after a ${record.kind} was written`);
    return stored;
  };
  const keepBlob: Transaction['keepBlob'] = async (blob) => {
    if (held === undefined) await transaction.keepBlob(blob);
    else held.push(blob);
    step('after a file was kept');
  };
  return new Proxy(transaction, {
    get: (target, name) => (name === 'put' ? put : name === 'keepBlob' ? keepBlob : bound(target, name)),
  });
}
