/** A template in one tier, filled in with what is one's own; what is missing is said in place before anything is sent. */
import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { instantiate, templateSchema } from '@troth/core';
import type { Finding, Json, Refusal, Template } from '@troth/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useChoice } from '../../app/address.ts';
import { useSession } from '../../app/session.ts';
import { useGet } from '../../client/reading.ts';
import { useRecords } from '../../client/records.ts';
import type { PracticeRecord } from '../../client/records.ts';
import { Failed } from '../../parts/failed.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { useNames } from '../../parts/names.ts';
import { useSay, useWords } from '../../words/use-words.ts';
import { FormContext } from '../studio/form/form-context.ts';
import { PartField } from '../studio/form/part-field.tsx';
import { isGroup, valueAt, withValueAt } from '../studio/model/text-at.ts';
import { useBegin } from './begin-draft.ts';
import css from './drafts.module.css';
import { PartyChoice } from './from-file.tsx';
import { VariableFields } from './variable-fields.tsx';
import { draftWords } from './words.ts';

const types = ['sla', 'expectation', 'ola', 'underpinning-contract'] as const;

export function FromTemplate(): ReactNode {
  const t = useWords(draftWords);
  const say = useSay();
  const templates = useGet('/v1/templates');
  const [asked] = useChoice('template');
  const [chosen, choose] = useState(asked);
  return (
    <Loaded of={templates} lines={8}>
      {({ items }) => {
        const usable = items.filter(({ state }) => state === 'shipped' || state === 'approved');
        const id = chosen ?? usable.find(({ type }) => type === 'sla')?.id ?? '';
        return (
          <>
            <div className={css['fields']}>
              <NativeSelect
                className={css['whole'] ?? ''}
                label={t('template')}
                value={id}
                onChange={(event) => choose(event.currentTarget.value)}
                data={types.map((type) => ({
                  group: t(`type_${type}`),
                  items: usable
                    .filter((one) => one.type === type)
                    .map((one) => ({ value: one.id, label: say(one.title) })),
                }))}
              />
            </div>
            {id !== '' && <OneTemplate key={id} id={id} />}
          </>
        );
      }}
    </Loaded>
  );
}

function OneTemplate({ id }: { readonly id: string }): ReactNode {
  const page = useGet('/v1/templates/{template}', { params: { path: { template: id } } });
  return (
    <Loaded of={page} lines={12}>
      {({ version, title, type, tiers, variables, text }) => {
        const read = templateSchema.safeParse({
          apiVersion: 'troth/v1',
          kind: 'Template',
          id,
          version,
          title,
          type,
          tiers,
          variables,
          text,
        });
        return read.success ? <Filling template={read.data} /> : <p role="alert">{read.error.issues[0]?.message}</p>;
      }}
    </Loaded>
  );
}

interface FillingState {
  readonly tier: string;
  readonly sides: Sides;
  /** Every confirmed requirement of the customer, until one is chosen or left out. */
  readonly asked: readonly string[] | undefined;
  readonly values: Json;
}

/** What was told so far, with what is known without being told. */
function useFilling(template: Template) {
  const names = useNames('party');
  const [customer = ''] = useChoice('customer');
  const [state, setState] = useState<FillingState>({ ...beginning(template, customer), values: useKnown() });
  const { tier, sides, asked, values } = state;
  const wanted = { party: sides.customer, state: 'confirmed' };
  const confirmed = useRecords('requirement', wanted, sides.customer !== '').data;
  const told = withNames(values, sides, names);
  return {
    state,
    setState,
    confirmed,
    answered: asked ?? (confirmed ?? []).map(({ id }) => id),
    told,
    made: instantiate(template, { tier, values: told }),
  };
}

function Filling({ template }: { readonly template: Template }): ReactNode {
  const t = useWords(draftWords);
  const { state, setState, confirmed, answered, told, made } = useFilling(template);
  const [tried, setTried] = useState(false);
  const begin = useBegin();
  const { tier, sides, values } = state;
  const choose = (side: keyof Sides, party: string): void =>
    setState({
      ...state,
      sides: { ...sides, [side]: party },
      ...(side === 'customer' ? { asked: undefined } : {}),
    });
  const send = (): void => {
    setTried(true);
    if (!made.ok) return;
    const parties = Object.fromEntries(Object.entries(sides).filter(([, party]) => party !== ''));
    const requirements = answered.length === 0 ? {} : { requirements: [...answered] };
    begin.mutate({ from: { template: template.id, tier, values: told }, ...parties, ...requirements });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Tiers template={template} tier={tier} onChange={(chosen) => setState({ ...state, tier: chosen })} />
      <BothSides sides={sides} onChange={choose} />
      {sides.customer !== '' && confirmed !== undefined && (
        <Requirements
          confirmed={confirmed}
          chosen={answered}
          onChoose={(chosen) => setState({ ...state, asked: chosen })}
        />
      )}
      <h2 className={css['part']}>{t('variables')}</h2>
      <FormContext
        value={{
          text: values,
          findings: made.ok || !tried ? [] : made.refusals.map((one) => findingOf(one, t('needed'))),
          led: undefined,
          locked: false,
          set: (place, value) => setState((now) => ({ ...now, values: withValueAt(now.values, place, value) })),
          Field: PartField,
          known: () => [],
          sentence: () => null,
        }}
      >
        <VariableFields template={template} tier={tier} values={told} />
      </FormContext>
      {tried && !made.ok && (
        <p role="alert" className={css['missing']}>
          {t('values', { count: made.refusals.length })}
        </p>
      )}
      {begin.error !== null && <Failed error={begin.error} />}
      <div className={css['acts']}>
        <Button type="submit" loading={begin.isPending}>
          {t('begin')}
        </Button>
      </div>
    </form>
  );
}

