/** A dispute in three clicks: the result (that led here), the reason, send. */
import { Button, Radio, Stack, Textarea } from '@mantine/core';
import { recordKinds, sayPeriod } from '@troth/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { useChoice } from '../../app/address.ts';
import { useSession } from '../../app/session.ts';
import { useSend } from '../../client/reading.ts';
import { api } from '../../client/server.ts';
import { Failed } from '../../parts/failed.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { To } from '../../parts/to.tsx';
import { sayChoice } from '../../words/choice-words.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { portalWords } from './words.ts';

const reasons = recordKinds.dispute.fields.grounds.options;

export function DisputeNewScreen(): ReactNode {
  const t = useWords(portalWords);
  const language = useLanguage();
  const navigate = useNavigate();
  const { party } = useSession();
  const [agreement = ''] = useChoice('agreement');
  const [period = ''] = useChoice('period');
  const [grounds, setGrounds] = useState<string>(reasons[0] ?? '');
  const [text, setText] = useState('');
  const sent = useSend(() => {
    const body = { agreement, period, party: party?.id, grounds, ...(text.trim() === '' ? {} : { text }) };
    return api.POST('/v1/records/{kind}', {
      params: { path: { kind: 'dispute' } },
      body: { body },
    });
  });
  const send = (event: FormEvent): void => {
    event.preventDefault();
    sent.mutate(undefined, { onSuccess: ({ id }) => void navigate({ to: `/records/dispute/${id}` as never }) });
  };
  return (
    <Page
      title={t('disputeTitle')}
      over={<To href="/portal/results">{t('results')}</To>}
      lead={t('disputeLead', { agreement, period: sayPeriod(period, language) })}
    >
      <Section>
        <form onSubmit={send}>
          <Stack gap="md" maw={640}>
            <Radio.Group label={t('grounds')} value={grounds} onChange={setGrounds}>
              <Stack gap="xs" mt="xs">
                {reasons.map((reason) => (
                  <Radio key={reason} value={reason} label={sayChoice(reason, language)} />
                ))}
              </Stack>
            </Radio.Group>
            <Textarea
              label={t('more')}
              autosize
              minRows={3}
              maxLength={20_000}
              value={text}
              onChange={({ currentTarget: { value } }) => setText(value)}
            />
            {sent.error !== null && <Failed error={sent.error} />}
            <Button type="submit" loading={sent.isPending} style={{ alignSelf: 'start' }}>
              {t('raise')}
            </Button>
          </Stack>
        </form>
      </Section>
    </Page>
  );
}
