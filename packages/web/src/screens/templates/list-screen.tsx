/** Templates by type, each with its tiers side by side: the main promise and the usual price. */
import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { addressOf, useChoice } from '../../app/address.ts';
import { useGet } from '../../client/reading.ts';
import type { AnswerOf } from '../../client/reading.ts';
import { Empty } from '../../parts/empty.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import type { Column } from '../../parts/record-table.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { To } from '../../parts/to.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import css from './templates.module.css';
import { templateWords } from './words.ts';

type Line = AnswerOf<'/v1/templates'>['items'][number];

const types = ['sla', 'ola', 'underpinning-contract', 'expectation'] as const;

export function TemplatesScreen(): ReactNode {
  const t = useWords(templateWords);
  const found = useGet('/v1/templates');
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      acts={
        <>
          <To href="/wording">{t('wording')}</To>
          <To href="/templates/new" strong>
            {t('save')}
          </To>
        </>
      }
    >
      <Loaded of={found} lines={10}>
        {({ items }) => <Library lines={items} />}
      </Loaded>
    </Page>
  );
}

function Library({ lines }: { readonly lines: readonly Line[] }): ReactNode {
  const t = useWords(templateWords);
  const [text = '', setText] = useChoice('text');
  const wanted = text.trim().toLowerCase();
  const shown = lines.filter(({ id, title }) => [id, ...Object.values(title)].join(' ').toLowerCase().includes(wanted));
  return (
    <>
      <TextInput
        className={css['find'] ?? ''}
        type="search"
        aria-label={t('find')}
        placeholder={t('find')}
        value={text}
        leftSection={<Icon name="search" />}
        onChange={({ currentTarget }) => setText(currentTarget.value === '' ? undefined : currentTarget.value)}
      />
      {shown.length === 0 && (
        <Section>
          <Empty icon="search" title={t('none')}>
            {t('noneText')}
          </Empty>
        </Section>
      )}
      {types
        .filter((type) => shown.some((line) => line.type === type))
        .map((type) => (
          <Section key={type} title={t(`type_${type}`)}>
            <OfType rows={shown.filter((line) => line.type === type)} label={t(`type_${type}`)} />
          </Section>
        ))}
    </>
  );
}

function OfType({ rows, label }: { readonly rows: readonly Line[]; readonly label: string }): ReactNode {
  const t = useWords(templateWords);
  const say = useSay();
  const language = useLanguage();
  const tiers = [...new Map(rows.flatMap((row) => row.tiers.map((tier) => [tier.id, tier] as const))).values()];
  const columns: readonly Column<Line>[] = [
    {
      name: 'name',
      head: t('name'),
      sortBy: ({ title }) => say(title),
      cell: ({ id, title, description, outline, state, version }) => (
        <div>
          <To href={addressOf('/templates/$template', { template: id })} strong>
            {say(title)}
          </To>
          {description !== undefined && <div className={css['soft']}>{say(description)}</div>}
          {outline.promises[0] !== undefined && (
            <div className={css['soft']}>
              {t('mainPromise')}: {say(outline.promises[0].title)} · {t('promises')}: {outline.promises.length}
            </div>
          )}
          {state !== 'shipped' && (
            <div>
              <StateMark kind="template" state={state} /> {t('version', { version })}
            </div>
          )}
        </div>
      ),
    },
    ...tiers.map((tier): Column<Line> => ({
      name: tier.id,
      head: say(tier.names),
      cell: ({ outline }) => (
        <div>
          <div>{outline.promises[0]?.targets[tier.id]?.[language] ?? '–'}</div>
          <div className={css['soft']}>{outline.prices[tier.id]}</div>
        </div>
      ),
    })),
  ];
  return <RecordTable label={label} rows={rows} keyOf={({ id }) => id} columns={columns} />;
}
