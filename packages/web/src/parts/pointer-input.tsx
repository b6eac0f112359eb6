/** Chooses parties, people, agreements … by their names; what is kept is their id. */
import { MultiSelect, Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSession } from '../app/session.ts';
import { useGet } from '../client/reading.ts';
import { useSay } from '../words/use-words.ts';
import type { Pointed } from './field-form.ts';
import { useNames } from './names.ts';

interface InputWords {
  readonly label: string;
  readonly description?: string | undefined;
  readonly error?: string | undefined;
  readonly withAsterisk: boolean;
}

interface PointerInputProps extends InputWords {
  readonly to: Pointed;
  readonly many: boolean;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

export function PointerInput({ to, ...rest }: PointerInputProps): ReactNode {
  return to === 'agreement' ? <AgreementInput {...rest} /> : <NamedInput to={to} {...rest} />;
}

function AgreementInput(props: Omit<PointerInputProps, 'to'>): ReactNode {
  // Parties have no list of all agreements; what is kept stays, and their screens offer their own.
  const own = useSession().side === 'own';
  const { data } = useGet('/v1/agreements', { params: { query: { limit: 500 } } }, { when: own });
  return <Choices {...props} choices={(data?.items ?? []).map(({ id }) => ({ value: id, label: id }))} />;
}

function NamedInput({ to, ...props }: PointerInputProps & { readonly to: Exclude<Pointed, 'agreement'> }): ReactNode {
  const say = useSay();
  const choices = [...useNames(to)].map(([value, name]) => ({ value, label: say(name) }));
  return <Choices {...props} choices={choices} />;
}

interface ChoicesProps extends Omit<PointerInputProps, 'to'> {
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

function Choices({ many, value, onChange, choices, withAsterisk, ...words }: ChoicesProps): ReactNode {
  const kept = Array.isArray(value) ? value.map(String) : typeof value === 'string' && value !== '' ? [value] : [];
  // What is kept and not in the list (another side's, or gone) stays what it is.
  const strange = kept.filter((id) => !choices.some((choice) => choice.value === id));
  const data = [...choices, ...strange.map((id) => ({ value: id, label: id }))];
  const shown = { ...words, data, searchable: true, clearable: !withAsterisk, withAsterisk };
  return many ? (
    <MultiSelect {...shown} value={kept} onChange={onChange} hidePickedOptions />
  ) : (
    <Select {...shown} value={kept[0] ?? null} onChange={onChange} />
  );
}
