import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { mayAct, mayCreate, mayEdit, maySee } from './authority.ts';
import type { Who } from './authority.ts';
import { recordKindNames, recordKindOf } from './kinds.ts';
import type { recordKinds } from './kinds.ts';

import { defineRecord } from './record-kind.ts';
import type { Kept, RecordKind } from './record-kind.ts';

const ada: Who = { id: 'person:ada', side: 'own', level: 7 };
const jack: Who = { id: 'person:jack', side: 'customer', level: 0, party: 'lion-rock' };

const kept = (state: string, ...acts: readonly (readonly [act: string, by: string])[]): Kept => ({
  state,
  trail: acts.map(([act, by]) => ({ act, by, at: '2025-02-26T00:30:00.000Z' })),
});

describe.each(recordKindNames.map((name) => [name, recordKindOf(name)] as const))('%s', (name, kind) => {
  test('is named as it is listed, in both languages', () => {
    expect(kind.kind).toBe(name);
    const words = [kind.names.one, kind.names.many, ...Object.values(kind.states)];
    const said = [...words, ...Object.values(kind.acts).map((act) => act.names)];
    expect(said.filter((one) => one.en.trim() === '' || (one['zh-Hant'] ?? '') === '')).toEqual([]);
  });

  test('every state is reached from where it begins, and somebody can do every act', () => {
    const written = fc.sample(bodies(kind, ['alpha']), 20).map(({ state: _state, trail: _trail, ...body }) => body);
    const reached = new Set([kind.initial, ...written.map((body) => kind.beginningOf(body))]);
    for (let before = 0; before < reached.size;) {
      before = reached.size;
      for (const act of Object.values(kind.acts))
        if (act.to !== undefined && act.from.some((state) => reached.has(state))) reached.add(act.to);
    }
    expect([...reached].sort()).toEqual(Object.keys(kind.states).sort());
    const nobody = Object.entries(kind.acts).filter(([, act]) => act.level === undefined && act.sides === undefined);
    expect(nobody).toEqual([]);
  });

  test('whoever may make one may also see what they made', () => {
    // Where a sentence makes it, the sentence writes whose it is.
    const sides = kind.throughSentences?.includes('create') === true ? [] : (kind.create.sides ?? []);
    for (const side of sides) {
      const who: Who = { id: 'person:one', side, level: 0, party: 'alpha' };
      const found = fc.sample(bodies(kind, ['alpha']), 20).filter((body) => !maySee(kind, body, who));
      expect(found).toEqual([]);
    }
  });

  test('nobody of another party ever sees it', () => {
    fc.assert(
      fc.property(bodies(kind, ['harbourline', 'beta', 'gamma']), (body) => {
        const who: Who = { id: 'person:one', side: 'customer', level: 0, party: 'alpha' };
        return !maySee(kind, body, who) && !kind.partiesOf(body).includes('alpha');
      }),
      { numRuns: 40 },
    );
  });
});

test('a kind that speaks of a state or field it has not is refused where it is written', () => {
  const words = {
    kind: 'thing',
    prefix: 'THG',
    names: { one: { en: 'Thing' }, many: { en: 'Things' } },
    fields: { note: z.string() },
    states: { open: { en: 'open' } },
    create: { level: 2 },
    edit: { level: 2 },
    title: () => 'thing',
    parties: () => [],
  } as const;
  const act = { names: { en: 'Shut' }, from: ['open'], level: 2 } as const;
  expect(() => defineRecord({ ...words, acts: { shut: { ...act, to: 'shut' } } })).toThrow(
    'speaks of the state "shut"',
  );
  expect(() => defineRecord({ ...words, acts: { shut: { ...act, tells: ['when'] } } })).toThrow('tells "when"');
  expect(() => defineRecord({ ...words, internal: ['secret'], acts: {} })).toThrow('keeps "secret" to itself');
});

