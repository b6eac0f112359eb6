/** One requirement is written: from needs, or changed. What cannot be measured is said while it is written, with an example. */
import { Alert, Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { measureOf, measures, sayRequirement, sayTargetText, unmeasurable } from '@troth/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useChoice, useParameter } from '../../app/address.ts';
import { useGet, useSend } from '../../client/reading.ts';
import { typed } from '../../client/records.ts';
import { api } from '../../client/server.ts';
import { Failed } from '../../parts/failed.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { To } from '../../parts/to.tsx';
import { sayChoice } from '../../words/choice-words.ts';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { beginFrom, bodyFrom } from './requirement-form.ts';
import type { RequirementForm } from './requirement-form.ts';
import css from './requirements.module.css';
import type { RequirementPage } from './requirements-screen.tsx';
import { requirementWords } from './words.ts';

export function WriteRequirementScreen(): ReactNode {
  const t = useWords(requirementWords);
  const say = useSay();
  const party = useParameter('party');
  const [needs = ''] = useChoice('needs');
  const [requirement] = useChoice('requirement');
  const found = useGet('/v1/parties/{party}/requirements', { params: { path: { party }, query: {} } });
  const name = found.data === undefined ? party : say(found.data.party.title);
  return (
    <Page
      title={requirement === undefined ? t('write') : t('rewrite', { id: requirement })}
      over={<To href={`/requirements/${party}`}>{t('ofParty', { party: name })}</To>}
      lead={t('writeLead')}
    >
      <Section>
        <Loaded of={found} lines={10}>
          {(page) => <Form page={page} needs={needs.split(',').filter((id) => id !== '')} id={requirement} />}
        </Loaded>
      </Section>
    </Page>
  );
}

interface FormProps {
  readonly page: RequirementPage;
  readonly needs: readonly string[];
  readonly id: string | undefined;
}

function Form({ page, needs, id }: FormProps): ReactNode {
  const t = useWords(requirementWords);
  const say = useSay();
  const language = useLanguage();
  const navigate = useNavigate();
  const known = page.requirements.map(({ record }) => typed<'requirement'>(record)).find((one) => one.id === id);
  const own = page.needs
    .map((record) => typed<'need'>(record))
    .filter((need) => (known?.body.needs ?? needs).includes(need.id));
  const [form, setForm] = useState(() => beginFrom(known, own));
  const change = (part: Partial<RequirementForm>): void => setForm((before) => ({ ...before, ...part }));
  const send = useSend(() => {
    const body = bodyFrom(form, { party: page.party.id, needs: own, known });
    return known === undefined
      ? api.POST('/v1/requirements', { body })
      : api.PUT('/v1/requirements/{requirement}', {
          params: { path: { requirement: known.id }, header: { 'if-match': `"${known.version}"` } },
          body,
        });
  });
  return (
    <form
      className={css['form']}
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate(undefined, {
          onSuccess: () =>
            void navigate({
              to: `/requirements/${page.party.id}` as never,
              search: { tab: 'requirements' } as never,
            }),
        });
      }}
    >
      {own.length > 0 && (
        <div>
          <div className={css['soft']}>{t('fromNeeds')}</div>
          <ul className={css['plain']}>
            {own.map((need) => (
              <li key={need.id}>
                {say(need.body.statement)}{' '}
                {need.body.value !== undefined && <strong>{sayTargetText(need.body.value, language)}</strong>}
              </li>
            ))}
          </ul>
        </div>
      )}
      <Naming form={form} change={change} />
      <Measuring form={form} change={change} />
      <Why form={form} change={change} />
      <Work form={form} change={change} page={page} />
      {send.error !== null && <Failed error={send.error} />}
      <div>
        <Button type="submit" loading={send.isPending} disabled={form.title.trim() === ''}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}

interface PartProps {
  readonly form: RequirementForm;
  readonly change: (part: Partial<RequirementForm>) => void;
}

function Naming({ form, change }: PartProps): ReactNode {
  const t = useWords(requirementWords);
  return (
    <div className={css['pair']}>
      <TextInput
        label={t('name')}
        required
        maxLength={500}
        value={form.title}
        onChange={({ currentTarget: { value } }) => change({ title: value })}
      />
      <TextInput
        label={t('nameZh')}
        maxLength={500}
        value={form.titleZh}
        onChange={({ currentTarget: { value } }) => change({ titleZh: value })}
      />
    </div>
  );
}

