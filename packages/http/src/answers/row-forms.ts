/** The forms of rows, from the schema that core publishes: nothing here names one. */
import { rowSchema } from '@troth/core';
import type { RowForm } from '@troth/core';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Fields of each form, in the order in which the schema has them. */
export const fieldsByForm: ReadonlyMap<string, readonly string[]> = new Map(
  rowSchema.options.map((option) => {
    const { shape } = option;
    const { form } = shape;
    const name = isObject(form) && 'value' in form ? form.value : '';
    return [name, Object.keys(shape)];
  }),
);

const [first, ...rest] = [...fieldsByForm.keys()];
if (first === undefined) throw new TypeError('There is no form of rows.');

// The names come from the union that RowForm is made of.
export const rowForms = [first, ...rest] as [RowForm, ...RowForm[]];
