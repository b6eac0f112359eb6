/** A supplier tells of works or a degradation; how many customers it touches comes back at once. */
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSend } from '../../client/reading.ts';
import { api } from '../../client/server.ts';
import { Page, Section } from '../../parts/page.tsx';
import { RecordForm } from '../../parts/record-form.tsx';
import { To } from '../../parts/to.tsx';
import { useWords } from '../../words/use-words.ts';
import { portalWords } from './words.ts';

export function NoticeNewScreen(): ReactNode {
  const t = useWords(portalWords);
  const navigate = useNavigate();
  const sent = useSend((body: Record<string, unknown>) => api.POST('/v1/portal/notices', { body: { body } }));
  return (
    <Page title={t('newNotice')} over={<To href="/portal/work">{t('work')}</To>} lead={t('noticeLead')}>
      <Section>
        <RecordForm
          kind="notice"
          only={['type', 'text', 'window']}
          send={t('sendNotice')}
          busy={sent.isPending}
          error={sent.error}
          onSend={(body) =>
            sent.mutate(body, { onSuccess: ({ id }) => void navigate({ to: `/records/notice/${id}` as never }) })
          }
        />
      </Section>
    </Page>
  );
}