/** The three parts that make it measurable, and what still keeps it from being so. */
function Measuring({ form, change }: PartProps): ReactNode {
  const t = useWords(requirementWords);
  const say = useSay();
  const language = useLanguage();
  const example = measureOf(form.measure)?.example ?? '>= 99.9 %';
  const writing = { measure: form.measure, target: form.target, period: form.period };
  const faults = form.target.trim() === '' || form.measure === '' ? [] : unmeasurable(writing);
  return (
    <>
      <div className={css['pair']}>
        <NativeSelect
          label={t('measure')}
          required
          value={form.measure}
          data={[
            { value: '', label: t('measurePick') },
            ...measures.map(({ id, names }) => ({ value: id, label: say(names) })),
          ]}
          onChange={({ currentTarget: { value } }) => change({ measure: value })}
        />
        <TextInput
          label={t('target')}
          description={t('targetHint', { example })}
          required
          value={form.target}
          onChange={({ currentTarget: { value } }) => change({ target: value })}
        />
      </div>
      {faults.map(({ field, message, example: better }) => (
        <Alert key={field} color="vermilion" title={t('cannot')} role="alert">
          {say(message)}{' '}
          {field === 'target' && (
            <Button size="compact-xs" variant="default" onClick={() => change({ target: better })}>
              {t('example', { example: better })}
            </Button>
          )}
        </Alert>
      ))}
      {faults.length === 0 && form.target.trim() !== '' && form.measure !== '' && (
        <p className={css['reads']}>
          <span className={css['soft']}>{t('reads')}</span> <strong>{sayRequirement(writing, language)}</strong>
        </p>
      )}
      <div className={css['pair']}>
        <Choice
          label={t('period')}
          of={['day', 'week', 'month', 'quarter', 'year']}
          value={form.period}
          onChange={(period) => change({ period })}
        />
        <Choice
          label={t('hours')}
          of={['always', 'business-hours', 'extended-hours']}
          value={form.hours}
          onChange={(hours) => change({ hours })}
        />
        <Choice
          label={t('priority')}
          of={['must', 'should', 'could', 'wont']}
          value={form.priority}
          onChange={(priority) => change({ priority })}
        />
      </div>
    </>
  );
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly of: readonly T[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}

function Choice<T extends string>({ label, of, value, onChange }: ChoiceProps<T>): ReactNode {
  const language = useLanguage();
  return (
    <NativeSelect
      label={label}
      value={value}
      data={of.map((one) => ({ value: one, label: sayChoice(one, language) }))}
      onChange={({ currentTarget }) => {
        const chosen = of.find((one) => one === currentTarget.value);
        if (chosen !== undefined) onChange(chosen);
      }}
    />
  );
}

function Why({ form, change }: PartProps): ReactNode {
  const t = useWords(requirementWords);
  return (
    <>
      <TextInput
        label={t('impact')}
        inputMode="decimal"
        leftSection="HKD"
        leftSectionWidth={52}
        value={form.impact}
        onChange={({ currentTarget: { value } }) => change({ impact: value })}
      />
      <Textarea
        label={t('rationale')}
        autosize
        value={form.rationale}
        onChange={({ currentTarget: { value } }) => change({ rationale: value })}
      />
      <Textarea
        label={t('test')}
        description={t('testHint')}
        autosize
        value={form.test}
        onChange={({ currentTarget: { value } }) => change({ test: value })}
      />
    </>
  );
}

function Work({ form, change, page }: PartProps & { readonly page: RequirementPage }): ReactNode {
  const t = useWords(requirementWords);
  const say = useSay();
  if (page.load.length === 0) return null;
  return (
    <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
      <legend className={css['asked']}>{t('work')}</legend>
      <div className={css['pair']}>
        <NativeSelect
          label={t('team')}
          value={form.team}
          data={[
            { value: '', label: t('teamNone') },
            ...page.load.map(({ capability, name }) => ({ value: capability, label: say(name) })),
          ]}
          onChange={({ currentTarget: { value } }) => change({ team: value })}
        />
        {form.team !== '' && (
          <>
            <TextInput
              label={t('what')}
              value={form.work}
              onChange={({ currentTarget: { value } }) => change({ work: value })}
            />
            <TextInput
              label={t('count')}
              inputMode="numeric"
              value={form.count}
              onChange={({ currentTarget: { value } }) => change({ count: value })}
            />
            <TextInput
              label={t('each')}
              inputMode="decimal"
              value={form.each}
              onChange={({ currentTarget: { value } }) => change({ each: value })}
            />
          </>
        )}
      </div>
    </fieldset>
  );
}
