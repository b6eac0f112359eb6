/** Asking for an exclusion: what, under which clause, on which proof; with what each answer would do beside the entry. */
import { Alert, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { addressOf, useChoice } from '../../app/address.ts';
import { useGet, useSend } from '../../client/reading.ts';
import { api } from '../../client/server.ts';
import { Failed } from '../../parts/failed.tsx';
import { textOf } from '../../parts/field-input-props.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { MomentInput } from '../../parts/plain-inputs.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import { ActButton } from '../../parts/act-button.tsx';
import css from './exclusions.module.css';
import { useKindName } from './kind-name.tsx';
import { Clauses, Outlooks } from './outlooks.tsx';
import { exclusionWords } from './words.ts';

interface Entry {
  readonly agreement: string;
  readonly kind: string;
  readonly start: string;
  readonly end: string;
  readonly subject: string;
  readonly affected: string;
  readonly id: string;
  readonly basis: string;
}

const blank: Entry = { agreement: '', kind: '', start: '', end: '', subject: '', affected: '', id: '', basis: '' };

type Set = (name: keyof Entry) => (value: unknown) => void;

export function ExclusionNewScreen(): ReactNode {
  const t = useWords(exclusionWords);
  const [asked] = useChoice('agreement');
  const [entry, setEntry] = useState<Entry>({ ...blank, agreement: asked ?? '' });
  const set: Set = (name) => (value) => setEntry((before) => ({ ...before, [name]: textOf(value) }));
  return (
    <Page over={<To href="/evidence/exclusions">{t('overList')}</To>} title={t('newTitle')} lead={t('newLead')}>
      <Section>
        <Fields entry={entry} set={set} />
      </Section>
      <Section title={t('outlooks')} note={t('outlooksNote')}>
        <Beside entry={entry} />
      </Section>
      <Send entry={entry} />
    </Page>
  );
}

function Fields({ entry, set }: { readonly entry: Entry; readonly set: Set }): ReactNode {
  const t = useWords(exclusionWords);
  const say = useSay();
  const lines = useGet('/v1/agreement-lines');
  const moment = { withAsterisk: true, error: undefined };
  return (
    <div className={css['fields']}>
      <NativeSelect
        label={t('agreement')}
        value={entry.agreement}
        onChange={(event) => set('agreement')(event.currentTarget.value)}
        data={[
          { value: '', label: t('choose') },
          ...(lines.data?.items ?? []).map(({ id, title }) => ({ value: id, label: `${id} · ${say(title)}` })),
        ]}
        required
      />
      <KindField entry={entry} set={set} />
      <MomentInput {...moment} label={t('from')} value={entry.start} onChange={set('start')} />
      <MomentInput {...moment} label={t('until')} value={entry.end} onChange={set('end')} />
      <TextInput
        label={t('subject')}
        description={t('subjectHelp')}
        value={entry.subject}
        onChange={(event) => set('subject')(event.currentTarget.value)}
      />
      <TextInput
        label={t('affected')}
        description={t('affectedHelp')}
        value={entry.affected}
        onChange={(event) => set('affected')(event.currentTarget.value)}
      />
      <TextInput
        label={t('number')}
        description={t('numberTaken')}
        value={entry.id}
        onChange={(event) => set('id')(event.currentTarget.value)}
        required
      />
      <Textarea
        label={t('basis')}
        value={entry.basis}
        onChange={(event) => set('basis')(event.currentTarget.value)}
        autosize
        minRows={2}
        required
      />
    </div>
  );
}

/** Only what the agreement lists can be asked for. */
function KindField({ entry: { agreement, kind }, set }: { readonly entry: Entry; readonly set: Set }): ReactNode {
  const t = useWords(exclusionWords);
  const say = useSay();
  const nameOf = useKindName();
  const kinds = useGet(
    '/v1/agreements/{agreement}/exclusion-kinds',
    { params: { path: { agreement } } },
    { when: agreement !== '' },
  );
  const items = agreement === '' ? [] : (kinds.data?.items ?? []);
  const chosen = items.find((one) => one.kind === kind);
  const help = chosen?.proof === undefined ? undefined : `${t('proof')}: ${say(chosen.proof)}`;
  const none = agreement === '' ? t('chooseAgreement') : kinds.data?.items.length === 0 ? t('noKinds') : undefined;
  return (
    <NativeSelect
      label={t('kind')}
      description={none ?? help}
      value={chosen === undefined ? '' : kind}
      onChange={(event) => set('kind')(event.currentTarget.value)}
      data={[
        { value: '', label: t('choose') },
        ...items.map((one) => ({
          value: one.kind,
          label: [one.clause, nameOf(one.kind)].filter((part) => part !== undefined).join(' · '),
        })),
      ]}
      required
    />
  );
}

const optional = (name: 'subject' | 'affected', { [name]: value }: Entry) =>
  value.trim() === '' ? {} : { [name]: value.trim() };

const isPlaced = ({ agreement, kind, start, end }: Entry): boolean =>
  [agreement, kind, start, end].every((one) => one !== '');

function Beside({ entry }: { readonly entry: Entry }): ReactNode {
  const t = useWords(exclusionWords);
  const { agreement, kind, start, end } = entry;
  const placed = isPlaced(entry);
  const backwards = placed && Date.parse(end) <= Date.parse(start);
  const page = useGet(
    '/v1/agreements/{agreement}/exclusion-preview',
    {
      params: {
        path: { agreement },
        query: { kind, start, end, ...optional('subject', entry), ...optional('affected', entry) },
      },
    },
    { when: placed && !backwards },
  );
  if (!placed) return <p>{t('fill')}</p>;
  if (backwards) return <p role="alert">{t('wrong')}</p>;
  return (
    <Loaded of={page} lines={4}>
      {(found) => (
        <>
          <Clauses page={found} />
          <Outlooks page={{ ...found, outlooks: found.outlooks.slice(0, 1) }} />
        </>
      )}
    </Loaded>
  );
}

function Send({ entry }: { readonly entry: Entry }): ReactNode {
  const t = useWords(exclusionWords);
  const { agreement, kind, start, end, id, basis } = entry;
  const propose = useSend(() =>
    api.POST('/v1/exclusions', {
      body: {
        id: id.trim(),
        agreement,
        kind,
        start,
        end,
        basis: basis.trim(),
        ...optional('subject', entry),
        ...optional('affected', entry),
      },
    }),
  );
  const whole = isPlaced(entry) && Date.parse(end) > Date.parse(start) && id.trim() !== '' && basis.trim() !== '';
  return (
    <>
      <ActButton
        level={4}
        busy={propose.isPending}
        because={whole ? undefined : t('fill')}
        onClick={() => propose.mutate(undefined)}
      >
        {t('propose')}
      </ActButton>
      {propose.error !== null && <Failed error={propose.error} />}
      {propose.data !== undefined && (
        <Alert role="status" mt="md">
          {t('done', { id: propose.data.id })}{' '}
          <To href={addressOf('/evidence/exclusions/$agreement/$exclusion', { agreement, exclusion: propose.data.id })}>
            {t('toPage')}
          </To>
        </Alert>
      )}
    </>
  );
}
