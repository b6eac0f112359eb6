/** What this text would have paid last quarter, beside what is in force: the money first, then promise by promise. */
import { Button } from '@mantine/core';
import { Money, moneyText, sayAttained, sayPeriod } from '@troth/core';
import type { EvidenceRow, Revision, RowResult } from '@troth/core';
import { useDeferredValue, useMemo } from 'react';
import type { ReactNode } from 'react';
import { useSession } from '../../app/session.ts';
import { useSend } from '../../client/reading.ts';
import { api } from '../../client/server.ts';
import { Failed } from '../../parts/failed.tsx';
import { VerdictMark } from '../../parts/verdict-mark.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { lastQuarter, mostBytes, replay } from './model/replay.ts';
import type { Replay } from './model/replay.ts';
import { Panel } from './panel.tsx';
import { useStudio } from './studio-context.ts';
import css from './studio.module.css';
import { useEvidence } from './use-evidence.ts';
import { studioWords } from './words.ts';

export function ReplayPanel(): ReactNode {
  const t = useWords(studioWords);
  const language = useLanguage();
  const { draft, live, before } = useStudio();
  const { clock } = useSession();
  const quarter = lastQuarter(clock.now, live.revision?.zoneName ?? before?.revision?.zoneName ?? 'Asia/Hong_Kong');
  const { data: evidence } = useEvidence({ agreement: draft.agreement, quarter });
  const rows = evidence?.is === 'rows' ? evidence.rows : undefined;
  const now = useReplay(useDeferredValue(live.revision), { rows, quarter, knownAt: clock.now });
  const was = useReplay(before?.revision, { rows, quarter, knownAt: clock.now });
  return (
    <Panel title={t('replayTitle', { quarter: sayPeriod(quarter, language) })} note={t('replayNote')}>
      {evidence === undefined && <p className={css['soft']}>{t('computing')}</p>}
      {evidence?.is === 'none' && <p className={css['soft']}>{t('noEvidence')}</p>}
      {evidence?.is === 'too-much' && <ByServer />}
      {rows !== undefined && now === undefined && <p className={css['soft']}>{t('notComputed')}</p>}
      {now !== undefined && <Computed now={now} was={was} />}
    </Panel>
  );
}

interface Asked {
  readonly rows: readonly EvidenceRow[] | undefined;
  readonly quarter: string;
  readonly knownAt: string;
}

function useReplay(revision: Revision | undefined, { rows, quarter, knownAt }: Asked): Replay | undefined {
  return useMemo(
    () => (rows === undefined || revision === undefined ? undefined : replay({ revision, rows, quarter, knownAt })),
    [revision, rows, quarter, knownAt],
  );
}

/** Too much to compute while one types: the server does it on the text that is saved. */
function ByServer(): ReactNode {
  const t = useWords(studioWords);
  const { draft } = useStudio();
  const asked = useSend((periods: number) =>
    api.POST('/v1/drafts/{draft}/replay', { params: { path: { draft: draft.id } }, body: { periods } }),
  );
  return (
    <>
      <p className={css['soft']}>{t('tooMuch', { size: String(mostBytes / 1_000_000) })}</p>
      <Button size="xs" variant="default" loading={asked.isPending} onClick={() => asked.mutate(3)}>
        {t('replayServer')}
      </Button>
      {asked.error !== null && <Failed error={asked.error} />}
      {draft.inside?.replayed !== undefined && (
        <p className={css['soft']}>{draft.inside.replayed.credits.join(' · ')}</p>
      )}
    </>
  );
}

function Computed({ now, was }: { readonly now: Replay; readonly was: Replay | undefined }): ReactNode {
  const t = useWords(studioWords);
  const language = useLanguage();
  return (
    <div aria-live="polite">
      <Sum now={now} was={was} />
      {now.total !== undefined && (
        <table className={css['money']}>
          <thead>
            <tr>
              <th scope="col">{t('month')}</th>
              {was !== undefined && <th scope="col">{t('inForce')}</th>}
              <th scope="col">{t('thisText')}</th>
            </tr>
          </thead>
          <tbody>
            {now.months.map(({ period, credit }, at) => (
              <tr key={period}>
                <th scope="row">{sayPeriod(period, language)}</th>
                {was !== undefined && <td>{moneyText(was.months[at]?.credit ?? '0.00')}</td>}
                <td className={credit === was?.months[at]?.credit ? undefined : css['moved']}>
                  {moneyText(credit ?? '0.00')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <details open={now.total === undefined}>
        <summary className={css['foldNote']}>{t('details')}</summary>
        <Promises now={now} was={was} />
      </details>
      <p className={css['small']}>{t('afresh')}</p>
    </div>
  );
}

/** The one figure: what the quarter would have paid, and the difference. */
function Sum({ now, was }: { readonly now: Replay; readonly was: Replay | undefined }): ReactNode {
  const t = useWords(studioWords);
  const { total, currency } = now;
  if (total === undefined || currency === undefined) return null;
  const before = was?.currency === currency ? was.total : undefined;
  const moved = before === undefined ? undefined : Money.of(total, currency).minus(Money.of(before, currency));
  return (
    <p className={css['sum']} data-replay={total}>
      <span className={css['sumFigure']}>
        {currency} {moneyText(total)}
      </span>
      {moved !== undefined && (
        <span className={moved.isZero() ? css['soft'] : css['sumMoved']}>
          {moved.isZero() ? t('noChange') : `${moved.isNegative() ? '' : '+'}${moneyText(moved.toJSON().amount)}`}
        </span>
      )}
    </p>
  );
}

function Promises({ now, was }: { readonly now: Replay; readonly was: Replay | undefined }): ReactNode {
  const language = useLanguage();
  return now.months.map(({ period, rows }, at) => (
    <div key={period}>
      <h3 className={css['monthName']}>{sayPeriod(period, language)}</h3>
      <ul className={css['verdicts']}>
        {rows.map((row) => (
          <PromiseLine
            key={`${row.commitment} ${row.subject ?? ''}`}
            row={row}
            was={was?.months[at]?.rows.find((one) => one.commitment === row.commitment && one.subject === row.subject)}
          />
        ))}
      </ul>
    </div>
  ));
}

function PromiseLine({ row, was }: { readonly row: RowResult; readonly was: RowResult | undefined }): ReactNode {
  const say = useSay();
  const language = useLanguage();
  const last = row.segments.at(-1);
  return (
    <li>
      <span className={css['promiseName']}>
        {say(row.title)}
        {row.subject !== undefined && ` · ${row.subject}`}
      </span>
      <span className={css['soft']}>{last === undefined ? '' : sayAttained(last, language)}</span>
      <span className={css['marks']}>
        {was !== undefined && was.verdict !== row.verdict && (
          <>
            <VerdictMark verdict={was.verdict} /> →
          </>
        )}
        <VerdictMark verdict={row.verdict} />
      </span>
    </li>
  );
}
