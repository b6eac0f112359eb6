/** The one thing to do about a matter of the radar. */
import type { ReactNode } from 'react';
import { addressOf } from '../../app/address.ts';
import { To } from '../../parts/to.tsx';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { riskAddress } from '../deliverability/risk-address.ts';
import type { Line } from './groups.ts';
import { radarWords } from './words.ts';

type StepOf = Pick<Line, 'id' | 'text' | 'state' | 'acceptance' | 'step' | 'behind' | 'draft' | 'agreement'>;

export function NextStep({ line }: { readonly line: StepOf }): ReactNode {
  const t = useWords(radarWords);
  const language = useLanguage();
  const { id, text, state, acceptance, step, behind, draft, agreement } = line;
  if (state === 'gone') return '–';
  if (acceptance !== undefined)
    return (
      <To href={addressOf('/records/$kind/$record', { kind: 'risk-acceptance', record: acceptance })}>
        {t('acceptance')}
      </To>
    );
  if (step === 'renew' && draft !== undefined)
    return <To href={addressOf('/drafts/$draft', { draft })}>{t('openDraft')}</To>;
  if (step === 'renew') return <To href={`/drafts/new?from=agreement&agreement=${behind ?? ''}`}>{t('renew')}</To>;
  if (step === 'verify')
    return (
      <To href={addressOf('/records/$kind/$record', { kind: 'service-model', record: agreement })}>{t('verify')}</To>
    );
  if (step === 'describe')
    return (
      <To href={`${addressOf('/records/$kind/new', { kind: 'service-model' })}?agreement=${agreement}`}>
        {t('describe')}
      </To>
    );
  if (step === 'accept')
    return (
      <To
        href={riskAddress([{ id, text: { en: text.en, 'zh-Hant': text['zh-Hant'] ?? text.en } }], {
          agreement,
          language,
        })}
      >
        {t('accept')}
      </To>
    );
  if (draft !== undefined) return <To href={addressOf('/drafts/$draft', { draft })}>{t('openDraft')}</To>;
  // There those behind are asked, or the risk is taken.
  return <To href={addressOf('/agreements/$agreement/deliverability', { agreement })}>{t('fix')}</To>;
}
