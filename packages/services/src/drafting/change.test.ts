/** A draft changed by several people, from the studio and from files: nothing is lost, and every way gives the same text. */
import { applyChanges, canonicalHash, meeting, writeYamlText } from '@troth/core';
import type { Change, DraftText, Json, Outcome } from '@troth/core';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { begun, ada, agreement, derek, draftIn, draftingHouse } from '../testing/drafting-table.ts';
import { organisation, taken } from '../testing/house-for-tests.ts';
import { tell } from '../testing/small-company.ts';
import type { House } from '../testing/house-for-tests.ts';
import { beginDraft } from './begin.ts';
import { changeDraft, undoDraft, writeDraft } from './change.ts';
import type { Changed } from './change.ts';
import { draftText } from './text-file.ts';
import { readDraft } from './view.ts';

const codes = (outcome: Outcome<unknown>): readonly string[] =>
  outcome.ok ? [] : outcome.refusals.map(({ code }) => code);
const patch = (
  { context }: House,
  draft: string,
  told: { base: number; changes: readonly Change[]; by?: typeof ada },
) => changeDraft(context, { organisation, actor: told.by ?? ada, draft, base: told.base, changes: told.changes });
const put = ({ context }: House, draft: string, told: { text: string; base?: number }) =>
  writeDraft(context, { organisation, actor: ada, draft, ...told });
const fileOf = async ({ context }: House, draft: string) =>
  taken(await draftText(context, { organisation, actor: ada, draft, format: 'yaml' }));

const target = (value: string): Change => ({ path: ['commitments', 'availability', 'target'], value });
const title = (value: string): Change => ({ path: ['title', 'en'], value });

describe('two people', () => {
  it('who change different terms keep both', async () => {
    const house = await draftingHouse();
    const { id, version } = await begun(house);
    taken(await patch(house, id, { base: version, changes: [target('>= 99.9 %')] }));
    const second = taken(await patch(house, id, { base: version, changes: [title('Other')], by: derek }));
    expect(second.draft?.body.text).toMatchObject({
      title: { en: 'Other' },
      commitments: [{ target: '>= 99.9 %' }, {}, {}, {}],
    });
  });

  it('who change the same term are both shown, and neither is lost', async () => {
    const house = await draftingHouse();
    const { id, version } = await begun(house);
    taken(await patch(house, id, { base: version, changes: [target('>= 99.9 %')] }));
    const both = await patch(house, id, { base: version, changes: [target('>= 99 %'), title('Other')], by: derek });
    expect(taken(both).met).toEqual([
      { path: ['commitments', 'availability', 'target'], yours: '>= 99 %', theirs: '>= 99.9 %' },
    ]);
    // All or nothing: whoever sends it again has everything of it still.
    expect((await draftIn(house, id)).body.text).not.toMatchObject({ title: { en: 'Other' } });
    const gone = await patch(house, id, { base: version, changes: [{ path: ['commitments', 'availability'] }] });
    expect(taken(gone).met).toHaveLength(1);
  });

  it('who make the same change do not stand in each other’s way', async () => {
    const house = await draftingHouse();
    const { id, version } = await begun(house);
    for (const by of [ada, derek])
      expect(taken(await patch(house, id, { base: version, changes: [target('>= 99.9 %')], by })).met).toBeUndefined();
    const gone = [{ path: ['maintenance', 'planned-works', 'cap'] }];
    const { version: now } = await draftIn(house, id);
    for (const by of [ada, derek])
      expect(taken(await patch(house, id, { base: now, changes: gone, by })).met).toBeUndefined();
  });

  it('whose changes do not meet never lose any', { timeout: 60_000 }, async () => {
    const house = await draftingHouse();
    const { id } = await begun(house);
    await fc.assert(
      fc.asyncProperty(edits, edits, async (one, other) => {
        const before = await draftIn(house, id);
        const mine = applied(before.body.text, one);
        const first = taken(await patch(house, id, { base: before.version, changes: mine }));
        expect(first.met).toBeUndefined();
        const theirs = applied(before.body.text, other);
        const second = taken(await patch(house, id, { base: before.version, changes: theirs, by: derek }));
        const after = (await draftIn(house, id)).body.text;
        for (const { path, value } of mine) if (meeting([{ path }], theirs).length === 0) holds(after, path, value);
        if (second.met === undefined) for (const { path, value } of theirs) holds(after, path, value);
        else expect(meeting(theirs, mine).length).toBeGreaterThan(0);
      }),
      { numRuns: 40 },
    );
  });
});

