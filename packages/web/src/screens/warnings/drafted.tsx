/** A warning that was drafted by itself: its letters, to be read, changed and sent by whoever is on duty. */
import { Button, Group } from '@mantine/core';
import { inLanguage } from '@troth/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useGet, useSend } from '../../client/reading.ts';
import { api } from '../../client/server.ts';
import { Failed } from '../../parts/failed.tsx';
import { useNames } from '../../parts/names.ts';
import { Section } from '../../parts/page.tsx';
import { RecordActs } from '../../parts/record-acts.tsx';
import { useWords } from '../../words/use-words.ts';
import { LetterList, written } from './letters.tsx';
import type { Letters, Listed } from './letters.tsx';
import type { ReadRecord } from './read-records.ts';
import { warningWords } from './words.ts';

type Warning = ReadRecord<'warning'>;

/** Roles and addresses of the people as the draft has them now; the letters are those of the record. */
function useListed({ body }: Warning): Listed {
  const { agreement, commitment, period } = body;
  const found = useGet('/v1/warning-draft', { params: { query: { agreement, commitment, period } } });
  const names = useNames('person');
  const known = new Map(found.data?.recipients.map((one) => [one.person, one]));
  const listed = (behind: boolean) => (letter: Warning['body']['recipients'][number]) => {
    const now = known.get(letter.person);
    const name = names.get(letter.person) ?? letter.person;
    return {
      ...letter,
      behind,
      name: { en: inLanguage(name, 'en'), 'zh-Hant': inLanguage(name, 'zh-Hant') },
      role: now?.role ?? { en: '' },
      party: now?.party ?? '',
      ...(now?.address === undefined ? {} : { address: now.address }),
    };
  };
  return { recipients: [...body.recipients.map(listed(false)), ...(body.behind ?? []).map(listed(true))] };
}

export function DraftedLetters({ warning }: { readonly warning: Warning }): ReactNode {
  const t = useWords(warningWords);
  const listed = useListed(warning);
  const [changed, setChanged] = useState<Letters>({});
  const drafted = Object.fromEntries(
    listed.recipients.map(({ person, subject, text }) => [person, { chosen: true, subject, text }]),
  );
  const letters = { ...drafted, ...changed };
  const recipients = written(listed, letters);
  const send = useSend(() =>
    api.POST('/v1/warnings/{warning}/send', { params: { path: { warning: warning.id } }, body: { recipients } }),
  );
  return (
    <Section title={t('to')} note={t('draftedLead')}>
      <LetterList draft={listed} letters={letters} onChange={setChanged} />
      {send.error !== null && <Failed error={send.error} />}
      <Group mt="md">
        <Button disabled={recipients.length === 0} loading={send.isPending} onClick={() => send.mutate(undefined)}>
          {t('send', { count: recipients.length })}
        </Button>
        <RecordActs record={{ ...warning, kind: 'warning' }} only={['withdraw']} />
      </Group>
    </Section>
  );
}
