/** One template: tiers side by side, how each is proved, example months, what it asks for, and its text. */
import { SegmentedControl } from '@mantine/core';
import { exampleMonths, instantiate, readAgreements, standInValues, templateSchema, writeChapters } from '@troth/core';
import type { ExampleMonth, Revision, Template } from '@troth/core';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { addressOf, useChoice, useParameter } from '../../app/address.ts';
import { useGet } from '../../client/reading.ts';
import type { AnswerOf } from '../../client/reading.ts';
import { useRecord } from '../../client/records.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { Mark } from '../../parts/mark.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { RecordActs } from '../../parts/record-acts.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { To } from '../../parts/to.tsx';
import { Trail } from '../../parts/trail.tsx';
import { VerdictMark } from '../../parts/verdict-mark.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { ChapterView } from '../studio/chapter-view.tsx';
import css from './templates.module.css';
import { templateWords } from './words.ts';

type Answer = AnswerOf<'/v1/templates/{template}'>;

export function TemplateScreen(): ReactNode {
  const template = useParameter('template');
  const [version] = useChoice('version');
  const query = version === undefined ? {} : { version: Number(version) };
  const found = useGet('/v1/templates/{template}', { params: { path: { template }, query } });
  return (
    <Loaded of={found} lines={14}>
      {(page) => <One page={page} />}
    </Loaded>
  );
}

function One({ page }: { readonly page: Answer }): ReactNode {
  const t = useWords(templateWords);
  const say = useSay();
  const [chosen, choose] = useChoice('tier');
  const tier =
    page.tiers.find(({ id }) => id === chosen)?.id ?? page.tiers[Math.min(1, page.tiers.length - 1)]?.id ?? '';
  const revision = useMemo(() => revisionOf(page, tier), [page, tier]);
  const proof = page.proof?.[tier];
  return (
    <Page
      title={say(page.title)}
      over={<To href="/templates">{t('over')}</To>}
      lead={page.description === undefined ? undefined : say(page.description)}
      acts={
        <To href="/drafts/new" strong>
          {t('begin')}
        </To>
      }
    >
      <TierTable page={page} />
      <Section title={t('examples')} note={t('examplesNote')}>
        <div className={css['tiers']}>
          <SegmentedControl
            size="xs"
            aria-label={t('tier')}
            value={tier}
            onChange={choose}
            data={page.tiers.map(({ id, names }) => ({ value: id, label: say(names) }))}
          />
        </div>
        {proof !== undefined && (
          <p className={css['proof']}>
            <b>{t('proof')}:</b> <span>{say(proof.sum)}</span>
            <Mark tone={proof.holds === 'proven' ? 'good' : 'warn'} icon={proof.holds === 'proven' ? 'check' : 'warn'}>
              {t(proof.holds)}
            </Mark>
          </p>
        )}
        {revision === undefined ? <p>{t('inherits')}</p> : <Examples months={exampleMonths(revision)} />}
      </Section>
      {page.stands.length > 0 && <Behind page={page} />}
      <Asked page={page} tier={tier} />
      {revision !== undefined && <TextOf revision={revision} />}
      <Versions page={page} />
    </Page>
  );
}

/** The page holds the whole template, split; together it reads again. */
function revisionOf({ id, version, title, type, tiers, variables, text }: Answer, tier: string): Revision | undefined {
  const head = { apiVersion: 'troth/v1', kind: 'Template', id, version, title, type, tiers, variables, text };
  const read = templateSchema.safeParse(head);
  if (!read.success) return undefined;
  const template: Template = read.data;
  const made = instantiate(template, { tier, values: standInValues(template) });
  if (!made.ok) return undefined;
  const book = readAgreements([{ file: id, text: JSON.stringify(made.value.text) }]);
  return book.ok ? book.value.agreements[0]?.revisions[0] : undefined;
}

function TierTable({ page: { tiers, outline } }: { readonly page: Answer }): ReactNode {
  const t = useWords(templateWords);
  const say = useSay();
  const language = useLanguage();
  const priced = Object.keys(outline.prices).length > 0;
  const rows = [
    ...outline.promises,
    ...(priced
      ? [
          {
            id: 'price',
            title: { en: t('price') },
            targets: Object.fromEntries(
              Object.entries(outline.prices).map(([tier, price]) => [tier, { [language]: price }]),
            ),
            priced: false,
          },
        ]
      : []),
  ];
  return (
    <Section title={t('tiers')} note={t('tiersNote')}>
      <RecordTable
        label={t('tiers')}
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          {
            name: 'promise',
            head: t('promise'),
            cell: ({ title, priced: paid }) => (
              <div>
                {say(title)}
                {paid && <div className={css['soft']}>{t('paid')}</div>}
              </div>
            ),
          },
          ...tiers.map((tier) => ({
            name: tier.id,
            head: say(tier.names),
            cell: ({ targets }: (typeof rows)[number]) => targets[tier.id]?.[language] ?? t('notPromised'),
          })),
        ]}
      />
    </Section>
  );
}

