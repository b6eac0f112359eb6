/** The five conclusions, what becomes of each clause, and the decision, written down together. */
import { Button, NativeSelect, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { contractChapters } from '@troth/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useSend } from '../../client/reading.ts';
import { api } from '../../client/server.ts';
import { Failed } from '../../parts/failed.tsx';
import { Section } from '../../parts/page.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import { Deliverable, Lawful, Needed, Right, Worth } from './annual-facts.tsx';
import type { AnnualFacts } from './annual-screen.tsx';
import { runningWords } from './words.ts';

const questions = ['needed', 'right', 'deliverable', 'worth', 'lawful'] as const;
type Question = (typeof questions)[number];
const outcomes = ['keep', 'amend', 'remove'] as const;
type Outcome = (typeof outcomes)[number];
const decisions = ['renew', 'amend', 'end'] as const;
type Decision = (typeof decisions)[number];

const shown: Readonly<Record<Question, (props: { readonly facts: AnnualFacts }) => ReactNode>> = {
  needed: Needed,
  right: Right,
  deliverable: Deliverable,
  worth: Worth,
  lawful: Lawful,
};

interface ClauseOutcome {
  readonly outcome: Outcome;
  readonly note: string;
}

/** What the facts say by themselves, kept beside the conclusion. */
function findingsOf(facts: AnnualFacts, question: Question): string[] {
  switch (question) {
    case 'needed':
      return facts.needed.toConfirm.map(({ id }) => `not confirmed: ${id}`);
    case 'right':
      return facts.right.flatMap(({ commitment, standing }) =>
        standing === 'over-delivered' || standing === 'under-delivered' ? [`${commitment}: ${standing}`] : [],
      );
    case 'deliverable':
      return facts.deliverable.filter(({ gap }) => gap).map(({ agreement, end }) => `TERM: ${agreement} ${end ?? ''}`);
    case 'worth':
      return [`credits ${facts.worth.credits}`];
    case 'lawful':
      return facts.lawful.filter(({ changed }) => changed).map(({ id }) => `new: ${id}`);
  }
}

interface Written {
  readonly conclusions: Partial<Record<Question, string>>;
  readonly clauses: Readonly<Record<string, ClauseOutcome>>;
  readonly decision: Decision;
  readonly year: string;
  readonly budget: string;
}

const told = (text: string | undefined): string => text?.trim() ?? '';

/** As the API takes it: what nobody wrote is left out. */
function bodyOf(facts: AnnualFacts, { conclusions, clauses, decision, year, budget }: Written) {
  return {
    year,
    steps: questions.flatMap((step) => {
      const text = told(conclusions[step]);
      return text === '' ? [] : [{ step, findings: findingsOf(facts, step), conclusion: { en: text } }];
    }),
    clauses: Object.entries(clauses).map(([clause, { outcome, note }]) => ({
      clause,
      outcome,
      ...(told(note) === '' ? {} : { note: { en: note } }),
    })),
    decision,
    ...(told(budget) === '' ? {} : { budget }),
  };
}

export function AnnualForm({ facts }: { readonly facts: AnnualFacts }): ReactNode {
  const t = useWords(runningWords);
  const [written, setWritten] = useState<Written>({
    conclusions: {},
    clauses: {},
    decision: 'renew',
    year: facts.today.slice(0, 4),
    budget: '',
  });
  const set = (part: Partial<Written>): void => setWritten({ ...written, ...part });
  const { conclusions } = written;
  return (
    <>
      {questions.map((question, index) => {
        const Facts = shown[question];
        return (
          <Section key={question} title={`${index + 1}. ${t(question)}`}>
            <Facts facts={facts} />
            <Textarea
              mt="sm"
              label={t('conclusion')}
              autosize
              minRows={2}
              maw={720}
              value={conclusions[question] ?? ''}
              onChange={(event) => set({ conclusions: { ...conclusions, [question]: event.currentTarget.value } })}
            />
          </Section>
        );
      })}
      <Section title={`6. ${t('clauses')}`}>
        <Clauses clauses={written.clauses} onChange={(clauses) => set({ clauses })} />
      </Section>
      <Deciding facts={facts} written={written} set={set} />
    </>
  );
}

interface DecidingProps {
  readonly facts: AnnualFacts;
  readonly written: Written;
  readonly set: (part: Partial<Written>) => void;
}

function Deciding({ facts, written, set }: DecidingProps): ReactNode {
  const t = useWords(runningWords);
  const { decision, year, budget, conclusions } = written;
  const send = useSend(() =>
    api.POST('/v1/agreements/{agreement}/annual-review', {
      params: { path: { agreement: facts.agreement } },
      body: bodyOf(facts, written),
    }),
  );
  const left = questions.filter((one) => told(conclusions[one]) === '').length;
  return (
    <Section title={t('decision')}>
      <Stack gap="sm" maw={720}>
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          <NativeSelect
            label={t('decision')}
            value={decision}
            data={decisions.map((value) => ({ value, label: t(`decide_${value}`) }))}
            onChange={(event) =>
              set({ decision: decisions.find((one) => one === event.currentTarget.value) ?? decision })
            }
          />
          <TextInput
            label={t('yearField')}
            value={year}
            onChange={(event) => set({ year: event.currentTarget.value })}
          />
          <TextInput
            label={t('budget')}
            value={budget}
            onChange={(event) => set({ budget: event.currentTarget.value })}
          />
        </SimpleGrid>
        <div>
          <Button disabled={left > 0} onClick={() => send.mutate(undefined)} loading={send.isPending}>
            {t('write')}
          </Button>
        </div>
        {send.error !== null && <Failed error={send.error} />}
      </Stack>
    </Section>
  );
}

interface ClausesProps {
  readonly clauses: Readonly<Record<string, ClauseOutcome>>;
  readonly onChange: (clauses: Readonly<Record<string, ClauseOutcome>>) => void;
}

function Clauses({ clauses, onChange }: ClausesProps): ReactNode {
  const t = useWords(runningWords);
  const say = useSay();
  const of = (key: string): ClauseOutcome => clauses[key] ?? { outcome: 'keep', note: '' };
  return (
    <RecordTable
      label={t('clauses')}
      rows={contractChapters}
      keyOf={({ key }) => key}
      columns={[
        { name: 'clause', head: t('clause'), cell: ({ key, title }) => `${key} ${say(title)}` },
        {
          name: 'outcome',
          head: t('decision'),
          cell: ({ key }) => (
            <NativeSelect
              aria-label={`${key}: ${t('decision')}`}
              value={of(key).outcome}
              data={outcomes.map((value) => ({ value, label: t(value) }))}
              onChange={(event) => {
                const outcome = outcomes.find((one) => one === event.currentTarget.value) ?? 'keep';
                onChange({ ...clauses, [key]: { ...of(key), outcome } });
              }}
            />
          ),
        },
        {
          name: 'note',
          head: t('note'),
          cell: ({ key }) =>
            of(key).outcome === 'keep' ? null : (
              <TextInput
                aria-label={`${key}: ${t('note')}`}
                value={of(key).note}
                onChange={(event) => onChange({ ...clauses, [key]: { ...of(key), note: event.currentTarget.value } })}
              />
            ),
        },
      ]}
    />
  );
}
