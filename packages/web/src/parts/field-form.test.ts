import { recordKinds } from '@troth/core';
import { describe, expect, it } from 'vitest';
import { fieldsOf, minutesOfMs, msOfMinutes, pruned } from './field-form.ts';

const formOf = (kind: keyof typeof recordKinds, name: string) => {
  const {
    name: _,
    optional: __,
    ...form
  } = fieldsOf(recordKinds[kind].fields, [name])[0] ?? { name: '', optional: false };
  return form;
};

describe('the input of a field', () => {
  it.each([
    ['change', 'title', { form: 'words', long: false }],
    ['report', 'summary', { form: 'words', long: true }],
    ['change', 'window', { form: 'window' }],
    ['change', 'expectedCutMs', { form: 'minutes' }],
    ['change', 'counted', { form: 'yes' }],
    ['change', 'noticedAt', { form: 'moment' }],
    ['change', 'agreements', { form: 'pointer', to: 'agreement', many: true }],
    ['change', 'owner', { form: 'pointer', to: 'person', many: false }],
    ['change', 'subjects', { form: 'tags' }],
    ['dispute', 'text', { form: 'prose' }],
    ['dispute', 'rulingBy', { form: 'day' }],
    ['claim', 'amount', { form: 'money' }],
    ['party', 'riskClass', { form: 'choice', choices: ['low', 'medium', 'high'], numeric: false }],
    ['person', 'level', { form: 'choice', choices: ['0', '2', '3', '4', '5', '6', '7'], numeric: true }],
  ] as const)('%s.%s', (kind, name, form) => {
    expect(formOf(kind, name)).toEqual(form);
  });

  it('knows what may be left out', () => {
    const optional = new Map(fieldsOf(recordKinds.change.fields).map((field) => [field.name, field.optional]));
    expect([optional.get('title'), optional.get('why')]).toEqual([false, true]);
  });

  it('asks nobody to write what machines keep', () => {
    expect(fieldsOf(recordKinds.report.fields).map(({ name }) => name)).not.toContain('statement');
  });
});

describe('minutes', () => {
  it.each([
    ['2.5', 150_000],
    ['0', 0],
    ['0.05', 3000],
    ['0.00001', undefined],
    ['soon', undefined],
  ] as const)('%s min is %s ms', (text, ms) => {
    expect(msOfMinutes(text)).toBe(ms);
    if (ms !== undefined) expect(minutesOfMs(ms)).toBe(text);
  });
});

describe('what was left empty', () => {
  it('is missing and not blank', () => {
    expect(
      pruned({ name: { en: 'A', 'zh-Hant': '' }, why: { en: '' }, rows: ['', 'r1'], none: null, zero: 0 }),
    ).toEqual({
      name: { en: 'A' },
      rows: ['r1'],
      zero: 0,
    });
  });
});
