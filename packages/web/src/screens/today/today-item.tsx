/** One line of the day. Owns: how reason, money, chance, owner and the one next step stand together. */
import { Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AnswerOf } from '../../client/reading.ts';
import { MoneyText } from '../../parts/exact.tsx';
import { Icon } from '../../parts/icon.tsx';
import type { IconName } from '../../parts/icon-shapes.ts';
import { Moment } from '../../parts/moment.tsx';
import { useAgreementTitles } from '../../parts/names.ts';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import css from './today.module.css';
import { todayWords } from './words.ts';

export type Item = AnswerOf<'/v1/today'>['items'][number];

const signs: Readonly<Record<string, IconName>> = {
  'action-overdue': 'check',
  'action-proposed': 'check',
  breach: 'cross',
  budget: 'chart',
  'case-due': 'ticket',
  check: 'check',
  claim: 'claim',
  copy: 'copy',
  decision: 'sign',
  dispute: 'dispute',
  disruption: 'warn',
  message: 'message',
  'month-end': 'month',
  plan: 'works',
  review: 'group',
  source: 'evidence',
  term: 'agreement',
};

export function TodayItem({ item }: { readonly item: Item }): ReactNode {
  const say = useSay();
  return (
    <li className={`${css['item']} ${item.tone === 'plain' ? '' : css[item.tone]}`} data-item={item.id}>
      <span className={css['sign']}>
        <Icon name={signs[item.kind] ?? 'problem'} />
      </span>
      <div>
        <h2 className={css['title']}>{say(item.title)}</h2>
        <p className={css['reason']}>{say(item.reason)}</p>
        {item.controlFailure !== undefined && <p className={css['failure']}>{say(item.controlFailure)}</p>}
        <Meta item={item} />
      </div>
      <div className={css['side']}>
        <MoneyAndChance item={item} />
        <To href={item.action.to} className={css['button']}>
          {say(item.action.label)}
        </To>
      </div>
    </li>
  );
}

function Meta({ item: { agreement, ownerName, since, due } }: { readonly item: Item }): ReactNode {
  const t = useWords(todayWords);
  const say = useSay();
  const titles = useAgreementTitles();
  const title = agreement === undefined ? undefined : titles.get(agreement);
  return (
    <div className={css['meta']}>
      {title !== undefined && <span>{say(title)}</span>}
      <span>{ownerName === undefined ? t('nobody') : t('owner', { name: say(ownerName) })}</span>
      {since !== undefined && <span>{t.rich('since', { when: <Moment key="since" at={since} /> })}</span>}
      {due !== undefined && <span>{t.rich('due', { when: <Moment key="due" at={due} /> })}</span>}
    </div>
  );
}

function MoneyAndChance({ item: { exposure: sum, chance } }: { readonly item: Item }): ReactNode {
  const t = useWords(todayWords);
  const say = useSay();
  // Nothing to win or lose is no figure to show.
  const exposure = sum === undefined || /^-?0(?:\.0+)?$/u.test(sum.amount) ? undefined : sum;
  if (exposure === undefined && (chance === undefined || chance.certainty === 'due')) return null;
  return (
    <div className={css['money']}>
      {exposure !== undefined && (
        <>
          <span className={css['amount']}>
            <MoneyText {...exposure} />
          </span>
          <span>{chance?.certainty === 'due' ? t('ifIdle') : t('ifMissed')}</span>
        </>
      )}
      {chance !== undefined && chance.certainty !== 'due' && (
        <Tooltip label={say(chance.how)} multiline w={320}>
          <button type="button" className={css['chance']} aria-label={`${wordOf(chance, t)}. ${say(chance.how)}`}>
            {wordOf(chance, t)}
          </button>
        </Tooltip>
      )}
    </div>
  );
}

type Chance = NonNullable<Item['chance']>;

function wordOf(
  { certainty, percent }: Chance,
  t: ReturnType<typeof useWords<keyof (typeof todayWords)['en']>>,
): string {
  if (certainty === 'secured') return t('never');
  if (certainty !== 'open') return t('certain');
  return t('likely', { percent });
}
