/** Matters of the radar, one line each, with the one thing to do. */
import { sayDate } from '@troth/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { addressOf } from '../../app/address.ts';
import { AgreementLink } from '../../parts/agreement-link.tsx';
import { Mark } from '../../parts/mark.tsx';
import type { MarkTone } from '../../parts/mark.tsx';
import { PersonName } from '../../parts/person-name.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { To } from '../../parts/to.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import type { Group, Line } from './groups.ts';
import css from './radar.module.css';
import { radarWords } from './words.ts';

const tones: Readonly<Record<Line['weight'], MarkTone>> = { high: 'bad', middle: 'warn', low: 'unknown' };
const stateTones: Readonly<Record<Line['state'], MarkTone>> = {
  new: 'bad',
  open: 'ink',
  accepted: 'accent',
  gone: 'good',
};

export function GroupTable({ groups }: { readonly groups: readonly Group[] }): ReactNode {
  const t = useWords(radarWords);
  const language = useLanguage();
  return (
    <RecordTable
      label={t('title')}
      rows={groups}
      keyOf={({ key }) => key}
      columns={[
        {
          name: 'weight',
          head: t('weight'),
          cell: ({ first }: Group) => (
            <>
              <Mark tone={tones[first.weight]}>{t(first.weight)}</Mark>
              <div className={css['state']}>
                <Mark tone={stateTones[first.state]}>{t(`state_${first.state}`)}</Mark>
              </div>
            </>
          ),
        },
        { name: 'what', head: t('what'), cell: (group: Group) => <What group={group} /> },
        {
          name: 'behind',
          head: t('behind'),
          cell: ({ first: { behind } }: Group) => (behind === undefined ? '–' : <AgreementLink id={behind} />),
          sortBy: ({ first }: Group) => first.behind ?? '',
        },
        {
          name: 'agreements',
          whole: true,
          head: t('agreements'),
          cell: ({ lines }: Group) => <Agreements lines={lines} />,
        },
        {
          name: 'since',
          head: t('since'),
          cell: ({ first: { since } }: Group) => sayDate(since, language),
          sortBy: ({ first }: Group) => first.since,
        },
        {
          name: 'owner',
          head: t('owner'),
          cell: ({ first: { owner } }: Group) => (owner === undefined ? '–' : <PersonName id={owner} />),
        },
        { name: 'next', head: t('next'), cell: ({ first }: Group) => <Next line={first} /> },
      ]}
    />
  );
}

function What({ group: { first, lines } }: { readonly group: Group }): ReactNode {
  const t = useWords(radarWords);
  const say = useSay();
  const language = useLanguage();
  const { code, kind, stage, text } = first;
  const lapsed = lines.find((line) => line.lapsed !== undefined)?.lapsed;
  return (
    <>
      <strong>{nameOf(t, kind === 'verdict' ? 'verdict' : code)}</strong>
      {stage !== undefined && <span className={css['soft']}> · {nameOf(t, `stage_${stage}`)}</span>}
      <div className={css['soft']}>
        {lines.length > 1 && kind === 'gap' && `${first.agreement}: `}
        {say(text)}
      </div>
      {lapsed !== undefined && (
        <div className={css['lapsed']}>
          <To href={addressOf('/records/$kind/$record', { kind: 'risk-acceptance', record: lapsed.acceptance })}>
            {t('lapsed', { date: sayDate(lapsed.on, language) })}
          </To>
        </div>
      )}
    </>
  );
}

type Words = ReturnType<typeof useWords<keyof (typeof radarWords)['en']>>;

const isWord = (name: string): name is keyof (typeof radarWords)['en'] => Object.hasOwn(radarWords.en, name);

/** A code that is newer than these words stands as it is. */
const nameOf = (t: Words, name: string): string => (isWord(name) ? t(name) : name);

const shownAtFirst = 3;

function Agreements({ lines }: { readonly lines: readonly Line[] }): ReactNode {
  const t = useWords(radarWords);
  const [whole, setWhole] = useState(lines.length <= shownAtFirst + 1);
  const ids = [...new Set(lines.map(({ agreement }) => agreement))];
  const shown = whole ? ids : ids.slice(0, shownAtFirst);
  return (
    <>
      {shown.map((id) => (
        <div key={id} className={css['line']}>
          <AgreementLink id={id} />
        </div>
      ))}
      {shown.length < ids.length && (
        <button type="button" className={css['more']} onClick={() => setWhole(true)}>
          {t('more', { count: ids.length - shown.length })}
        </button>
      )}
    </>
  );
}

function Next({ line }: { readonly line: Line }): ReactNode {
  const t = useWords(radarWords);
  const { state, acceptance, step, behind, draft, agreement } = line;
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
    return <To href={addressOf('/records/$kind/new', { kind: 'service-model' })}>{t('describe')}</To>;
  if (step === 'accept')
    return <To href={addressOf('/records/$kind/new', { kind: 'risk-acceptance' })}>{t('accept')}</To>;
  if (draft !== undefined) return <To href={addressOf('/drafts/$draft', { draft })}>{t('openDraft')}</To>;
  // There those behind are asked, or the risk is taken.
  return <To href={addressOf('/agreements/$agreement/deliverability', { agreement })}>{t('fix')}</To>;
}
