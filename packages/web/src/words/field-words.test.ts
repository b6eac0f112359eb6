import { recordKinds } from '@troth/core';
import { describe, expect, it } from 'vitest';
import { fieldsOf } from '../parts/field-form.ts';
import type { FieldForm } from '../parts/field-form.ts';
import { hasChoiceWords } from './choice-words.ts';
import { hasFieldWords } from './field-words.ts';

/** Every field and choice below a form, with its path for the message. */
function below(
  form: FieldForm,
  path: string,
): { readonly path: string; readonly field?: string; readonly choice?: string }[] {
  if (form.form === 'group')
    return form.fields.flatMap((field) => [
      { path: `${path}.${field.name}`, field: field.name },
      ...below(field, `${path}.${field.name}`),
    ]);
  if (form.form === 'list') return below(form.item, `${path}[]`);
  if (form.form === 'choice' && !form.numeric)
    return form.choices.map((choice) => ({ path: `${path}=${choice}`, choice }));
  return [];
}

describe('words of records', () => {
  it.each(Object.entries(recordKinds))('%s: every field and every choice has words', (kind, { fields }) => {
    const all = fieldsOf(fields, Object.keys(fields)).flatMap((field) => [
      { path: `${kind}.${field.name}`, field: field.name, choice: undefined },
      ...below(field, `${kind}.${field.name}`),
    ]);
    const missing = all.filter(
      ({ field, choice }) =>
        (field !== undefined && !hasFieldWords(field)) || (choice !== undefined && !hasChoiceWords(choice)),
    );
    expect(missing.map(({ path }) => path)).toEqual([]);
  });
});
