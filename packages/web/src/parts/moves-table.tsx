/** Promises and money before and after one change: an outage not logged yet, a correction, an exclusion refused and accepted. */
import { minutesText, Ratio, sayFigure, sayTargetText, sayVerdict } from '@troth/core';
import type { Verdict } from '@troth/core';
import type { ReactNode } from 'react';
import type { SchemaCorrectionPreview, SchemaExclusionPage } from '../client/api.d.ts';
import { useLanguage, useSay, useWords } from '../words/use-words.ts';
import { MoneyText } from './exact.tsx';
import { partWords } from './part-words.ts';
import { RecordTable } from './record-table.tsx';

type Promise = SchemaExclusionPage['outlooks'][number]['promises'][number];

interface MovesTableProps {
  readonly moves: Pick<SchemaCorrectionPreview, 'credit'> & { readonly promises: readonly Promise[] };
  readonly label: string;
  /** Heads of what is and what would be. */
  readonly before: string;
  readonly after: string;
}

export function MovesTable({ moves: { promises, credit }, label, before, after }: MovesTableProps): ReactNode {
  const t = useWords(partWords);
  const say = useSay();
  const language = useLanguage();
  return (
    <>
      <RecordTable
        label={label}
        rows={promises}
        keyOf={({ commitment, subject }) => `${commitment} ${subject ?? ''}`}
        empty={<p>{t('nothingMoves')}</p>}
        columns={[
          {
            name: 'promise',
            head: t('promise'),
            cell: ({ title, subject, target, allowedMs, why }) => (
              <div>
                {[say(title), subject].filter((part) => part !== undefined).join(' · ')}
                <div style={{ color: 'var(--ink-soft)' }}>
                  {target !== undefined && sayTargetText(target, language)}
                  {allowedMs !== undefined && ` · ${t('allows', { minutes: minutesText(Ratio.parse(allowedMs)) })}`}
                </div>
                {why !== undefined && <div>{t('takesNothing', { why: sayWhy(why, language) })}</div>}
              </div>
            ),
          },
          { name: 'before', head: before, cell: (one) => <Side one={one} side="Before" /> },
          { name: 'after', head: after, cell: (one) => <Side one={one} side="After" /> },
        ]}
      />
      {credit !== undefined && (
        <p>
          {t('creditOfMonth')}: <MoneyText amount={credit.before} currency={credit.currency} /> →{' '}
          <b>
            <MoneyText amount={credit.after} currency={credit.currency} />
          </b>
        </p>
      )}
    </>
  );
}

/** The engine's reasons are English; the one that people meet most is said in their language. */
function sayWhy(why: string, language: 'en' | 'zh-Hant'): string {
  return why === 'the clause does not apply to this commitment' && language !== 'en' ? '有關條款不適用於此承諾' : why;
}

const isVerdict = (text: string): text is Verdict =>
  ['met', 'missed', 'no-volume', 'not-measured', 'suspended', 'open', 'reported'].includes(text);

function Side({ one, side }: { readonly one: Promise; readonly side: 'Before' | 'After' }): ReactNode {
  const t = useWords(partWords);
  const language = useLanguage();
  const [ms, value, verdict] =
    side === 'Before'
      ? [one.beforeMs, one.valueBefore, one.verdictBefore]
      : [one.afterMs, one.valueAfter, one.verdictAfter];
  return (
    <div>
      {ms !== undefined && <b>{t('minutes', { minutes: minutesText(Ratio.parse(ms)) })}</b>}
      {ms !== undefined && value !== undefined && ' · '}
      {value !== undefined && sayFigure(value, language)}
      <div>{isVerdict(verdict) ? sayVerdict(verdict, language) : '–'}</div>
    </div>
  );
}
