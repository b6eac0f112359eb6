/** Who may do what about a draft: every act, by every level of ours and from the other sides. */
import { clausesOf } from '@troth/core';
import type { Level, Outcome } from '@troth/core';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../context.ts';
import { perform } from '../perform.ts';
import { tell } from '../testing/small-company.ts';
import {
  agreement,
  ada,
  draftAt,
  draftIn,
  draftingHouse,
  jack,
  karen,
  lydia,
  mina,
} from '../testing/drafting-table.ts';
import { anna, organisation, taken } from '../testing/house-for-tests.ts';
import type { House } from '../testing/house-for-tests.ts';
import { actOnRecord } from '../practice/write.ts';
import { readRecord } from '../practice/read.ts';
import { beginDraft } from './begin.ts';
import { changeDraft, undoDraft, writeDraft } from './change.ts';
import { approveDeviations, assignClause, clearClause, reopenClause } from './clauses.ts';
import { draftVersion, draftVersions, listDrafts } from './list.ts';
import { listNotes, writeNote } from './notes.ts';
import { takeStep, takeStepIn } from './steps.ts';
import { draftText } from './text-file.ts';
import { readDraft } from './view.ts';

type Where = Parameters<typeof draftAt>[1];
type Try = (house: House, actor: Actor, draft: string) => Promise<Outcome<unknown>>;

interface Act {
  readonly name: string;
  /** State in which it is tried. */
  readonly at: Where;
  /** Least level of ours that may. */
  readonly level: Level;
  /** Sides that may as well. */
  readonly others?: readonly ('representative' | 'customer')[];
  readonly act: Try;
  /** Ours besides the level. */
  readonly only?: string;
}

const base = (actor: Actor, draft: string) => ({ organisation, actor, draft });
const stepTo =
  (step: Parameters<typeof takeStep>[1]['step'], note?: string): Try =>
  ({ context }, actor, draft) =>
    takeStep(context, { ...base(actor, draft), step, ...(note === undefined ? {} : { note }) });

const change: Try = async (house, actor, draft) => {
  const { version } = await draftIn(house, draft);
  const changes = [{ path: ['title', 'en'], value: 'Another' }];
  return changeDraft(house.context, { ...base(actor, draft), base: version, changes });
};
const begin: Try = ({ context }, actor) =>
  beginDraft(context, { organisation, actor, from: { text: { id: 'SLA-NEW' } } });
const sign: Try = ({ context }, actor, draft) => {
  const command = { ...base(actor, draft), step: 'sign' as const };
  return perform(context, command, {
    scope: 'records:write',
    work: (transaction, acts) => takeStepIn(context, transaction, { acts, command }),
  });
};
const note = { clause: 'K13', form: 'comment', text: { en: 'Why?' } };

const acts: readonly Act[] = [
  { name: 'begin', at: 'draft', level: 5, act: begin },
  { name: 'change', at: 'draft', level: 5, act: change },
  { name: 'change in review', at: 'internal-review', level: 5, act: change },
  {
    name: 'write a file',
    at: 'draft',
    level: 5,
    act: ({ context }, actor, draft) => writeDraft(context, { ...base(actor, draft), text: 'title: File' }),
  },
  {
    name: 'undo',
    at: 'draft',
    level: 5,
    act: ({ context }, actor, draft) => undoDraft(context, { ...base(actor, draft), to: 1 }),
  },
  {
    name: 'assign',
    at: 'internal-review',
    level: 5,
    act: ({ context }, actor, draft) => assignClause(context, { ...base(actor, draft), clause: 'K13', owner: 'henry' }),
  },
  {
    name: 'reopen',
    at: 'offered',
    level: 4,
    act: ({ context }, actor, draft) =>
      reopenClause(context, { ...base(actor, draft), clause: 'K13', note: 'No cap.' }),
  },
  { name: 'submit', at: 'draft', level: 5, act: stepTo('submit') },
  { name: 'return', at: 'internal-review', level: 4, act: stepTo('return', 'No cap.') },
  { name: 'open', at: 'offered', level: 5, others: ['representative'], act: stepTo('open') },
  {
    name: 'consent',
    at: 'in-negotiation',
    level: 5,
    only: 'person:ada',
    others: ['representative'],
    act: stepTo('consent'),
  },
  { name: 'sign', at: 'agreed-text', level: 5, act: sign },
  { name: 'decline', at: 'agreed-text', level: 5, others: ['representative'], act: stepTo('decline', 'Not yet.') },
  { name: 'revise', at: 'agreed-text', level: 5, act: stepTo('revise') },
  { name: 'withdraw', at: 'offered', level: 5, act: stepTo('withdraw', 'They left.') },
  {
    name: 'say something',
    at: 'offered',
    level: 4,
    others: ['representative', 'customer'],
    act: ({ context }, actor, draft) => writeNote(context, { ...base(actor, draft), ...note }),
  },
];

