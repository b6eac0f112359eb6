/** The seal: whether it is on, what it waits for, why it failed; and the papers that there are so far. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { SchemaSigning } from '../../client/api.d.ts';
import { useSend } from '../../client/reading.ts';
import { api } from '../../client/server.ts';
import { Failed } from '../../parts/failed.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Section } from '../../parts/page.tsx';
import { useWords } from '../../words/use-words.ts';
import css from './signing.module.css';
import { signingWords } from './words.ts';

const looks = {
  none: ['plain', 'clock'],
  pending: ['plain', 'clock'],
  retrying: ['warn', 'warn'],
  failed: ['bad', 'warn'],
  sealed: ['good', 'shield'],
} as const;

export function SealState({ signing }: { readonly signing: SchemaSigning }): ReactNode {
  const t = useWords(signingWords);
  const { seal, id, zone, state, form } = signing;
  const [tone, icon] = looks[seal.state];
  const done = state === 'completed';
  const again = useSend(() => api.POST('/v1/signings/{signing}/reseal', { params: { path: { signing: id } } }));
  const stuck = seal.state === 'retrying' || seal.state === 'failed';
  return (
    <Section title={t('seal')}>
      <div className={`${css['banner']} ${css[done ? 'good' : tone]}`} role="status">
        <Icon name={done ? 'shield' : icon} />
        <div>{t(done && form !== 'signature' ? 'seal_done' : `seal_${seal.state}`)}</div>
      </div>
      {stuck && (
        <dl className={css['facts']}>
          <dt>{t('lastError')}</dt>
          <dd>{seal.lastError}</dd>
          <dt>{t('attempts')}</dt>
          <dd>{seal.attempts}</dd>
          {seal.nextAt !== undefined && (
            <>
              <dt>{t('nextAt')}</dt>
              <dd>
                <Moment at={seal.nextAt} zone={zone} clock />
              </dd>
            </>
          )}
        </dl>
      )}
      {signing.may.includes('reseal') && (
        <Button loading={again.isPending} onClick={() => again.mutate(undefined)}>
          {t('sealAgain')}
        </Button>
      )}
      {again.error !== null && <Failed error={again.error} />}
      <dl className={css['facts']}>
        <dt>{t('textHash')}</dt>
        <dd className={css['hash']}>{signing.hash}</dd>
        <dt>{t('documentHash')}</dt>
        <dd className={css['hash']}>{seal.document ?? signing.document}</dd>
      </dl>
      <div className={css['line']}>
        <a href={`/v1/signings/${id}/document.pdf`} download>
          {t(done ? 'signedDocument' : 'document')}
        </a>
        {seal.certificate !== undefined && (
          <a href={`/v1/signings/${id}/certificate.pdf`} download>
            {t('certificate')}
          </a>
        )}
      </div>
    </Section>
  );
}
