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
import { useCodeName } from './code-name.ts';
import type { Group, Line } from './groups.ts';
import { NextStep } from './next-step.tsx';
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
        { name: 'next', head: t('next'), cell: ({ first }: Group) => <NextStep line={first} /> },
      ]}
    />
  );
}

function What({ group: { first, lines } }: { readonly group: Group }): ReactNode {
  const t = useWords(radarWords);
  const say = useSay();
  const nameOf = useCodeName();
  const language = useLanguage();
  const { code, kind, stage, text } = first;
  const lapsed = lines.find((line) => line.lapsed !== undefined)?.lapsed;
  const grown = lines.find((line) => line.grown !== undefined)?.grown;
  return (
    <>
      <strong>{nameOf(kind === 'verdict' ? 'verdict' : code)}</strong>
      {stage !== undefined && <span className={css['soft']}> · {nameOf(`stage_${stage}`)}</span>}
      <div className={css['soft']}>
        {lines.length > 1 && kind === 'gap' && `${first.agreement}: `}
        {say(text)}
      </div>
      {grown !== undefined && (
        <div className={css['lapsed']}>
          <To href={addressOf('/records/$kind/$record', { kind: 'risk-acceptance', record: grown.acceptance })}>
            {say(grown.by)}
          </To>
        </div>
      )}
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
