import { describe, expect, it } from 'vitest';
import { metricKinds } from '../../metrics/kinds.ts';
import { creditRuleKinds } from '../../credits/kinds.ts';
import { contractChapters } from '../../contract/contract.ts';
import { agreementFields, agreementForm, fieldsOfClause, optionOf } from './agreement-form.ts';
import { clauseAt } from './clause-places.ts';
import type { FormPart } from './form-part.ts';

const field = (part: FormPart, key: string): FormPart => {
  const found = part.shape.form === 'group' ? part.shape.fields.find((one) => one.key === key) : undefined;
  if (found === undefined) throw new TypeError(`no ${key}`);
  return found.part;
};
const item = ({ shape }: FormPart): FormPart => {
  if (shape.form !== 'list' && shape.form !== 'map') throw new TypeError(shape.form);
  return shape.item;
};
const names = ({ shape }: FormPart): readonly string[] =>
  shape.form === 'either' ? shape.options.map(({ name }) => name) : [];

describe('the form of an agreement', () => {
  const commitment = item(field(agreementForm, 'commitments'));

  it('offers every kind of metric and of credit rule by its name', () => {
    expect(names(field(commitment, 'metric'))).toEqual(Object.keys(metricKinds));
    expect([...names(item(field(commitment, 'credits')))].sort()).toEqual(Object.keys(creditRuleKinds).sort());
  });

  it('reads targets with the core and says what to write', () => {
    const target = field(commitment, 'internalTarget');
    expect(target.shape).toEqual({ form: 'exact', examples: ['>= 99.95 %', '<= 4 h', '= 0'] });
    expect(target.fault('>= 99.97 %')).toBeUndefined();
    expect(target.fault('about 99 %')).toMatch(/\S/u);
  });

  it('holds words in two languages as words, and dates as texts that are read', () => {
    expect(field(commitment, 'title').shape).toEqual({ form: 'words' });
    expect(field(commitment, 'initialUntil').shape.form).toBe('exact');
    expect(field(commitment, 'hours').shape).toEqual({ form: 'text' });
  });

  it('tells the forms of a place apart by what stands there', () => {
    const { shape } = field(commitment, 'period');
    const options = shape.form === 'either' ? shape.options : [];
    expect(optionOf(options, 'month')?.part.shape.form).toBe('choice');
    expect(optionOf(options, { unit: 'month', count: 3 })?.name).toBe('unit');
    expect(optionOf(options, { fixed: 'thirty', anchor: '2025-01-01' })?.name).toBe('fixed+anchor');
  });

  it('begins a new member with what it cannot do without', () => {
    const begun = commitment.begin();
    expect(begun).toMatchObject({ id: '', title: { en: '' }, metric: { kind: 'availability' }, hours: '' });
    expect(field(agreementForm, 'workload').begin()).toBe('unlimited');
  });

  it('has every part of the document in one clause or in its head, and terms for every clause', () => {
    const clauses = [undefined, ...contractChapters.map(({ key }) => key)].map(fieldsOfClause);
    const placed = clauses.flatMap((fields) => fields.map(({ key }) => key));
    const rest = agreementFields().filter(({ key }) => !placed.includes(key));
    expect(rest.map(({ key }) => key)).toEqual(['apiVersion', 'kind', 'id', 'revision', 'clauses']);
    expect(new Set(placed).size).toBe(placed.length);
    for (const fields of clauses) expect(fields).not.toEqual([]);
  });

  it('finds the clause of further prose by its key', () => {
    expect(clauseAt(['clauses', 0, 'text'], { clauses: [{ key: 'K19', text: 'As is.' }] })).toBe('K19');
    expect(clauseAt(['commitments', 0, 'credits', 0], {})).toBe('K13');
    expect(clauseAt(['title'], {})).toBeUndefined();
  });
});
