/** What a new organisation does first. */
import type { ReactNode } from 'react';
import { useGet } from '../../client/reading.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { useWords } from '../../words/use-words.ts';
import { Steps } from './steps.tsx';
import { firstRunWords } from './words.ts';

export function FirstRunScreen(): ReactNode {
  const t = useWords(firstRunWords);
  const found = useGet('/v1/first-run');
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Loaded of={found} lines={10}>
        {({ steps, open }) => (
          <Section note={t('left', { count: open })}>
            <Steps steps={steps} />
          </Section>
        )}
      </Loaded>
    </Page>
  );
}
