/** The text at the table beside the one in force, or as it was first offered: clause by clause, in both languages. */
import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { useChoice } from '../../app/address.ts';
import type { SchemaNegotiationRoom } from '../../client/api.d.ts';
import { useGet } from '../../client/reading.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { Section } from '../../parts/page.tsx';
import { useWords } from '../../words/use-words.ts';
import { Redline } from './redline.tsx';
import { negotiationWords } from './words.ts';

export function Compare({ room, both }: { readonly room: SchemaNegotiationRoom; readonly both: boolean }): ReactNode {
  const t = useWords(negotiationWords);
  const [chosen, choose] = useChoice('beside');
  // The first version at the table is the one that the first offer was put on.
  const bases = useFirstBase(room);
  const options = [
    ...(room.inForce ? [{ value: 'in-force', label: t('inForce') }] : []),
    ...(bases === undefined ? [] : [{ value: bases, label: t('sinceOffered') }]),
  ];
  const from = chosen ?? options[0]?.value;
  if (from === undefined) return null;
  return (
    <Section
      title={t('compare')}
      note={t('compareNote')}
      anchor="compare"
      acts={
        <NativeSelect
          aria-label={t('compareWith')}
          value={from}
          data={options}
          onChange={(event) => choose(event.currentTarget.value)}
        />
      }
    >
      <Difference draft={room.draft.id} from={from} both={both} />
    </Section>
  );
}

function useFirstBase({ draft, offers }: SchemaNegotiationRoom): string | undefined {
  const versions = useGet('/v1/drafts/{draft}/versions', { params: { path: { draft: draft.id } } });
  const first = versions.data?.items.at(-1)?.version;
  return first === undefined || offers.length === 0 ? undefined : `version-${first}`;
}

function Difference({
  draft,
  from,
  both,
}: {
  readonly draft: string;
  readonly from: string;
  readonly both: boolean;
}): ReactNode {
  const t = useWords(negotiationWords);
  const found = useGet('/v1/drafts/{draft}/difference', {
    params: { path: { draft }, query: { from, to: 'now' } },
  });
  return (
    <Loaded of={found} lines={8}>
      {({ chapters }) => (chapters.length === 0 ? <p>{t('same')}</p> : <Redline chapters={chapters} both={both} />)}
    </Loaded>
  );
}