const levels: readonly Level[] = [0, 2, 3, 4, 5, 6, 7];
const ours = (level: Level): Actor => ({
  id: level === 5 ? 'person:ada' : `person:level-${level}`,
  grants: [{ scope: 'read' }, { scope: 'records:write' }],
  side: 'own',
  level,
});
const codes = (outcome: Outcome<unknown>): readonly string[] =>
  outcome.ok ? [] : outcome.refusals.map(({ code }) => code);

describe.each(acts)('$name', ({ at, level, others = [], act, only }) => {
  const may = (actor: Actor): boolean => (actor.level ?? 0) >= level && (only === undefined || actor.id === only);
  const strangers = [karen, mina];
  const theirs = [
    ['representative', jack],
    ['customer', lydia],
  ] as const;

  it('is refused to whoever may not, and changes nothing', async () => {
    const house = await draftingHouse();
    const draft = await draftAt(house, at);
    const before = await draftIn(house, draft);
    for (const own of levels.filter((one) => !may(ours(one))))
      expect([own, ...codes(await act(house, ours(own), draft))]).toEqual([own, 'NOT-ALLOWED']);
    const hidden = at === 'draft' || at === 'internal-review';
    for (const [who, actor] of theirs.filter(([one]) => !others.includes(one)))
      expect([who, ...codes(await act(house, actor, draft))]).toEqual([
        who,
        hidden && act !== begin ? 'NOT-FOUND' : 'NOT-ALLOWED',
      ]);
    for (const stranger of strangers)
      expect(codes(await act(house, stranger, draft))).toEqual([act === begin ? 'NOT-ALLOWED' : 'NOT-FOUND']);
    expect((await draftIn(house, draft)).version).toBe(before.version);
  });

  it.each([
    ...levels.filter((one) => may(ours(one))).map((own) => [`level ${own} of ours`, ours(own)] as const),
    ...theirs.filter(([one]) => others.includes(one)),
  ])('is open to %s', async (_, actor) => {
    const house = await draftingHouse();
    expect(codes(await act(house, actor, await draftAt(house, at)))).toEqual([]);
  });
});

describe('clearing a clause', () => {
  it.each(levels)('by level %i when nobody was given it', async (own) => {
    const house = await draftingHouse();
    const draft = await draftAt(house, 'internal-review');
    const outcome = await clearClause(house.context, { ...base(ours(own), draft), clause: 'K06' });
    expect(codes(outcome)).toEqual(own >= 5 ? [] : ['NOT-ALLOWED']);
  });

  it('of words that the text has not is not there', async () => {
    const house = await draftingHouse();
    const draft = await draftAt(house, 'internal-review');
    const { text } = (await draftIn(house, draft)).body;
    expect(clausesOf(text)).not.toContain('K22');
    expect(codes(await clearClause(house.context, { ...base(ada, draft), clause: 'K22' }))).toEqual(['NOT-FOUND']);
  });
});

