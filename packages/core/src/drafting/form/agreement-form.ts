/** The form of an agreement, by clauses, and which of its forms a value has. */
import { clauseOfPath } from '../../contract/clause-of-term.ts';
import { agreementSchema } from '../../agreements/schema/agreement.ts';
import type { Json } from '../../ledger/entry.ts';
import { formPart } from './form-part.ts';
import type { FormField, FormOption, FormPart } from './form-part.ts';

export const agreementForm: FormPart = formPart(agreementSchema);

/** The fields of the whole document, by their keys. */
export function agreementFields(): readonly FormField[] {
  const { shape } = agreementForm;
  return shape.form === 'group' ? shape.fields : [];
}

/** Fields that a person fills, by the clause that they are written into; `undefined` for what heads the document. */
export const fieldsOfClause = (clause: string | undefined): readonly FormField[] =>
  agreementFields().filter(({ key }) => !given.has(key) && clauseOfPath([key]) === clause);

/** Told by the file itself or by the draft; prose has a place in every clause. */
const given = new Set(['apiVersion', 'kind', 'id', 'revision', 'clauses']);

/** Which of several forms the value has: the one that takes it, else the one that it resembles most. */
export function optionOf(options: readonly FormOption[], value: Json | undefined): FormOption | undefined {
  const exact = options.find(({ part }) => part.takes(value));
  if (exact !== undefined || value === undefined) return exact;
  const [best] = options
    .map((option) => ({ option, like: likeness(option.part, value) }))
    .sort((a, b) => b.like - a.like);
  return best !== undefined && best.like > 0 ? best.option : undefined;
}

function likeness({ shape }: FormPart, value: Json): number {
  if (Array.isArray(value)) return shape.form === 'list' ? 2 : 0;
  if (typeof value === 'object' && value !== null) {
    if (shape.form === 'map') return 1;
    if (shape.form !== 'group') return 0;
    const kind = shape.fields.find(({ key }) => key === 'kind')?.part.shape;
    const named = kind?.form === 'fixed' && 'kind' in value && value['kind'] === kind.value;
    const keys = Object.keys(value);
    const own = keys.filter((key) => shape.fields.some((field) => field.key === key)).length;
    return (named ? 1000 : 0) + own - (keys.length - own);
  }
  if (shape.form === 'fixed') return shape.value === value ? 3 : 0;
  if (shape.form === 'choice') return typeof value === 'string' ? 1 : 0;
  return shape.form === 'exact' || shape.form === 'text' || shape.form === 'count' ? 1 : 0;
}
