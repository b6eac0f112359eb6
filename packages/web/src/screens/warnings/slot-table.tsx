/** Times at which works could be done, what each does to every agreement, what it is expected to cost and why. */
import { Button, Group, Radio } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { AnswerOf } from '../../client/reading.ts';
import { MoneyText } from '../../parts/exact.tsx';
import { sayAt } from '../../parts/local-time.ts';
import { Moment } from '../../parts/moment.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { useZone } from '../../parts/zone.ts';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import css from './warnings.module.css';
import { warningWords } from './words.ts';

export type Slot = AnswerOf<'/v1/changes/{change}/slots'>['items'][number];

interface SlotTableProps {
  readonly slots: readonly Slot[];
  readonly chosen: string;
  readonly onChoose: (start: string) => void;
}

/** The planned time and its hour on other days; quiet hours and windows on demand, and those that are worth it anyway. */
export function SlotTable({ slots, chosen, onChoose }: SlotTableProps): ReactNode {
  const t = useWords(warningWords);
  const say = useSay();
  const [all, setAll] = useState(false);
  const usual = slots.filter(
    ({ kind, best, start }) => kind === 'planned' || kind === 'same-time' || best || start === chosen,
  );
  const shown = all ? slots : usual;
  return (
    <>
      <RecordTable
        label={t('slots')}
        rows={shown}
        keyOf={({ start }) => start}
        columns={[
          {
            name: 'when',
            head: t('when'),
            cell: (slot) => <When slot={slot} chosen={chosen === slot.start} onChoose={onChoose} />,
          },
          { name: 'notice', head: t('notice'), cell: ({ noticeHours }) => t('hours', { hours: noticeHours }) },
          { name: 'effect', head: t('effect'), cell: ({ effects }) => <Effects effects={effects} /> },
          { name: 'credit', head: t('credit'), numeric: true, cell: ({ credits }) => <Credits credits={credits} /> },
          {
            name: 'expected',
            head: t('expectedCredit'),
            numeric: true,
            cell: (slot) => <Expected slot={slot} />,
          },
          { name: 'reason', head: t('reason'), cell: ({ reason }) => say(reason) },
        ]}
      />
      {slots.length > usual.length && (
        <Button variant="default" size="xs" mt="sm" onClick={() => setAll(!all)}>
          {all ? t('fewSlots') : t('allSlots', { count: slots.length })}
        </Button>
      )}
    </>
  );
}

function Expected({ slot: { expected, exactOnly } }: { readonly slot: Slot }): ReactNode {
  const t = useWords(warningWords);
  return (
    <>
      {expected.length === 0 ? t('none') : expected.map((sum) => <MoneyText key={sum.currency} {...sum} />)}
      <div>
        <small>{exactOnly ? t('exactOnly') : t('estimate')}</small>
      </div>
    </>
  );
}

interface WhenProps {
  readonly slot: Slot;
  readonly chosen: boolean;
  readonly onChoose: (start: string) => void;
}

function When({ slot: { start, current, best }, chosen, onChoose }: WhenProps): ReactNode {
  const t = useWords(warningWords);
  const language = useLanguage();
  const zone = useZone();
  return (
    <Group gap={0} data-slot={start} data-best={best}>
      <Radio
        name="slot"
        checked={chosen}
        onChange={() => onChoose(start)}
        aria-label={t('choose', { when: sayAt(start, zone, language) })}
        mr="sm"
      />
      <Moment at={start} />
      {current && <span className={`${css['tag']} ${css['planned']}`}>{t('planned')}</span>}
      {best && <span className={`${css['tag']} ${css['best']}`}>{t('best')}</span>}
    </Group>
  );
}

function Effects({ effects }: Pick<Slot, 'effects'>): ReactNode {
  const t = useWords(warningWords);
  const say = useSay();
  return effects.map(({ agreement, commitment, text, missed, linked, chance }) => (
    <div key={`${agreement} ${commitment} ${text.en}`}>
      <span className={missed ? css['bad'] : undefined}>
        {agreement} · {say(text)}
      </span>
      {linked && ` (${t('linked')})`}
      {chance !== undefined && (
        <div>
          <small>{t('chanceMoves', { before: percentOf(chance.before), after: percentOf(chance.after) })}</small>
        </div>
      )}
    </div>
  ));
}

/** One decimal below ten percent; what is neither is never shown as 0 or 100. */
function percentOf(chance: number): string {
  if (chance === 0 || chance === 1) return `${chance * 100} %`;
  const text = (chance * 100).toFixed(chance < 0.1 ? 1 : 0);
  return `${text === '100' ? '99' : text === '0.0' ? '< 0.1' : text} %`;
}

function Credits({ credits }: Pick<Slot, 'credits'>): ReactNode {
  const t = useWords(warningWords);
  if (credits.length === 0) return <span className={css['good']}>{t('none')}</span>;
  return credits.map((credit) => (
    <div key={credit.currency} className={css['bad']}>
      <MoneyText {...credit} />
    </div>
  ));
}