it('counsel is a person with that role, whatever the level', async () => {
  const house = await draftingHouse();
  const draft = await draftAt(house, 'draft');
  for (const own of levels)
    expect(codes(await approveDeviations(house.context, base(ours(own), draft)))).toEqual(['NOT-ALLOWED']);
});

it('accepting a risk needs level 6, and is not for whoever proposed it', async () => {
  const house = await draftingHouse();
  const risk = {
    agreement,
    owner: 'ada',
    expires: '2025-12-31',
    reason: { en: 'Rare.' },
    gaps: [{ code: 'K10-CAP', text: 'No cap.' }],
  };
  for (const own of levels) {
    const id = `RSK-${own}`;
    await tell(house, [['risk-acceptance', id, risk]], anna);
    const on = { organisation, actor: ours(own), kind: 'risk-acceptance' as const, id, act: 'accept' };
    expect(codes(await actOnRecord(house.context, on))).toEqual(own >= 6 ? [] : ['NOT-ALLOWED']);
  }
  await tell(house, [['risk-acceptance', 'RSK-9', risk]], ours(7));
  const own = { organisation, actor: ours(7), kind: 'risk-acceptance' as const, id: 'RSK-9', act: 'accept' };
  expect(codes(await actOnRecord(house.context, own))).toEqual(['SAME-PERSON']);
});

describe('what the other side sees', () => {
  it.each(['draft', 'internal-review'] as const)('of a draft in %s: nothing', async (at) => {
    const house = await draftingHouse();
    const draft = await draftAt(house, at);
    const { context } = house;
    for (const read of [readDraft, draftVersions, listNotes])
      expect(codes(await read(context, base(jack, draft)))).toEqual(['NOT-FOUND']);
    expect(codes(await draftText(context, { ...base(jack, draft), format: 'yaml' }))).toEqual(['NOT-FOUND']);
    expect(await listDrafts(context, { organisation, actor: jack })).toEqual([]);
  });

  it('of an offered one: the text whole, and nothing that is only ours', async () => {
    const house = await draftingHouse();
    const draft = await draftAt(house, 'offered');
    const { context } = house;
    const own = taken(await readDraft(context, base(ada, draft)));
    const theirs = taken(await readDraft(context, base(jack, draft)));
    expect(theirs.text).toEqual(own.text);
    expect(theirs.inside).toBeUndefined();
    expect(theirs.steps.map(({ step }) => step)).toEqual(['open']);
    expect(own.inside?.clauses.find(({ key }) => key === 'K13')).toMatchObject({ owner: 'henry', cleared: true });
    expect(theirs.trail.map(({ act }) => act)).toEqual(['create', 'offer']);
    expect(JSON.stringify(theirs)).not.toContain('henry');
    const record = taken(await readRecord(context, { organisation, actor: jack, kind: 'draft', id: draft }));
    expect(JSON.stringify(record)).not.toContain('henry');
    expect(codes(await readDraft(context, base(karen, draft)))).toEqual(['NOT-FOUND']);
  });

  it('of its versions: those since it was offered', async () => {
    const house = await draftingHouse();
    const draft = await draftAt(house, 'offered');
    const theirs = taken(await draftVersions(house.context, base(jack, draft)));
    expect(theirs.every(({ state }) => state === 'offered')).toBe(true);
    expect(codes(await draftVersion(house.context, { ...base(jack, draft), version: 1 }))).toEqual(['NOT-FOUND']);
    const first = taken(await draftVersion(house.context, { ...base(ada, draft), version: 1 }));
    expect(first.state).toBe('draft');
  });

  it('of our guards: only that we are not ready', async () => {
    const house = await draftingHouse();
    const draft = await draftAt(house, 'in-negotiation');
    const consent = taken(await readDraft(house.context, base(jack, draft))).steps.find(
      ({ step }) => step === 'consent',
    );
    expect(consent).toMatchObject({ may: true, ready: true });
    expect(consent?.guards.map(({ code }) => code)).toEqual(['no-open-offer']);
  });
});
