/** The draft as it would be issued: either edition, either language. It is the server's page, shown in a frame that runs nothing. */
import { SegmentedControl } from '@mantine/core';
import type { RecordBody } from '@troth/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Section } from '../../parts/page.tsx';
import { useLanguage, useWords } from '../../words/use-words.ts';
import css from './reports.module.css';
import { draftAddress } from './paper-links.ts';
import { reportWords } from './words.ts';

interface PreviewProps {
  readonly body: RecordBody<'report'>;
  /** Another version is another page. */
  readonly version: number;
}

export function Preview({ body, version }: PreviewProps): ReactNode {
  const t = useWords(reportWords);
  const own = useLanguage();
  const [edition, setEdition] = useState('customer');
  const [language, setLanguage] = useState<string>(own);
  const address = draftAddress({
    agreement: body.agreement,
    period: body.period,
    edition: edition === 'internal' ? 'internal' : 'customer',
    language: language === 'en' ? 'en' : 'zh-Hant',
  });
  return (
    <Section title={t('preview')} note={t('previewNote')} anchor="preview">
      <div className={css['choices']}>
        <SegmentedControl
          aria-label={t('edition')}
          value={edition}
          onChange={setEdition}
          data={[
            { value: 'customer', label: t('customerEdition') },
            { value: 'internal', label: t('internalEdition') },
          ]}
        />
        <SegmentedControl
          aria-label={t('language')}
          value={language}
          onChange={setLanguage}
          data={[
            { value: 'en', label: 'English' },
            { value: 'zh-Hant', label: '繁體中文' },
          ]}
        />
      </div>
      <iframe key={`${address} ${version}`} className={css['frame']} src={address} title={t('preview')} sandbox="" />
    </Section>
  );
}
