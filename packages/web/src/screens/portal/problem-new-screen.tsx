/** A customer tells that something is wrong; the number and the clock come back at once. */
import { Button, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { useChoice } from '../../app/address.ts';
import { useGet, useSend } from '../../client/reading.ts';
import { api } from '../../client/server.ts';
import { Failed } from '../../parts/failed.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import { portalWords } from './words.ts';

interface Asked {
  readonly agreement: string;
  readonly subject: string;
  readonly text: string;
}

export function ProblemNewScreen(): ReactNode {
  const t = useWords(portalWords);
  const home = useGet('/v1/portal');
  return (
    <Page title={t('newProblem')} over={<To href="/portal/problems">{t('problems')}</To>} lead={t('noProblemsText')}>
      <Section>
        <Loaded of={home}>{({ agreements }) => <ReportForm agreements={agreements} />}</Loaded>
      </Section>
    </Page>
  );
}

interface ReportFormProps {
  readonly agreements: readonly { readonly id: string; readonly title: { readonly en: string } }[];
}

function ReportForm({ agreements }: ReportFormProps): ReactNode {
  const t = useWords(portalWords);
  const say = useSay();
  const navigate = useNavigate();
  const [wanted] = useChoice('agreement');
  const [asked, setAsked] = useState<Asked>({ agreement: wanted ?? agreements[0]?.id ?? '', subject: '', text: '' });
  const sent = useSend((body: Asked) => api.POST('/v1/portal/problems', { body }));
  const send = (event: FormEvent): void => {
    event.preventDefault();
    sent.mutate(asked, { onSuccess: ({ id }) => void navigate({ to: `/portal/problems/${id}` as never }) });
  };
  return (
    <form onSubmit={send}>
      <Stack gap="md" maw={640}>
        <NativeSelect
          label={t('agreement')}
          value={asked.agreement}
          onChange={({ currentTarget: { value } }) => setAsked({ ...asked, agreement: value })}
          data={agreements.map(({ id, title }) => ({ value: id, label: say(title) }))}
        />
        <TextInput
          label={t('subject')}
          required
          maxLength={200}
          value={asked.subject}
          onChange={({ currentTarget: { value } }) => setAsked({ ...asked, subject: value })}
        />
        <Textarea
          label={t('text')}
          required
          autosize
          minRows={4}
          maxLength={10_000}
          value={asked.text}
          onChange={({ currentTarget: { value } }) => setAsked({ ...asked, text: value })}
        />
        {sent.error !== null && <Failed error={sent.error} />}
        <Button type="submit" loading={sent.isPending} style={{ alignSelf: 'start' }}>
          {t('send')}
        </Button>
      </Stack>
    </form>
  );
}