describe('why somebody may not', () => {
  const dispute = recordKindOf('dispute');
  const act = (name: keyof (typeof recordKinds)['dispute']['acts'], on: Kept, who: Who) => {
    const found = dispute.acts[name];
    if (found === undefined) throw new TypeError(name);
    return mayAct({ kind: dispute, act: found }, on, who);
  };

  test('the level is said, theirs and the one it needs', () => {
    const denied = act('rule', kept('raised'), { ...ada, level: 4 });
    expect(denied).toMatchObject({ code: 'LEVEL', message: { en: 'This needs responsibility level 5; yours is 4.' } });
    expect(act('rule', kept('raised'), ada)).toBeUndefined();
  });

  test('what is the other side’s is not ours, and the other way round', () => {
    expect(act('withdraw', kept('raised'), ada)).toMatchObject({ code: 'SIDE' });
    expect(act('rule', kept('raised'), jack)).toMatchObject({ code: 'SIDE' });
    expect(act('withdraw', kept('raised'), jack)).toBeUndefined();
    expect(mayCreate(recordKindOf('claim'), jack)).toMatchObject({ code: 'SIDE' });
    expect(mayCreate(dispute, jack)).toBeUndefined();
  });

  test('the state is named in words', () => {
    expect(act('review', kept('closed'), ada)?.message.en).toBe('This cannot be done while the dispute is closed.');
    expect(mayEdit(dispute, kept('ruled'), ada)).toMatchObject({ code: 'STATE' });
  });

  test('whoever did the step before is told that another has to do this', () => {
    const own = kept('raised', ['create', 'person:ada']);
    expect(act('rule', own, ada)).toMatchObject({ code: 'SAME-PERSON' });
    expect(act('rule', own, { ...ada, id: 'person:derek' })).toBeUndefined();
  });
});

test('drafts and what we think to ourselves are not shown to the other party', () => {
  const report = recordKindOf('report');
  expect(report.internal).toContain('internalNote');
  const [body] = fc.sample(bodies(report, ['lion-rock']), 1);
  const seen = Object.keys(report.states).filter((state) => maySee(report, { ...body, state }, jack));
  expect(seen).toEqual(['issued', 'superseded']);
});

/** Bodies of a kind whose ids are drawn from these parties. */
function bodies(kind: RecordKind, parties: readonly string[]): fc.Arbitrary<Record<string, unknown>> {
  const schema = z.toJSONSchema(z.strictObject(kind.fields), { unrepresentable: 'any' });
  return fc
    .tuple(valuesOf(schema, parties), fc.constantFrom(...Object.keys(kind.states)))
    .map(([body, state]) => ({ ...(body as object), state, trail: [] }));
}

const texts = [
  '2025-02-26T08:30:00+08:00',
  '2025-02-26',
  '2025-01',
  'HKD',
  '15000.00',
  'service/x',
  'a'.repeat(64),
  'someone@example.com',
  'en',
  'K06',
];

function valuesOf(schema: z.core.JSONSchema.BaseSchema, parties: readonly string[]): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map((one) => valuesOf(one, parties)));
  if (schema.type === 'array')
    return fc.array(valuesOf(schema.items as z.core.JSONSchema.BaseSchema, parties), {
      minLength: schema.minItems ?? 0,
      maxLength: 3,
    });
  if (schema.type === 'integer') return fc.integer({ min: Math.max(0, schema.minimum ?? 0), max: 2 });
  if (schema.type === 'boolean') return fc.boolean();
  if (schema.type === 'null') return fc.constant(null);
  if (schema.type === 'string') {
    const fits = (text: string): boolean => schema.pattern === undefined || new RegExp(schema.pattern, 'u').test(text);
    if (schema.maxLength === 3) return fc.constant('HKD');
    const found = [...(schema.format === undefined ? parties : []), ...texts].filter(fits);
    const isId = parties.every(fits) && schema.format === undefined;
    return fc.constantFrom(...(isId ? parties : found));
  }
  // Any data at all, and groups with names of the author's own.
  if (schema.type === undefined && schema.properties === undefined) return fc.constantFrom('text', 1, null);
  if (schema.additionalProperties !== undefined && typeof schema.additionalProperties === 'object')
    return fc.dictionary(fc.constantFrom('one', 'other'), valuesOf(schema.additionalProperties, parties));
  const required = new Set(schema.required ?? []);
  const parts = Object.entries(schema.properties ?? {}).map(([name, part]) => {
    const value = valuesOf(part as z.core.JSONSchema.BaseSchema, parties);
    return [name, required.has(name) ? value : fc.option(value, { nil: undefined })] as const;
  });
  return fc
    .record(Object.fromEntries(parts))
    .map((made) => Object.fromEntries(Object.entries(made).filter(([, value]) => value !== undefined)));
}
