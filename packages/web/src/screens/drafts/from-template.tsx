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
import { useSay, useWords } from '../../words/use-words.ts';
import { FormContext } from '../studio/form/form-context.ts';
import { PartField } from '../studio/form/part-field.tsx';
import { isGroup, valueAt, withValueAt } from '../studio/model/text-at.ts';
import type { Place } from '../studio/model/text-at.ts';
import { useBegin } from './begin-draft.ts';
import css from './drafts.module.css';
import { PartyChoice } from './from-file.tsx';
import { knownValues, otherOf, receives, speakersOf, useDirectory, usualSides } from './known-values.ts';
import type { Directory, Person, Sides, Values } from './known-values.ts';
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
  /** What was chosen; where nothing was, what is usual stands. */
  readonly chosen: Partial<Sides>;
  readonly speaker: string | undefined;
  /** Every confirmed requirement of the customer, until one is chosen or left out. */
  readonly asked: readonly string[] | undefined;
  readonly values: Values;
}

/** What was told so far, with what is known without being told. */
function useFilling(template: Template) {
  const directory = useDirectory();
  const [customer = ''] = useChoice('customer');
  const [tiered = ''] = useChoice('tier');
  const [state, setState] = useState<FillingState>({
    ...beginning(template, { customer, tiered }),
    values: useKnown(),
  });
  const { tier, chosen, asked, values } = state;
  const usual = directory === undefined ? {} : usualSides(directory, template.type);
  const sides: Sides = { provider: '', customer: '', ...usual, ...chosen };
  const speakers = directory === undefined ? [] : speakersOf(directory, otherOf(directory, sides));
  const speaker = state.speaker ?? speakers[0]?.id ?? '';
  const wanted = { party: sides.customer, state: 'confirmed' };
  const confirmed = useRecords('requirement', wanted, sides.customer !== '').data;
  const known = directory === undefined ? {} : knownValues(directory, template, { ...sides, speaker });
  const told: Values = { ...ourselves(directory, { template, sides, values }), ...known, ...values };
  return {
    state,
    setState,
    sides,
    weReceive: directory !== undefined && receives(directory, sides),
    speakers,
    speaker,
    confirmed,
    answered: asked ?? (confirmed ?? []).map(({ id }) => id),
    told,
    made: instantiate(template, { tier, values: told }),
  };
}