/** Places of Lion Rock's text that can be edited alone, with values to set. */
const places: readonly (readonly [path: readonly string[], values: readonly (Json | undefined)[]])[] = [
  [
    ['title', 'en'],
    ['A', 'B', 'C: d', '0.5'],
  ],
  [
    ['commitments', 'availability', 'target'],
    ['>= 99.9 %', '>= 99.5 %', '>= 99 %'],
  ],
  [
    ['commitments', 'availability', 'title', 'en'],
    ['Up', 'Uptime', 'no'],
  ],
  [
    ['commitments', 'availability', 'weight'],
    ['0.5', undefined],
  ],
  [
    ['commitments', 'availability', 'credits', 'availability-credit', 'clause'],
    ['13.1', '13.2', '13.3'],
  ],
  [
    ['fees', 'lines', 'service-fee', 'amount'],
    ['150000.00', '160000.00'],
  ],
  [
    ['maintenance', 'planned-works', 'cap', 'length'],
    ['4 h', '3 h'],
  ],
  [
    ['maintenance', 'planned-works', 'notice'],
    ['5 business days', '7 business days'],
  ],
  [
    ['credits', 'soleRemedy'],
    [true, false],
  ],
  [['measurement'], [{ sources: [{ id: 'probe', kind: 'probe' }], retentionMonths: 24 }, undefined]],
  [
    ['term', 'end'],
    ['2026-02-01', '2027-02-01'],
  ],
  [['clauses'], [[{ key: 'K20', text: { en: 'Secret.', 'zh-Hant': '保密。' } }], [], undefined]],
  [
    ['definitions', 'day'],
    [{ means: { en: 'a day\nand a night' } }, undefined],
  ],
];

const edits = fc.array(
  fc.constantFrom(...places).chain(([path, values]) => fc.constantFrom(...values).map((value) => ({ path, value }))),
  { minLength: 1, maxLength: 3 },
);

/** Those that find a place; the last at each place, as an editor that saves would send them. */
function applied(text: DraftText, wanted: readonly Change[]): readonly Change[] {
  const last = [...new Map(wanted.map((change) => [change.path.join('/'), change])).values()];
  const fitting = last.filter((change) => applyChanges(text, [change]).ok);
  return fitting.length > 0 ? fitting : [title('Nothing else')];
}

function holds(text: Json | undefined, path: readonly string[], value: Json | undefined): void {
  const found = path.reduce<Json | undefined>((at, name) => {
    if (Array.isArray(at)) return at.find((one: Json) => (one as { readonly id?: string }).id === name);
    return typeof at === 'object' && at !== null && Object.hasOwn(at, name)
      ? (at as { readonly [key: string]: Json })[name]
      : undefined;
  }, text);
  expect(found).toEqual(value);
}

