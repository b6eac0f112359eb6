/** Who should be told of a promise at risk: names, channel, letters in their language, sent with one act. */
import { Button, Group } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useChoice } from '../../app/address.ts';
import { useGet, useSend } from '../../client/reading.ts';
import { api } from '../../client/server.ts';
import { MoneyText } from '../../parts/exact.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import { LetterList, lettersOf, written } from './letters.tsx';
import type { Draft } from './letters.tsx';
import css from './warnings.module.css';
import { warningWords } from './words.ts';

export function WhoScreen(): ReactNode {
  const t = useWords(warningWords);
  const [agreement = ''] = useChoice('agreement');
  const [commitment = ''] = useChoice('commitment');
  const [period = ''] = useChoice('period');
  const found = useGet('/v1/warning-draft', { params: { query: { agreement, commitment, period } } });
  return (
    <Page title={t('whoTitle')} lead={t('whoLead')} over={<To href="/warnings">{t('warnings')}</To>}>
      <Loaded of={found}>{(draft) => <Tell draft={draft} />}</Loaded>
    </Page>
  );
}

function Tell({ draft }: { readonly draft: Draft }): ReactNode {
  const t = useWords(warningWords);
  const navigate = useNavigate();
  const [letters, setLetters] = useState(() => lettersOf(draft));
  const chosen = written(draft, letters);
  const { agreement, commitment, period, before } = draft;
  const send = useSend((recipients: ReturnType<typeof written>) =>
    api.POST('/v1/warnings', { body: { agreement, commitment, period, recipients } }),
  );
  const same = before !== undefined && !before.changed;
  return (
    <>
      <Facts draft={draft} />
      <Section title={t('to')}>
        <LetterList draft={draft} letters={letters} onChange={setLetters} />
        {send.error !== null && <Failed error={send.error} />}
        <Group mt="md">
          <Button
            disabled={chosen.length === 0 || same}
            loading={send.isPending}
            onClick={() =>
              send.mutate(chosen, { onSuccess: ({ id }) => void navigate({ to: `/warnings/${id}` as never }) })
            }
          >
            {t('send', { count: chosen.length })}
          </Button>
        </Group>
      </Section>
    </>
  );
}

export function Facts({ draft }: { readonly draft: Draft }): ReactNode {
  const t = useWords(warningWords);
  const say = useSay();
  const { title, why, probability, exposure, before } = draft;
  return (
    <Section title={say(title)}>
      <dl className={css['facts']}>
        <dt>{t('what')}</dt>
        <dd>{say(why)}</dd>
        <dt>{t('chance')}</dt>
        <dd>{probability}</dd>
        {exposure !== undefined && (
          <>
            <dt>{t('exposure')}</dt>
            <dd>
              <MoneyText {...exposure} />
            </dd>
          </>
        )}
        {before !== undefined && (
          <>
            <dt>{t('before')}</dt>
            <dd>
              {t.rich(before.changed ? 'beforeChanged' : 'beforeSame', {
                id: (
                  <To key="id" href={`/warnings/${before.id}`}>
                    {before.id}
                  </To>
                ),
                when: before.sentAt === undefined ? '' : <Moment key="when" at={before.sentAt} />,
              })}
            </dd>
          </>
        )}
      </dl>
    </Section>
  );
}