interface BothSidesProps {
  readonly sides: Sides;
  readonly onChange: (side: keyof Sides, party: string) => void;
}

function BothSides({ sides, onChange }: BothSidesProps): ReactNode {
  const t = useWords(draftWords);
  return (
    <div className={css['fields']}>
      {(['provider', 'customer'] as const).map((side) => (
        <PartyChoice key={side} label={t(side)} value={sides[side]} onChange={(party) => onChange(side, party)} />
      ))}
    </div>
  );
}

/** The tier in the middle is the usual one. */
const beginning = ({ tiers }: Template, customer: string): Omit<FillingState, 'values'> => ({
  tier: (tiers[1] ?? tiers[0])?.id ?? '',
  sides: { provider: '', customer },
  asked: undefined,
});

interface TiersProps {
  readonly template: Template;
  readonly tier: string;
  readonly onChange: (tier: string) => void;
}

function Tiers({ template, tier, onChange }: TiersProps): ReactNode {
  const t = useWords(draftWords);
  const say = useSay();
  return (
    <fieldset className={css['sources']}>
      <legend>{t('tier')}</legend>
      {template.tiers.map((one) => (
        <label key={one.id} className={css['source']}>
          <input type="radio" name="tier" checked={tier === one.id} onChange={() => onChange(one.id)} />
          <b>{say(one.names)}</b>
          {one.summary !== undefined && <span className={css['small']}>{say(one.summary)}</span>}
        </label>
      ))}
    </fieldset>
  );
}

interface Sides {
  readonly provider: string;
  readonly customer: string;
}

/** Parties are named as we know them, unless somebody writes another name. */
function withNames(values: Json, sides: Sides, names: ReturnType<typeof useNames>): { readonly [key: string]: Json } {
  const told = isGroup(values) ? values : {};
  const known = (['provider', 'customer'] as const).flatMap((side) => {
    const name = names.get(sides[side]);
    return name === undefined || valueAt(told, [side, 'name']) !== undefined ? [] : [[side, name] as const];
  });
  return known.reduce<{ readonly [key: string]: Json }>(
    (now, [side, name]) => ({ ...now, [side]: withValueAt(now[side], ['name'], namedBy(name)) }),
    told,
  );
}

/** Whoever begins it answers for it, until somebody else is named. */
function useKnown(): Json {
  const { person } = useSession();
  const name = typeof person.name === 'string' ? person.name : person.name.en;
  return { serviceLevelManager: { name, email: person.email } };
}

const namedBy = (name: string | { readonly en: string; readonly 'zh-Hant'?: string | undefined }): Json =>
  typeof name === 'string'
    ? name
    : { en: name.en, ...(name['zh-Hant'] === undefined ? {} : { 'zh-Hant': name['zh-Hant'] }) };

/** Places of values are told under `values`; here they stand alone. */
const findingOf = ({ code, message, at = [] }: Refusal, needed: string): Finding => ({
  code,
  message: code === 'TEMPLATE-VALUE-MISSING' ? needed : message,
  severity: 'error',
  path: at.slice(1),
  example: '',
  fix: '',
});

interface RequirementsProps {
  readonly confirmed: readonly PracticeRecord<'requirement'>[];
  readonly chosen: readonly string[];
  readonly onChoose: (chosen: readonly string[]) => void;
}

function Requirements({ confirmed, chosen, onChoose }: RequirementsProps): ReactNode {
  const t = useWords(draftWords);
  const say = useSay();
  const all = confirmed.map(({ id }) => id);
  return (
    <fieldset className={css['asked']}>
      <legend>{t('requirements')}</legend>
      <p className={css['small']}>{confirmed.length === 0 ? t('noRequirements') : t('requirementsHelp')}</p>
      {confirmed.length > 1 && (
        <Checkbox
          label={t('all')}
          checked={chosen.length === all.length}
          onChange={(event) => onChoose(event.currentTarget.checked ? all : [])}
        />
      )}
      {confirmed.map(({ id, title, body }) => (
        <Checkbox
          key={id}
          label={`${say(title)} · ${body.target}`}
          checked={chosen.includes(id)}
          onChange={(event) =>
            onChoose(event.currentTarget.checked ? [...chosen, id] : chosen.filter((one) => one !== id))
          }
        />
      ))}
    </fieldset>
  );
}
