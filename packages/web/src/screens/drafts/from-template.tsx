/** A template in one tier, filled in with what is one's own; what is missing is said in place before anything is sent. */
import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { instantiate, shippedTemplates } from '@troth/core';
import type { Finding, Json, Template } from '@troth/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useSession } from '../../app/session.ts';
import { useRecords } from '../../client/records.ts';
import { Failed } from '../../parts/failed.tsx';
import { useNames } from '../../parts/names.ts';
import { useSay, useWords } from '../../words/use-words.ts';
import { FormContext } from '../studio/form/form-context.ts';
import { isGroup, withValueAt } from '../studio/model/text-at.ts';
import { useBegin } from './begin-draft.ts';
import css from './drafts.module.css';
import { PartyChoice } from './from-file.tsx';
import { VariableFields } from './variable-fields.tsx';
import { draftWords } from './words.ts';

export function FromTemplate(): ReactNode {
  const t = useWords(draftWords);
  const say = useSay();
  const [id, setId] = useState(shippedTemplates[0]?.id ?? '');
  const template = shippedTemplates.find((one) => one.id === id);
  const types = ['sla', 'expectation', 'ola', 'underpinning-contract'] as const;
  return (
    <>
      <div className={css['fields']}>
        <NativeSelect
          className={css['whole'] ?? ''}
          label={t('template')}
          value={id}
          onChange={(event) => setId(event.currentTarget.value)}
          data={types.map((type) => ({
            group: t(`type_${type}`),
            items: shippedTemplates
              .filter((one) => one.type === type)
              .map((one) => ({ value: one.id, label: say(one.title) })),
          }))}
        />
      </div>
      {template !== undefined && <Filling key={template.id} template={template} />}
    </>
  );
}

interface FillingState {
  readonly tier: string;
  readonly sides: Sides;
  readonly asked: readonly string[];
  readonly values: Json;
}

function Filling({ template }: { readonly template: Template }): ReactNode {
  const t = useWords(draftWords);
  const names = useNames('party');
  const [state, setState] = useState<FillingState>({ ...beginning(template), values: useKnown() });
  const [tried, setTried] = useState(false);
  const begin = useBegin();
  const { tier, sides, asked, values } = state;
  const told = isGroup(values) ? values : {};
  const made = instantiate(template, { tier, values: told });
  const choose = (side: keyof Sides, party: string): void => {
    const name = names.get(party);
    setState({
      ...state,
      sides: { ...sides, [side]: party },
      asked: side === 'customer' ? [] : asked,
      values: name === undefined ? values : withValueAt(values, [side, 'name'], namedBy(name)),
    });
  };
  const send = (): void => {
    setTried(true);
    if (!made.ok) return;
    const parties = Object.fromEntries(Object.entries(sides).filter(([, party]) => party !== ''));
    const requirements = asked.length === 0 ? {} : { requirements: [...asked] };
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
      {sides.customer !== '' && (
        <Requirements
          party={sides.customer}
          chosen={asked}
          onChoose={(chosen) => setState({ ...state, asked: chosen })}
        />
      )}
      <h3 className={css['part']}>{t('variables')}</h3>
      <FormContext
        value={{
          text: values,
          findings: made.ok || !tried ? [] : made.refusals.map(findingOf),
          led: undefined,
          locked: false,
          set: (place, value) => setState((now) => ({ ...now, values: withValueAt(now.values, place, value) })),
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
const beginning = ({ tiers }: Template): Omit<FillingState, 'values'> => ({
  tier: (tiers[1] ?? tiers[0])?.id ?? '',
  sides: { provider: '', customer: '' },
  asked: [],
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

/** Whoever begins it answers for it, until somebody else is named. */
function useKnown(): Json {
  const { person } = useSession();
  const name = typeof person.name === 'string' ? person.name : person.name.en;
  return { serviceLevelManager: { name, contact: person.email } };
}

const namedBy = (name: string | { readonly en: string; readonly 'zh-Hant'?: string | undefined }): Json =>
  typeof name === 'string'
    ? name
    : { en: name.en, ...(name['zh-Hant'] === undefined ? {} : { 'zh-Hant': name['zh-Hant'] }) };

/** Places of values are told under `values`; here they stand alone. */
const findingOf = ({
  code,
  message,
  at = [],
}: {
  readonly code: string;
  readonly message: string;
  readonly at?: Finding['path'];
}): Finding => ({
  code,
  message,
  severity: 'error',
  path: at.slice(1),
  example: '',
  fix: '',
});

interface RequirementsProps {
  readonly party: string;
  readonly chosen: readonly string[];
  readonly onChoose: (chosen: readonly string[]) => void;
}

function Requirements({ party, chosen, onChoose }: RequirementsProps): ReactNode {
  const t = useWords(draftWords);
  const say = useSay();
  const { data } = useRecords('requirement', { party, state: 'confirmed' });
  if (data === undefined) return null;
  const all = data.map(({ id }) => id);
  return (
    <fieldset className={css['asked']}>
      <legend>{t('requirements')}</legend>
      <p className={css['small']}>{data.length === 0 ? t('noRequirements') : t('requirementsHelp')}</p>
      {data.length > 1 && (
        <Checkbox
          label={t('all')}
          checked={chosen.length === all.length}
          onChange={(event) => onChoose(event.currentTarget.checked ? all : [])}
        />
      )}
      {data.map(({ id, title, body }) => (
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
