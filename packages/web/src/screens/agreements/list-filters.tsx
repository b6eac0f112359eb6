/** Filters of the list of agreements; each stands in the address, so that a narrowed list can be sent to somebody. */
import { TextInput } from '@mantine/core';
import { saySlamState, slamStates } from '@troth/core';
import type { SlamState } from '@troth/core';
import type { ReactNode } from 'react';
import { useChoice } from '../../app/address.ts';
import type { SchemaAgreementLine } from '../../client/api.d.ts';
import { FilterChoice } from '../../parts/filter-choice.tsx';
import { To } from '../../parts/to.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import css from './agreements.module.css';
import { agreementWords } from './words.ts';

const types = ['sla', 'expectation', 'ola', 'underpinning-contract'] as const;
const endings = ['90', '180', '365'] as const;

/** What is asked for, from the address. */
export interface Filters {
  readonly type?: string;
  readonly party?: string;
  readonly service?: string;
  readonly mark?: SlamState;
  readonly manager?: string;
  readonly ending?: number;
  readonly text?: string;
}

export function useFilters(): Filters {
  const [type] = useChoice('type');
  const [party] = useChoice('party');
  const [service] = useChoice('service');
  const [mark] = useChoice('mark');
  const [manager] = useChoice('manager');
  const [ending] = useChoice('ending');
  const [text] = useChoice('text');
  const known = slamStates.find((state) => state === mark);
  return {
    ...(type === undefined ? {} : { type }),
    ...(party === undefined ? {} : { party }),
    ...(service === undefined ? {} : { service }),
    ...(known === undefined ? {} : { mark: known }),
    ...(manager === undefined ? {} : { manager }),
    ...(ending === undefined ? {} : { ending: Number(ending) }),
    ...(text === undefined ? {} : { text }),
  };
}

/** The same question as the API answers, so that a filter acts at once on lines that are there. */
export function fits(line: SchemaAgreementLine, filters: Filters): boolean {
  const { type, party, service, mark, manager, ending, text } = filters;
  const names = [line.provider, line.customer].flatMap((one) => (one === undefined ? [] : Object.values(one.name)));
  const words = [line.id, ...Object.values(line.title), ...names].join(' ').toLowerCase();
  return (
    (type === undefined || line.type === type) &&
    (party === undefined || line.provider?.id === party || line.customer?.id === party) &&
    (service === undefined || line.service === service) &&
    (mark === undefined || line.now?.mark === mark) &&
    (manager === undefined || line.manager?.id === manager) &&
    (ending === undefined || (line.daysLeft !== undefined && line.daysLeft >= 0 && line.daysLeft <= ending)) &&
    (text === undefined || words.includes(text.trim().toLowerCase()))
  );
}

export function ListFilters({ lines }: { readonly lines: readonly SchemaAgreementLine[] }): ReactNode {
  const t = useWords(agreementWords);
  const language = useLanguage();
  const say = useSay();
  const [text, search] = useChoice('text');
  const parties = new Map(
    lines.flatMap(({ provider, customer }) =>
      [provider, customer].flatMap((one) => (one?.id === undefined ? [] : [[one.id, say(one.name)] as const])),
    ),
  );
  const managers = new Map(
    lines.flatMap(({ manager }) => (manager === undefined ? [] : [[manager.id, say(manager.name)] as const])),
  );
  const services = [...new Set(lines.flatMap(({ service }) => service ?? []))].sort();
  const states = slamStates.filter((state) => lines.some(({ now }) => now?.mark === state));
  return (
    <search className={css['filters']} aria-label={t('filters')}>
      <TextInput
        label={t('text')}
        placeholder={t('textHint')}
        value={text ?? ''}
        onChange={(event) => search(event.currentTarget.value)}
      />
      <FilterChoice name="type" label={t('type')} options={types.map((type) => [type, t(`type_${type}`)])} />
      <FilterChoice
        name="mark"
        label={t('standing')}
        options={states.map((state) => [state, saySlamState(state, language)])}
      />
      <FilterChoice
        name="party"
        label={t('party')}
        options={[...parties].sort((one, other) => one[1].localeCompare(other[1]))}
      />
      <FilterChoice name="service" label={t('service')} options={services.map((service) => [service, service])} />
      <FilterChoice name="manager" label={t('manager')} options={[...managers]} />
      <FilterChoice name="ending" label={t('ending')} options={endings.map((days) => [days, t('days', { days })])} />
      <Clear />
    </search>
  );
}

function Clear(): ReactNode {
  const t = useWords(agreementWords);
  const filters = useFilters();
  return Object.keys(filters).length === 0 ? null : <To href="/agreements">{t('clear')}</To>;
}