describe('agreements as code', () => {
  it('a text that goes out and comes in again is the same, to the byte', async () => {
    const house = await draftingHouse();
    const { id, body } = await begun(house);
    const file = await fileOf(house, id);
    expect(file).toMatchObject({ name: 'sla-lr-metro-3.yaml', hash: body.hash });
    expect(taken(await put(house, id, { text: file.text })).draft?.version).toBe(file.version);
    expect((await fileOf(house, id)).text).toBe(file.text);
    const json = taken(await draftText(house.context, { organisation, actor: ada, draft: id, format: 'json' }));
    expect(taken(await put(house, id, { text: json.text })).draft?.body.hash).toBe(body.hash);
  });

  it('100 edits through the studio and through files give the same canonical hash', { timeout: 60_000 }, async () => {
    const [studio, files] = [await draftingHouse(), await draftingHouse()];
    const { id } = await begun(studio);
    expect((await begun(files)).id).toBe(id);
    const drawn = fc.sample(edits, { numRuns: 100, seed: 5 });
    const hashes = new Set<string>();
    for (const wanted of drawn) {
      const now = await draftIn(studio, id);
      const changes = applied(now.body.text, wanted);
      taken(await patch(studio, id, { base: now.version, changes }));
      // The same in an editor of text: the file as it was pulled, with the same edits in it.
      const pulled = await fileOf(files, id);
      const after = taken(applyChanges((await draftIn(files, id)).body.text, changes)) as DraftText;
      taken(await put(files, id, { text: writeYamlText(after), base: pulled.version }));
      const [one, other] = [(await draftIn(studio, id)).body, (await draftIn(files, id)).body];
      expect(other.hash).toBe(one.hash);
      expect(one.hash).toBe(canonicalHash(one.text));
      hashes.add(one.hash);
    }
    expect(hashes.size).toBeGreaterThan(50);
    expect((await fileOf(files, id)).text).toBe((await fileOf(studio, id)).text);
  });

  it('a file from an older version is joined with what others did since', async () => {
    const house = await draftingHouse();
    const { id, version } = await begun(house);
    const file = await fileOf(house, id);
    taken(await patch(house, id, { base: version, changes: [title('Studio')] }));
    const edited = file.text.replace('>= 99.95 %', '>= 99.9 %');
    const joined = taken(await put(house, id, { text: edited, base: file.version }));
    expect(joined.draft?.body.text).toMatchObject({
      title: { en: 'Studio' },
      commitments: [{ target: '>= 99.9 %' }, {}, {}, {}],
    });
  });

  it('a text without meaning is kept, and the findings say where', async () => {
    const house = await draftingHouse();
    const { id } = await begun(house);
    const broken = (await fileOf(house, id)).text.replace('>= 99.95 %', 'soon');
    taken(await put(house, id, { text: broken }));
    const seen = taken(await readDraft(house.context, { organisation, actor: ada, draft: id }));
    expect(seen.inside).toMatchObject({
      compiles: false,
      findings: [{ severity: 'error', path: ['commitments', 0, 'target'] }],
    });
  });

  it.each([
    ['what is no YAML', 'a: [', 'YAML-'],
    ['another agreement', 'id: SLA-OTHER', 'TEXT-NAME'],
    ['another revision', 'revision: 9', 'TEXT-NAME'],
    ['two documents', 'a: 1\n---\na: 2', 'TEXT'],
    ['a list', '- a', 'TEXT'],
  ])('%s is refused', async (_, text, code) => {
    const house = await draftingHouse();
    const { id } = await begun(house);
    expect(codes(await put(house, id, { text }))[0]).toContain(code);
  });

  it('a float is refused with its place, since it has no one text', async () => {
    const house = await draftingHouse();
    const { id, version } = await begun(house);
    const refused = await patch(house, id, { base: version, changes: [{ path: ['x', 'share'], value: 0.5 }] });
    expect(refused).toMatchObject({ refusals: [{ code: 'NUMBER', at: ['x', 'share'] }] });
  });
});

describe('a text', () => {
  it('is kept as it is hashed, whatever its terms are called', async () => {
    const house = await draftingHouse();
    const { id, version } = await begun(house);
    for (const path of [['__proto__'], ['term', '__proto__', 'x'], ['__proto__', 'x']])
      expect(codes(await patch(house, id, { base: version, changes: [{ path, value: 'x' }] }))).toEqual(['NAME']);
    const { text } = await fileOf(house, id);
    expect(codes(await put(house, id, { text: `${text}__proto__:\n  x: 1\n` }))).toEqual(['KEY']);
    const path = ['constructor'];
    const odd = taken(await patch(house, id, { base: version, changes: [{ path, value: 'x' }] })).draft?.body;
    expect(odd?.hash).toBe(canonicalHash(odd?.text ?? {}));
  });

  it('that two wrote alike in the prose of a clause is no conflict', async () => {
    const house = await draftingHouse();
    const { id, version } = await begun(house);
    const prose = (en: string): Change => ({ path: ['clauses'], value: [{ key: 'K04', text: { en } }] });
    const first = taken(await patch(house, id, { base: version, changes: [prose('One.')] })).draft?.version ?? 0;
    const alike = [{ path: ['clauses', 'K04', 'text', 'en'], value: 'Two.' }];
    for (const by of [ada, derek])
      expect(taken(await patch(house, id, { base: first, changes: alike, by })).met).toBeUndefined();
  });
});

