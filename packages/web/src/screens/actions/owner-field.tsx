/** Choosing one of the organisation's own people. */
import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSession } from '../../app/session.ts';
import { useGet } from '../../client/reading.ts';
import { useSay, useWords } from '../../words/use-words.ts';
import { readAll } from '../warnings/read-records.ts';
import { actionWords } from './words.ts';

interface OwnerFieldProps {
  readonly value: string;
  readonly onChange: (person: string) => void;
}

export function OwnerField({ value, onChange }: OwnerFieldProps): ReactNode {
  const t = useWords(actionWords);
  const say = useSay();
  const { organisation } = useSession();
  const found = useGet('/v1/records/{kind}', { params: { path: { kind: 'person' }, query: { limit: 500 } } });
  const people = readAll('person', found.data?.items ?? []);
  const own = people.filter(({ body }) => body.party === organisation.id && body.state === 'active');
  return (
    <NativeSelect
      label={t('owner')}
      value={value}
      data={[
        { value: '', label: t('ownerNeeded') },
        ...own.map(({ id, body }) => ({ value: id, label: say(body.name) })),
      ]}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}
