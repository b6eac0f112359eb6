/** Everything to check the number with: the raw evidence, the statement, the signed pack (S4.5). */
import type { ReactNode } from 'react';
import type { SchemaCommitmentPage } from '../../client/api.d.ts';
import { Icon } from '../../parts/icon.tsx';
import { Section } from '../../parts/page.tsx';
import { useWords } from '../../words/use-words.ts';
import css from './commitment.module.css';
import { commitmentWords } from './words.ts';

export function DownloadsSection({
  page: { agreement, period, statement },
}: {
  readonly page: SchemaCommitmentPage;
}): ReactNode {
  const t = useWords(commitmentWords);
  const base = `/v1/agreements/${encodeURIComponent(agreement.id)}/periods/${encodeURIComponent(period.key)}`;
  const link = (href: string, words: string): ReactNode => (
    <a href={href} download>
      <Icon name="download" size={14} /> {words}
    </a>
  );
  return (
    <Section title={t('downloads')} note={t('packNote')} anchor="downloads">
      <div className={css['downloads']}>
        {link(`${base}/evidence?format=csv`, t('raw'))}
        {link(`${base}/evidence?format=json-lines`, t('rawJson'))}
        {link(`${base}/statement`, t('statementJson'))}
        {link(`${base}/pack`, t('pack'))}
      </div>
      {statement.hash !== undefined && (
        <p className={css['soft']} style={{ overflowWrap: 'anywhere' }}>
          {t('hash')}: <code>{statement.hash}</code>
        </p>
      )}
    </Section>
  );
}
