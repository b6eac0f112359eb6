/** Requirements beside the tiers that are sold, and the tiers beside a budget (S0.5). */
import { Button, TextInput } from '@mantine/core';
import { moneyText, sayTargetText } from '@troth/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useChoice } from '../../app/address.ts';
import { Empty } from '../../parts/empty.tsx';
import { MoneyText } from '../../parts/exact.tsx';
import { Mark } from '../../parts/mark.tsx';
import type { MarkTone } from '../../parts/mark.tsx';
import { Section } from '../../parts/page.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { To } from '../../parts/to.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { Proposals } from './proposals.tsx';
import css from './requirements.module.css';
import type { RequirementPage } from './requirements-screen.tsx';
import { requirementWords } from './words.ts';

type Column = RequirementPage['fit'][number];

export function FitTab({ page }: { readonly page: RequirementPage }): ReactNode {
  const t = useWords(requirementWords);
  if (page.fit.length === 0)
    return (
      <>
        <Section title={t('fit')}>
          <Empty title={t('noFit')} icon="table">
            {t('noFitText')}
          </Empty>
        </Section>
        <Proposals party={page.party.id} />
      </>
    );
  return (
    <>
      <Section title={t('fit')} note={t('fitNote')}>
        <Budget />
        <div className={css['tiers']}>
          {page.fit.map((column) => (
            <Tier key={column.offering} column={column} page={page} />
          ))}
        </div>
        <Cells page={page} />
      </Section>
      <Beyond page={page} />
      <Proposals party={page.party.id} />
    </>
  );
}

function Budget(): ReactNode {
  const t = useWords(requirementWords);
  const [budget = '', choose] = useChoice('budget');
  const [text, setText] = useState(budget);
  return (
    <form
      className={css['acts']}
      style={{ marginBottom: '0.875rem', alignItems: 'end' }}
      onSubmit={(event) => {
        event.preventDefault();
        choose(text.replaceAll(',', '').trim());
      }}
    >
      <TextInput
        label={t('budget')}
        description={t('budgetHint', { currency: 'HKD' })}
        inputMode="decimal"
        value={text}
        onChange={({ currentTarget: { value } }) => setText(value)}
      />
      <Button type="submit" variant="default">
        {t('compare')}
      </Button>
    </form>
  );
}

function Tier({ column, page }: { readonly column: Column; readonly page: RequirementPage }): ReactNode {
  const t = useWords(requirementWords);
  const say = useSay();
  const titles = new Map(page.requirements.map(({ record }) => [record.id, record.title]));
  const names = column.cells
    .filter(({ verdict }) => verdict === 'not')
    .map(({ requirement }) => say(titles.get(requirement) ?? requirement));
  const by = column.by === undefined ? '' : `${column.by.currency} ${moneyText(column.by.amount)}`;
  return (
    <div className={css['tier']} role="group" aria-label={column.tier ?? say(column.name)}>
      <h3>
        <To href={`/records/offering/${column.offering}`}>{say(column.name)}</To>
      </h3>
      <div className={css['price']}>{column.price === undefined ? t('noPrice') : <MoneyText {...column.price} />}</div>
      <div className={css['chips']}>
        {column.budget === 'over' && (
          <Mark tone="bad" icon="cross">
            {t('over', { by })}
          </Mark>
        )}
        {column.budget === 'within' && (
          <Mark tone="good" icon="check">
            {t('within', { by })}
          </Mark>
        )}
        <Mark tone={column.unmet === 0 ? 'good' : 'warn'}>{t('unmet', { count: column.unmet })}</Mark>
        {column.unknown > 0 && <Mark tone="unknown">{t('unknownCount', { count: column.unknown })}</Mark>}
      </div>
      {names.length > 0 && <div>{t('lists', { names: names.join(' · ') })}</div>}
      {column.unasked.length > 0 && (
        <div className={css['soft']}>
          {t('unasked')}: {column.unasked.map(({ what }) => say(what)).join(' · ')}
        </div>
      )}
    </div>
  );
}

const tones: Readonly<Record<'met' | 'not' | 'unknown', MarkTone>> = { met: 'good', not: 'bad', unknown: 'unknown' };
const icons = { met: 'check', not: 'cross', unknown: 'unknown' } as const;

function Cells({ page }: { readonly page: RequirementPage }): ReactNode {
  const t = useWords(requirementWords);
  const say = useSay();
  const language = useLanguage();
  const titles = new Map(page.requirements.map(({ record }) => [record.id, record.title]));
  const rows = page.fit[0]?.cells ?? [];
  if (rows.length === 0) return null;
  return (
    <RecordTable
      label={t('cells')}
      wide
      rows={rows}
      keyOf={({ requirement }) => requirement}
      columns={[
        {
          name: 'requirement',
          head: t('requirement'),
          cell: ({ requirement, asked }) => (
            <>
              {say(titles.get(requirement) ?? requirement)}
              <div className={css['soft']}>
                {t('asked')}: {sayTargetText(asked, language)}
              </div>
            </>
          ),
        },
        ...page.fit.map((column) => ({
          name: column.offering,
          head: say(column.name),
          cell: ({ requirement }: Column['cells'][number]) => {
            const cell = column.cells.find((one) => one.requirement === requirement);
            return cell === undefined ? '–' : <Cell cell={cell} />;
          },
        })),
      ]}
    />
  );
}

function Cell({ cell: { verdict, offered, more } }: { readonly cell: Column['cells'][number] }): ReactNode {
  const t = useWords(requirementWords);
  const language = useLanguage();
  return (
    <>
      <Mark tone={tones[verdict]} icon={icons[verdict]}>
        {t(verdict)}
      </Mark>
      {offered !== undefined && <div>{sayTargetText(offered, language)}</div>}
      {more && <div className={css['soft']}>{t('more')}</div>}
    </>
  );
}

function Beyond({ page }: { readonly page: RequirementPage }): ReactNode {
  const t = useWords(requirementWords);
  const say = useSay();
  const language = useLanguage();
  if (page.beyond.length === 0) return null;
  return (
    <Section title={t('beyond')}>
      <ul className={css['plain']}>
        {page.beyond.map(({ requirement, best }) => {
          const record = page.requirements.find((one) => one.record.id === requirement)?.record;
          const target: unknown = record?.body['target'];
          return (
            <li key={requirement}>
              {t('beyondText', {
                title: say(record?.title ?? requirement),
                asked: sayTargetText(typeof target === 'string' ? target : '', language),
                best: sayTargetText(best, language),
              })}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