describe('going back', () => {
  it('gives the earlier text again, and what was between stays readable', async () => {
    const house = await draftingHouse();
    const { id, version, body } = await begun(house);
    const changed: Changed = taken(await patch(house, id, { base: version, changes: [title('Wrong')] }));
    const back = { organisation, actor: ada, draft: id, to: version };
    expect(codes(await undoDraft(house.context, { ...back, expect: version }))).toEqual(['CONFLICT']);
    const undone = taken(await undoDraft(house.context, { ...back, expect: changed.draft?.version }));
    expect(undone.draft).toMatchObject({ version: 3, body: { hash: body.hash } });
    expect(codes(await undoDraft(house.context, { ...back, to: 99 }))).toEqual(['NOT-FOUND']);
  });
});

describe('a draft begins', () => {
  it('with the next number, and one revision is drafted once', async () => {
    const house = await draftingHouse();
    const { body } = await begun(house);
    expect(body).toMatchObject({ revision: 3, begunFrom: { agreement, revision: 2 }, customer: 'lion-rock' });
    const again = { organisation, actor: ada, from: { agreement } };
    expect(codes(await beginDraft(house.context, again))).toEqual(['CONFLICT']);
  });

  it('from a file, for an agreement of its own', async () => {
    const house = await draftingHouse();
    const { context } = house;
    const yaml = 'id: SLA-NEW\ntitle: New';
    const made = taken(await beginDraft(context, { organisation, actor: ada, from: { yaml, file: 'new.yaml' } }));
    expect(made.body).toMatchObject({
      agreement: 'SLA-NEW',
      revision: 1,
      manager: 'ada',
      begunFrom: { file: 'new.yaml' },
    });
    expect(codes(await beginDraft(context, { organisation, actor: ada, from: { yaml: 'title: X' } }))).toEqual([
      'RECORD',
    ]);
    expect(codes(await beginDraft(context, { organisation, actor: ada, from: { agreement: 'SLA-NONE' } }))).toEqual([
      'NOT-FOUND',
    ]);
    const template = { template: 'none', tier: 'gold', values: {} };
    expect(codes(await beginDraft(context, { organisation, actor: ada, from: template, agreement: 'X' }))).toEqual([
      'NOT-FOUND',
    ]);
  });

  it('from a template only with what the template asks for', async () => {
    const { context } = await draftingHouse();
    const from = { template: 'network-connectivity', tier: 'gold', values: {} };
    const refused = await beginDraft(context, { organisation, actor: ada, from, agreement: 'SLA-NEW' });
    expect(new Set(codes(refused))).toEqual(new Set(['TEMPLATE-VALUE-MISSING']));
  });

  it('with each promise naming the requirements that it answers, all of one customer', async () => {
    const house = await draftingHouse();
    const { context } = house;
    const asked = (party: string, measure: string, wanted: string) => ({
      party,
      measure,
      target: wanted,
      title: { en: measure },
      priority: 'must',
      needs: [],
    });
    await tell(house, [
      ['requirement', 'SLR-0001', asked('lion-rock', 'availability', '>= 99.9 %')],
      ['requirement', 'SLR-0002', asked('lion-rock', 'loss', '<= 0.1 %')],
      ['requirement', 'SLR-0003', asked('thamesgate', 'availability', '>= 99 %')],
    ]);
    const begin = (requirements: readonly string[]) =>
      beginDraft(context, { organisation, actor: ada, from: { agreement }, effective: '2025-04-01', requirements });
    expect(codes(await begin(['SLR-0001', 'SLR-0003']))).toEqual(['RECORD']);
    expect(codes(await begin(['SLR-0009']))).toEqual(['NOT-FOUND']);
    const made = taken(await begin(['SLR-0001', 'SLR-0002']));
    expect(made.body.begunFrom.requirements).toEqual(['SLR-0001', 'SLR-0002']);
    expect(made.body.text).toMatchObject({
      commitments: [{ id: 'availability', requirements: ['SLR-0001'] }, {}, {}, {}],
    });
    expect(JSON.stringify(made.body.text)).not.toContain('SLR-0002');
  });
});