function Examples({ months }: { readonly months: readonly ExampleMonth[] }): ReactNode {
  const t = useWords(templateWords);
  const say = useSay();
  return (
    <RecordTable
      label={t('examples')}
      rows={months}
      keyOf={({ key }) => key}
      columns={[
        {
          name: 'month',
          head: t('month'),
          cell: ({ label, commitment }) => (
            <div>
              {say(label)}
              <div className={css['soft']}>{say(commitment.title)}</div>
            </div>
          ),
        },
        { name: 'used', head: t('used'), numeric: true, cell: ({ used }) => say(used) },
        { name: 'attained', head: t('attained'), numeric: true, cell: ({ attained }) => say(attained) },
        { name: 'verdict', head: t('verdict'), cell: ({ verdict }) => <VerdictMark verdict={verdict} /> },
        {
          name: 'credit',
          head: t('credit'),
          numeric: true,
          cell: ({ credit }) => (credit === undefined ? '–' : `${credit.currency} ${credit.amount}`),
        },
      ]}
    />
  );
}

function Behind({ page: { stands } }: { readonly page: Answer }): ReactNode {
  const t = useWords(templateWords);
  const say = useSay();
  return (
    <Section title={t('behind')} note={t('behindNote')}>
      <ul className={css['asked']}>
        {stands.map(({ id, title, type }) => (
          <li key={id}>
            <To href={addressOf('/templates/$template', { template: id })}>{say(title)}</To>
            <div className={css['soft']}>{t(`type_${type}`)}</div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Asked({ page: { variables }, tier }: { readonly page: Answer; readonly tier: string }): ReactNode {
  const t = useWords(templateWords);
  const say = useSay();
  return (
    <Section title={t('asks')}>
      <ul className={css['asked']}>
        {variables.map(({ key, names, help, required, default: usual, options }) => {
          const value = usualText(usual, tier);
          const option = options?.find((one) => one.value === value);
          return (
            <li key={key}>
              <b>{say(names)}</b>
              <div className={css['soft']}>
                {value === undefined
                  ? t(required ? 'must' : 'may')
                  : `${t('usual')}: ${option === undefined ? value : say(option.names)}`}
              </div>
              {help !== undefined && <div className={css['soft']}>{say(help)}</div>}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

/** A usual value in words; one per tier where it differs. */
function usualText(usual: unknown, tier: string): string | undefined {
  if (typeof usual === 'string' || typeof usual === 'number') return String(usual);
  if (typeof usual !== 'object' || usual === null || !('$tier' in usual)) return undefined;
  const { $tier: tiers } = usual;
  if (typeof tiers !== 'object' || tiers === null) return undefined;
  const own: unknown = Reflect.get(tiers, tier);
  return typeof own === 'string' || typeof own === 'number' ? String(own) : undefined;
}

function TextOf({ revision }: { readonly revision: Revision }): ReactNode {
  const t = useWords(templateWords);
  const language = useLanguage();
  const chapters = useMemo(() => writeChapters(revision, language), [revision, language]);
  return (
    <Section title={t('text')} note={t('textNote')}>
      {chapters.map((chapter) => (
        <details key={chapter.key} className={css['chapter']}>
          <summary>
            {chapter.key} {chapter.title}
          </summary>
          <ChapterView chapter={{ ...chapter, blocks: chapter.blocks.slice(1) }} marks={undefined} />
        </details>
      ))}
    </Section>
  );
}

function Versions({ page: { id, versions, record } }: { readonly page: Answer }): ReactNode {
  const t = useWords(templateWords);
  return (
    <Section title={t('versions')}>
      <ul className={css['asked']}>
        {versions.map(({ version, state }) => (
          <li key={version}>
            <To href={`${addressOf('/templates/$template', { template: id })}?version=${version}`}>
              {t('version', { version })}
            </To>{' '}
            {state === 'shipped' ? (
              <span className={css['soft']}>{t('shipped')}</span>
            ) : (
              <StateMark kind="template" state={state} />
            )}
          </li>
        ))}
      </ul>
      {record !== undefined && <Kept id={record} />}
    </Section>
  );
}

function Kept({ id }: { readonly id: string }): ReactNode {
  const record = useRecord('template', id);
  return (
    <Loaded of={record}>
      {(one) => (
        <div className={css['kept']}>
          <RecordActs record={one} />
          <Trail kind="template" lines={one.body.trail} />
        </div>
      )}
    </Loaded>
  );
}