function Filling({ template }: { readonly template: Template }): ReactNode {
  const t = useWords(draftWords);
  const { state, setState, sides, weReceive, speakers, speaker, confirmed, answered, told, made } =
    useFilling(template);
  const [tried, setTried] = useState(false);
  const begin = useBegin();
  const { tier } = state;
  const choose = (side: keyof Sides, party: string): void =>
    setState({
      ...state,
      chosen: { ...state.chosen, [side]: party },
      speaker: undefined,
      values: without(state.values, [side, 'customerRepresentative', 'signatories']),
      ...(side === 'customer' ? { asked: undefined } : {}),
    });
  const send = (): void => {
    setTried(true);
    if (!made.ok) return;
    const parties = Object.fromEntries(Object.entries(sides).filter(([, party]) => party !== ''));
    const requirements = answered.length === 0 ? {} : { requirements: [...answered] };
    const spoken = speaker === '' ? {} : { representative: speaker };
    begin.mutate({ from: { template: template.id, tier, values: told }, ...parties, ...spoken, ...requirements });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Tiers template={template} tier={tier} onChange={(chosen) => setState({ ...state, tier: chosen })} />
      <BothSides sides={sides} onChange={choose}>
        <SpeakerChoice
          speakers={speakers}
          value={speaker}
          onChange={(chosen) =>
            setState({ ...state, speaker: chosen, values: without(state.values, ['customerRepresentative']) })
          }
        />
      </BothSides>
      {sides.customer !== '' && confirmed !== undefined && !weReceive && (
        <Requirements
          confirmed={confirmed}
          chosen={answered}
          onChoose={(chosen) => setState({ ...state, asked: chosen })}
        />
      )}
      <h2 className={css['part']}>{t('variables')}</h2>
      <OwnValues
        template={template}
        tier={tier}
        told={told}
        refusals={made.ok || !tried ? [] : made.refusals}
        set={(place, value) => setState((now) => ({ ...now, values: changed(told, now.values, [place, value]) }))}
      />
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

interface OwnValuesProps {
  readonly template: Template;
  readonly tier: string;
  readonly told: Values;
  readonly refusals: readonly Refusal[];
  readonly set: (place: Place, value: Json | undefined) => void;
}

function OwnValues({ template, tier, told, refusals, set }: OwnValuesProps): ReactNode {
  const t = useWords(draftWords);
  return (
    <FormContext
      value={{
        text: told,
        findings: refusals.map((one) => findingOf(one, told, t('needed'))),
        led: undefined,
        locked: false,
        set,
        Field: PartField,
        known: () => [],
        sentence: () => null,
      }}
    >
      <VariableFields template={template} tier={tier} values={told} />
    </FormContext>
  );
}

interface BothSidesProps {
  readonly sides: Sides;
  readonly onChange: (side: keyof Sides, party: string) => void;
  readonly children: ReactNode;
}

function BothSides({ sides, onChange, children }: BothSidesProps): ReactNode {
  const t = useWords(draftWords);
  return (
    <div className={css['fields']}>
      {(['provider', 'customer'] as const).map((side) => (
        <PartyChoice key={side} label={t(side)} value={sides[side]} onChange={(party) => onChange(side, party)} />
      ))}
      {children}
    </div>
  );
}

interface SpeakerProps {
  readonly speakers: readonly Person[];
  readonly value: string;
  readonly onChange: (speaker: string) => void;
}

function SpeakerChoice({ speakers, value, onChange }: SpeakerProps): ReactNode {
  const t = useWords(draftWords);
  const say = useSay();
  if (speakers.length === 0) return null;
  return (
    <NativeSelect
      label={t('speaker')}
      description={t('speakerHelp')}
      inputWrapperOrder={['label', 'input', 'description']}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      data={speakers.map(({ id, title }) => ({ value: id, label: say(title) }))}
    />
  );
}

interface Chosen {
  readonly customer: string;
  readonly tiered: string;
}

/** The tier in the middle is the usual one. */
const beginning = ({ tiers }: Template, { customer, tiered }: Chosen): Omit<FillingState, 'values'> => ({
  tier: (tiers.find(({ id }) => id === tiered) ?? tiers[1] ?? tiers[0])?.id ?? '',
  chosen: customer === '' ? {} : { customer },
  speaker: undefined,
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

interface Told {
  readonly template: Template;
  readonly sides: Sides;
  readonly values: Values;
}

/** Where we receive, the one who answers for it speaks for our users, too. */
function ourselves(directory: Directory | undefined, { template, sides, values }: Told): Values {
  const manager = values['serviceLevelManager'];
  const asked = template.variables.some(({ key }) => key === 'customerRepresentative');
  if (directory === undefined || manager === undefined || !asked || !receives(directory, sides)) return {};
  return { customerRepresentative: manager };
}

const without = (values: Values, keys: readonly string[]): Values =>
  Object.fromEntries(Object.entries(values).filter(([key]) => !keys.includes(key)));

/** What is known stays known: only the value that somebody wrote in is kept as theirs. */
function changed(told: Values, values: Values, change: readonly [place: Place, value: Json | undefined]): Values {
  const [place, value] = change;
  const [key] = place;
  const known = typeof key === 'string' ? told[key] : undefined;
  const now = withValueAt(known === undefined ? values : { [String(key)]: known, ...values }, place, value);
  return isGroup(now) ? now : values;
}

/** Whoever begins it answers for it, until somebody else is named. */
function useKnown(): Values {
  const { person } = useSession();
  const name = typeof person.name === 'string' ? person.name : person.name.en;
  return { serviceLevelManager: { name, email: person.email } };
}

/** Places of values are told under `values`; here they stand alone. What is empty is asked for, however it was refused. */
function findingOf({ code, message, at = [] }: Refusal, told: Values, needed: string): Finding {
  const path = at.slice(1);
  const place = path.map((step) => (/^\d+$/u.test(String(step)) ? Number(step) : step));
  const found = valueAt(told, place);
  const missing = code === 'TEMPLATE-VALUE-MISSING' || found === undefined || found === '';
  const start = `${path.join('.')}: `;
  const said = message.startsWith(start) ? message.slice(start.length) : message;
  return { code, message: missing ? needed : said, severity: 'error', path: place, example: '', fix: '' };
}

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
