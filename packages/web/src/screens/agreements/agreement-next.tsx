/** Where an agreement goes from here: into force, through its year, to its end. */
import { Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { addressOf } from '../../app/address.ts';
import { To } from '../../parts/to.tsx';
import { useWords } from '../../words/use-words.ts';
import { agreementWords } from './words.ts';

export function AgreementNext({ agreement }: { readonly agreement: string }): ReactNode {
  const t = useWords(agreementWords);
  const to = (path: string): string => addressOf(path, { agreement });
  return (
    <Group gap="md" mt="sm" className="no-print">
      <To href={to('/agreements/$agreement/activation')}>{t('toActivation')}</To>
      <To href={to('/agreements/$agreement/annual-review')}>{t('toAnnual')}</To>
      <To href={to('/agreements/$agreement/standing')}>{t('toStanding')}</To>
    </Group>
  );
}
