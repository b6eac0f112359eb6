/** Proofs of agreements and drafts on record, the guard of agreed text, and drafts derived from them. */
import { fileURLToPath } from 'node:url';
import { readFiles } from '@troth/connectors';
import { recordKinds } from '@troth/core';
import type { Outcome } from '@troth/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { publishAgreement } from '../agreements/publish.ts';
import { ada, agreement, draftAt, draftingHouse, jack, step } from '../testing/drafting-table.ts';
import { anna, organisation, taken } from '../testing/house-for-tests.ts';
import type { House } from '../testing/house-for-tests.ts';
import { move, staff, tell } from '../testing/small-company.ts';
import { readDraft } from '../drafting/view.ts';
import { keepReplay } from '../negotiation/keep-impact.ts';
import { readRecord } from '../practice/read.ts';
import { agreementProof } from './agreement-proof.ts';
import { deriveForDraft } from './derive.ts';
import { draftProof, draftSupport } from './draft-proof.ts';

const derek = staff('derek', 6);
const codes = (outcome: Outcome<unknown>): readonly string[] =>
  outcome.ok ? [] : outcome.refusals.map(({ code }) => code);

const model = {
  structure: { leaf: 'access' },
  leaves: [{ id: 'access', name: 'Access', promises: [{ agreement: 'UC-VFC', commitment: 'availability' }] }],
  chains: [
    { commitment: 'restore', chain: { step: 'Repair', promise: { agreement: 'UC-VFC', commitment: 'restore' } } },
  ],
  paths: [{ commitment: 'latency', sections: [{ agreement: 'UC-VFC', commitment: 'latency' }] }],
};

let house: House;
let draft = '';
beforeAll(async () => {
  house = await draftingHouse();
  const file = fileURLToPath(
    new URL('../../../../examples/harbourline-company/agreements/uc-vfc.yaml', import.meta.url),
  );
  const { agreements: texts } = taken(await readFiles([file]));
  taken(await publishAgreement(house.context, { organisation, actor: anna, texts }));
  await tell(house, [
    ['person', 'felix', { name: { en: 'Felix' }, party: organisation }],
    [
      'agreement-roles',
      'UC-VFC',
      { agreement: 'UC-VFC', provider: 'victoria-fibre', customer: organisation, manager: 'felix' },
    ],
    ['service-model', agreement, { agreement, model }],
  ]);
  draft = await draftAt(house, 'in-negotiation');
}, 60_000);

describe('the proof of what is on record', () => {
  it('of the second revision shows what its carrier does not promise', async () => {
    const found = taken(await agreementProof(house.context, { organisation, agreement, revision: 2 }));
    expect(found.verdict).toBe('UNDELIVERABLE');
    expect(found.gaps.map(({ code }) => code)).toEqual([
      'WINDOW',
      'AVAILABILITY',
      'MAINTENANCE',
      'RESTORE',
      'FORCE_MAJEURE',
      'TERM',
      'REMEDY',
    ]);
    expect(found.findings).toMatchObject([{ code: 'proof/unverified' }]);
    expect(codes(await agreementProof(house.context, { organisation, agreement, revision: 9 }))).toEqual(['NOT-FOUND']);
  });
  it('of an agreement that nobody described says so', async () => {
    const found = taken(await agreementProof(house.context, { organisation, agreement: 'UC-VFC' }));
    expect([found.verdict, found.model.source, found.findings[0]?.code]).toEqual([
      'UNPROVABLE',
      'none',
      'proof/no-model',
    ]);
  });
});

describe('a draft', () => {
  it('is proven on its text, and its support lets anybody of ours prove it again', async () => {
    const found = taken(await draftProof(house.context, { organisation, actor: ada, draft }));
    const support = taken(await draftSupport(house.context, { organisation, actor: ada, draft }));
    expect(found.gaps.map(({ id }) => id)).toContain('PROOF-TERM:UC-VFC');
    expect(support.model?.source).toBe('written');
    expect(support.documents.map((one) => one.agreement)).toEqual(
      expect.arrayContaining(['UC-VFC', 'HARBOURLINE-STANDARD']),
    );
  });
  it('shows neither to the other side', async () => {
    expect(codes(await draftProof(house.context, { organisation, actor: jack, draft }))).toEqual(['NOT-FOUND']);
    expect(codes(await draftSupport(house.context, { organisation, actor: jack, draft }))).toEqual(['NOT-FOUND']);
  });
  it('is not agreed while gaps are neither closed nor taken; a risk taken by level 6 covers those it names', async () => {
    const refused = await step(house, [draft, 'consent', ada]);
    expect(codes(refused)).toEqual(['GUARD-GAPS']);
    const { gaps } = taken(await draftProof(house.context, { organisation, actor: ada, draft }));
    const body = {
      agreement,
      draft,
      gaps: gaps.map(({ id, text }) => ({ code: id, text: text.en })),
      reason: { en: 'A new contract is signed in March.' },
      owner: 'ada',
      expires: '2025-06-30',
    };
    await tell(house, [['risk-acceptance', 'RSK-1', body]], ada);
    expect(codes(await step(house, [draft, 'consent', ada]))).toEqual(['GUARD-GAPS']);
    await move(house, ['risk-acceptance', 'RSK-1', 'accept'], { actor: derek });
    expect(codes(await step(house, [draft, 'consent', ada]))).toEqual([]);
  });
});

describe('promises derived', () => {
  it('begin drafts of what stands behind, with an action; with them the text is proven', async () => {
    const found = taken(await deriveForDraft(house.context, { organisation, actor: ada, draft }));
    expect(found.drafts).toMatchObject([{ agreement: 'UC-VFC', owner: 'felix' }]);
    expect(found.drafts[0]?.trouble).toBeUndefined();
    expect(found.proof.commitments.map(({ commitment, verdict }) => [commitment, verdict])).toEqual(
      expect.arrayContaining([
        ['availability', 'PROVEN'],
        ['restore', 'PROVEN'],
        ['latency', 'PROVEN'],
      ]),
    );
    expect(found.proof.gaps.map(({ code }) => code)).toEqual(['REMEDY']);
    const action = taken(
      await readRecord(house.context, { organisation, actor: ada, kind: 'action', id: found.drafts[0]?.action ?? '' }),
    );
    expect(action.body).toMatchObject({ owner: 'felix', agreement: 'UC-VFC', source: `draft/${draft}` });
    // Asked again, the draft that is there is named.
    const again = taken(await deriveForDraft(house.context, { organisation, actor: ada, draft }));
    expect(again.drafts[0]?.trouble).toContain(found.drafts[0]?.draft);
  });
});

it('what is computed of a draft is kept in one go, under the hash of its text', async () => {
  const stored = await house.context.store.read(organisation, (reader) => reader.record('draft', draft));
  const body = recordKinds.draft.schema.parse(stored?.body);
  const kept = taken(await keepReplay(house.context, { organisation, actor: ada, draft }));
  expect(kept.body.computed?.map(({ name, hash }) => [name, hash])).toEqual([
    ['proof', body.hash],
    ['price', body.hash],
  ]);
  expect(kept.body.computed?.[0]?.lines[0]).toMatch(/^UNDELIVERABLE: /u);
  expect(taken(await readDraft(house.context, { organisation, actor: ada, draft })).inside?.computed).toHaveLength(2);
});
