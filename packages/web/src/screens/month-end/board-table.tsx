/** The lines of the close board and their sums. */
import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { percentText, Ratio, recordKindOf } from '@troth/core';
import type { ReactNode } from 'react';
import { addressOf } from '../../app/address.ts';
import type { SchemaCloseRow } from '../../client/api.d.ts';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import { LightMark } from './light.tsx';
import css from './month-end.module.css';
import { RowResult } from './row-result.tsx';
import { isNothing, saySum, saySums, sumsOf } from './sums.ts';
import { monthEndWords } from './words.ts';

const columns = ['agreement', 'state', 'data', 'open', 'result', 'credit', 'report', 'note', 'next'] as const;

export const fileAddress = ({ agreement, period }: Pick<SchemaCloseRow, 'agreement' | 'period'>): string =>
  addressOf('/month-end/$period/$agreement', { period: period.key, agreement });

/** Lines with something to do first; those where nothing is left are folded away until somebody asks. */
export function BoardTable({ rows }: { readonly rows: readonly SchemaCloseRow[] }): ReactNode {
  const t = useWords(monthEndWords);
  const [unfolded, { toggle }] = useDisclosure(false);
  const open = rows.filter(({ next, light }) => next !== undefined || light !== 'closed');
  const rest = rows.filter((row) => !open.includes(row));
  const shown = unfolded || open.length === 0 ? [...open, ...rest] : open;
  return (
    <div className={css['scroll']} tabIndex={0} role="region" aria-label={t('title')}>
      <table className={`${css['table']} ${css['folds']}`}>
        <thead>
          <tr>
            {columns.map((name) => (
              <th key={name} scope="col" className={name === 'credit' ? css['figure'] : undefined}>
                {t(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <Line key={row.agreement} row={row} />
          ))}
        </tbody>
        <tfoot>
          <Totals rows={rows} />
        </tfoot>
      </table>
      {open.length > 0 && rest.length > 0 && (
        <Button variant="subtle" onClick={toggle} aria-expanded={unfolded} mt="xs">
          {unfolded ? t('fold') : t('unfold', { count: rest.length })}
        </Button>
      )}
    </div>
  );
}

function Line({ row }: { readonly row: SchemaCloseRow }): ReactNode {
  const t = useWords(monthEndWords);
  const say = useSay();
  const address = fileAddress(row);
  return (
    <tr>
      <th scope="row">
        <To href={address}>{say(row.title)}</To>
        <div className={css['soft']}>{row.agreement}</div>
      </th>
      <td>
        <LightMark light={row.light} />
        {row.dated !== undefined && (
          <div className={css['soft']}>
            {t('until')} {row.dated.until}
          </div>
        )}
      </td>
      <td className={css['soft']} data-name={t('data')}>
        {t('completeness', { percent: percentText(Ratio.parse(row.completeness)) })}
      </td>
      <td data-name={t('open')}>
        <OpenPoints row={row} />
      </td>
      <td>
        <RowResult rows={row.rows} />
      </td>
      <td className={css['figure']} data-name={t('credit')}>
        {row.credit !== undefined && (isNothing(row.credit) ? '–' : saySum(row.credit))}
        {row.credit !== undefined && row.type !== 'sla' && !isNothing(row.credit) && (
          <div className={css['soft']}>{t('toUs')}</div>
        )}
      </td>
      <td data-name={t('report')} className={css['nowrap']}>
        <Report row={row} />
      </td>
      <td data-name={t('note')}>
        <Notes row={row} />
      </td>
      <td data-name={t('next')}>
        {row.next === undefined ? (
          <span className={css['soft']}>{row.light === 'running' ? '' : t('nothingLeft')}</span>
        ) : (
          <>
            <To href={address} strong>
              {say(row.next.words)}
            </To>
            <div className={css['soft']}>{t('level', { level: row.next.level })}</div>
          </>
        )}
      </td>
    </tr>
  );
}

function OpenPoints({ row }: { readonly row: SchemaCloseRow }): ReactNode {
  const t = useWords(monthEndWords);
  const points = [
    row.openExclusions.length > 0 && t('decisions', { count: row.openExclusions.length }),
    row.disputes.length > 0 && t('disputes', { count: row.disputes.length }),
    row.unexplained > 0 && t('unexplained', { count: row.unexplained }),
    row.proposal !== undefined && t('restate'),
  ].filter((point) => point !== false);
  if (points.length === 0) return <span className={css['soft']}>{t('nothing')}</span>;
  return (
    <div className={css['stack']}>
      {points.map((point) => (
        <div key={point}>{point}</div>
      ))}
    </div>
  );
}

function Report({ row: { report } }: { readonly row: SchemaCloseRow }): ReactNode {
  const t = useWords(monthEndWords);
  const say = useSay();
  if (report === undefined) return <span className={css['soft']}>{t('none')}</span>;
  const state = recordKindOf('report').states[report.state];
  return (
    <>
      <To href={addressOf('/reports/$report', { report: report.id })}>
        {state === undefined ? report.state : say(state)}
      </To>
      <div className={css['soft']}>
        {t('revision', { number: report.number })}
        {report.current ? '' : `, ${t('outdated')}`}
      </div>
    </>
  );
}

function Notes({ row: { notes } }: { readonly row: SchemaCloseRow }): ReactNode {
  const t = useWords(monthEndWords);
  const say = useSay();
  if (notes.length === 0) return <span className={css['soft']}>{t('none')}</span>;
  return (
    <div className={css['stack']}>
      {notes.map((note) => {
        const state = recordKindOf('credit-note').states[note.state];
        return (
          <div key={note.id}>
            <To href={addressOf('/credit-notes/$note', { note: note.id })}>{note.id}</To>
            <div className={css['soft']}>
              {saySum(note)}, {state === undefined ? note.state : say(state)}
            </div>
          </div>
        );
      })}
    </div>
  );
}

function Totals({ rows }: { readonly rows: readonly SchemaCloseRow[] }): ReactNode {
  const t = useWords(monthEndWords);
  const count = (of: (row: SchemaCloseRow) => number): number => rows.reduce((sum, row) => sum + of(row), 0);
  const points = {
    decisions: count(({ openExclusions }) => openExclusions.length),
    disputes: count(({ disputes }) => disputes.length),
    unexplained: count(({ unexplained }) => unexplained),
  };
  const creditOf = (own: boolean) =>
    sumsOf(rows.flatMap(({ credit, type }) => (credit === undefined || (type === 'sla') !== own ? [] : [credit])));
  const [credit, toUs] = [creditOf(true), creditOf(false)];
  const noted = sumsOf(rows.flatMap(({ notes }) => notes));
  const lights = (['closed', 'ready', 'blocked', 'dated', 'running'] as const)
    .map((light) => ({ light, found: count((row) => (row.light === light ? 1 : 0)) }))
    .filter(({ found }) => found > 0);
  return (
    <tr>
      <th scope="row">{t('total', { count: rows.length })}</th>
      <td>
        {lights.map(({ light, found }) => (
          <div key={light} className={css['soft']}>
            {found} {t(`light_${light}`)}
          </div>
        ))}
      </td>
      <Blank />
      <td className={css['soft']}>
        {(['decisions', 'disputes', 'unexplained'] as const)
          .filter((name) => points[name] > 0)
          .map((name) => (
            <div key={name}>{t(name, { count: points[name] })}</div>
          ))}
      </td>
      <Blank />
      <td className={css['figure']} data-name={t('credit')}>
        {saySums(credit)}
        {!toUs.every(isNothing) && (
          <div className={css['soft']}>
            {saySums(toUs)} {t('toUs')}
          </div>
        )}
      </td>
      <Blank />
      <td data-name={t('note')}>{noted.length > 0 && t('noted', { sum: saySums(noted) })}</td>
      <Blank />
    </tr>
  );
}

/** Nothing is summed here. */
function Blank(): ReactNode {
  const t = useWords(monthEndWords);
  return (
    <td className={css['blank']} aria-label={t('nothing')}>
      –
    </td>
  );
}
