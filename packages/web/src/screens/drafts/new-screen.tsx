/** A new draft: choose what it begins from, then what that needs. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useChoice } from '../../app/address.ts';
import { Page, Section } from '../../parts/page.tsx';
import { To } from '../../parts/to.tsx';
import { useWords } from '../../words/use-words.ts';
import css from './drafts.module.css';
import { FromAgreement } from './from-agreement.tsx';
import { FromFile } from './from-file.tsx';
import { FromTemplate } from './from-template.tsx';
import { draftWords } from './words.ts';

const sources = ['template', 'agreement', 'file'] as const;
type Source = (typeof sources)[number];

export function DraftNewScreen(): ReactNode {
  const t = useWords(draftWords);
  const [asked] = useChoice('from');
  const [source, setSource] = useState<Source>(sources.find((one) => one === asked) ?? 'template');
  const words = {
    template: [t('fromTemplate'), t('fromTemplateHelp')],
    agreement: [t('fromAgreement'), t('fromAgreementHelp')],
    file: [t('fromFile'), t('fromFileHelp')],
  } as const;
  return (
    <Page over={<To href="/drafts">{t('title')}</To>} title={t('new')} lead={t('newLead')}>
      <fieldset className={css['sources']}>
        <legend>{t('from')}</legend>
        {sources.map((one) => (
          <label key={one} className={css['source']}>
            <input type="radio" name="source" checked={source === one} onChange={() => setSource(one)} />
            <b>{words[one][0]}</b>
            <span className={css['small']}>{words[one][1]}</span>
          </label>
        ))}
      </fieldset>
      <Section>
        {source === 'template' && <FromTemplate />}
        {source === 'agreement' && <FromAgreement />}
        {source === 'file' && <FromFile />}
      </Section>
    </Page>
  );
}
