/** What every input of a field is given. */
import type { Field } from './field-form.ts';

export interface FieldInputProps {
  readonly kind: string;
  readonly field: Field;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  /** What is wrong, by the path below this field: "" is the field itself, "start" its start. */
  readonly errors: ReadonlyMap<string, string>;
}

export const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
