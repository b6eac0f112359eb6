import { expect, it } from 'vitest';
import { readAgreements } from '../../agreements/book.ts';
import { instantiate } from './instantiate.ts';
import { shippedTemplates } from './shipped.ts';
import { standInValues } from './stand-ins.ts';
import { valueFaults, variableKinds } from './variables.ts';

it.each(shippedTemplates)('$id can be read before anybody told anything', (template) => {
  const made = instantiate(template, { tier: 'silver', values: standInValues(template) });
  const book = readAgreements([{ file: 'x', text: JSON.stringify(made.ok ? made.value.text : made.refusals) }]);
  expect(book.ok || book.refusals).toBe(true);
});

it('has a value of every sort that may stand', () => {
  for (const kind of variableKinds) {
    const variable = { key: 'x', names: { en: 'X' }, kind, required: true };
    expect(valueFaults(variable, standInValues({ variables: [variable] })['x']), kind).toEqual([]);
  }
});
