/** Planning an audit: against what, over which agreements and months, how many are drawn, and by which seed. */
import { MultiSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useGet, useSend } from '../../client/reading.ts';
import { api } from '../../client/server.ts';
import { Failed } from '../../parts/failed.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import css from './audits.module.css';
import { ExamineButton } from './examine-button.tsx';
import { auditWords } from './words.ts';

interface Entry {
  readonly title: string;
  readonly criteria: string;
  readonly scope: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly size: number;
  readonly seed: string;
}

const blank: Entry = { title: '', criteria: 'ISO/IEC 20000-1 9.2', scope: [], from: '', to: '', size: 5, seed: '' };

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const isWhole = ({ title, criteria, scope, from, to }: Entry): boolean =>
  title.trim() !== '' && linesOf(criteria).length > 0 && scope.length > 0 && from !== '' && to >= from;

export function AuditNewScreen(): ReactNode {
  const t = useWords(auditWords);
  const navigate = useNavigate();
  const [entry, setEntry] = useState(blank);
  const plan = useSend(({ title, criteria, scope, from, to, size, seed }: Entry) =>
    api.POST('/v1/audits', {
      body: {
        title: { en: title.trim() },
        criteria: linesOf(criteria),
        scope: [...scope],
        span: { from, to },
        size,
        ...(seed.trim() === '' ? {} : { seed: seed.trim() }),
      },
    }),
  );
  return (
    <Page over={<To href="/audits">{t('title')}</To>} title={t('plan')} lead={t('planLead')}>
      <Section>
        <Fields entry={entry} onChange={(change) => setEntry((before) => ({ ...before, ...change }))} />
        {plan.error !== null && <Failed error={plan.error} />}
        <div className={css['acts']}>
          <ExamineButton
            busy={plan.isPending}
            because={isWhole(entry) ? undefined : t('fill')}
            onClick={() =>
              plan.mutate(entry, { onSuccess: ({ id }) => void navigate({ to: `/audits/${id}` as never }) })
            }
          >
            {t('drawNow')}
          </ExamineButton>
        </div>
      </Section>
    </Page>
  );
}

interface FieldsProps {
  readonly entry: Entry;
  readonly onChange: (change: Partial<Entry>) => void;
}

function Fields({ entry, onChange }: FieldsProps): ReactNode {
  const t = useWords(auditWords);
  return (
    <div className={css['fields']}>
      <TextInput
        label={t('name')}
        required
        maxLength={500}
        value={entry.title}
        onChange={({ currentTarget: { value } }) => onChange({ title: value })}
      />
      <Textarea
        label={t('criteria')}
        description={t('criteriaHelp')}
        required
        autosize
        minRows={2}
        value={entry.criteria}
        onChange={({ currentTarget: { value } }) => onChange({ criteria: value })}
      />
      <ScopeField entry={entry} onChange={onChange} />
      <TextInput
        type="month"
        label={t('from')}
        required
        value={entry.from}
        onChange={({ currentTarget: { value } }) => onChange({ from: value })}
      />
      <TextInput
        type="month"
        label={t('to')}
        required
        value={entry.to}
        onChange={({ currentTarget: { value } }) => onChange({ to: value })}
      />
      <NumberInput
        label={t('size')}
        min={1}
        max={100}
        allowDecimal={false}
        value={entry.size}
        onChange={(value) => onChange({ size: typeof value === 'number' ? value : 1 })}
      />
      <TextInput
        label={t('seed')}
        description={t('seedHelp')}
        maxLength={500}
        value={entry.seed}
        onChange={({ currentTarget: { value } }) => onChange({ seed: value })}
      />
    </div>
  );
}

function ScopeField({ entry, onChange }: FieldsProps): ReactNode {
  const t = useWords(auditWords);
  const say = useSay();
  const lines = useGet('/v1/agreement-lines');
  return (
    <MultiSelect
      label={t('scope')}
      description={t('scopeHelp')}
      required
      searchable
      value={[...entry.scope]}
      onChange={(scope) => onChange({ scope })}
      data={(lines.data?.items ?? []).map(({ id, title }) => ({ value: id, label: `${id} · ${say(title)}` }))}
    />
  );
}
