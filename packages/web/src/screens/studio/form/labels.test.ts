import { agreementFields } from '@troth/core';
import type { FormPart } from '@troth/core';
import { describe, expect, it } from 'vitest';
import { choiceLabels } from './choice-labels.ts';
import { fieldLabels } from './field-labels.ts';
import { chineseHelp } from './help-words.ts';

/** Every part of the form, each once, schemas that hold themselves included. */
function everyPart(): readonly FormPart[] {
  const seen = new Set<FormPart>();
  const visit = (part: FormPart): void => {
    if (seen.has(part)) return;
    seen.add(part);
    const { shape } = part;
    if (shape.form === 'group') for (const field of shape.fields) visit(field.part);
    else if (shape.form === 'either') for (const option of shape.options) visit(option.part);
    else if (shape.form === 'list' || shape.form === 'map') visit(shape.item);
  };
  for (const field of agreementFields()) visit(field.part);
  return [...seen];
}

describe('the words of the form', () => {
  const parts = everyPart();
  const fields = new Set([
    ...agreementFields().map(({ key }) => key),
    ...parts.flatMap(({ shape }) => (shape.form === 'group' ? shape.fields.map(({ key }) => key) : [])),
  ]);
  const choices = new Set(
    parts.flatMap(({ shape }) => {
      if (shape.form === 'choice') return shape.options;
      return shape.form === 'fixed' && shape.value !== null ? [String(shape.value)] : [];
    }),
  );

  it('name every field of the schema', () => {
    expect([...fields].filter((key) => fieldLabels[key] === undefined)).toEqual([]);
  });

  it('name every choice of the schema', () => {
    expect([...choices].filter((value) => choiceLabels[value] === undefined)).toEqual([]);
  });

  it('translate no description that the schema does not have any more', () => {
    const told = new Set([...parts, ...agreementFields().map(({ part }) => part)].map(({ help }) => help));
    expect(Object.keys(chineseHelp).filter((text) => !told.has(text))).toEqual([]);
  });

  it('name nothing that is not there any more', () => {
    expect(Object.keys(fieldLabels).filter((key) => !fields.has(key))).toEqual([]);
  });
});
