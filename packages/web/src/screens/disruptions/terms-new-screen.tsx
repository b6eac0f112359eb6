/** Temporary terms, written out of a disruption: what they would do to the month, and the proposal to the other side. */
import { Button, Group, NativeSelect, NumberInput, Radio, Stack, Textarea, TextInput } from '@mantine/core';
import { parseTarget } from '@troth/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useChoice, useParameter } from '../../app/address.ts';
import { useGet, useSend } from '../../client/reading.ts';
import { api } from '../../client/server.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { useAgreementTitles } from '../../parts/names.ts';
import { Page, Section } from '../../parts/page.tsx';
import { MomentInput } from '../../parts/plain-inputs.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import { readAs } from '../warnings/read-records.ts';
import type { View } from './disruption-screen.tsx';
import { TermsEffect } from './terms-effect.tsx';
import { termsWords } from './terms-words.ts';
import { isWhole } from './written-terms.ts';
import type { Terms } from './written-terms.ts';

export function TermsNewScreen(): ReactNode {
  const t = useWords(termsWords);
  const disruption = useParameter('disruption');
  const found = useGet('/v1/disruptions/{disruption}', { params: { path: { disruption } } });
  return (
    <Page title={t('title')} lead={t('lead')} over={<To href={`/disruptions/${disruption}`}>{t('disruption')}</To>}>
      <Loaded of={found}>{(view) => <Form view={view} disruption={disruption} />}</Loaded>
    </Page>
  );
}

function Form({ view, disruption }: { readonly view: View; readonly disruption: string }): ReactNode {
  const [wanted] = useChoice('agreement');
  const body = readAs('disruption', view.record)?.body;
  const first = view.agreements.find(({ agreement }) => agreement === wanted) ?? view.agreements[0];
  const [terms, setTerms] = useState<Terms>({
    agreement: first?.agreement ?? '',
    commitment: first?.results[0]?.commitment ?? '',
    effect: 'exclude',
    target: '',
    from: body?.start ?? '',
    to: body?.end,
    goesOnAt: '',
  });
  return (
    <>
      <TermsFields view={view} terms={terms} onChange={setTerms} />
      <TermsEffect terms={terms} />
      <Proposal terms={terms} disruption={disruption} />
    </>
  );
}

interface FieldsProps {
  readonly view: View;
  readonly terms: Terms;
  readonly onChange: (terms: Terms) => void;
}

interface AgreementChoiceProps {
  readonly of: readonly string[];
  readonly chosen: string;
  readonly onChoose: (agreement: string) => void;
}

/** Each agreement that the disruption touches, with what it is called. */
function AgreementChoice({ of, chosen, onChoose }: AgreementChoiceProps): ReactNode {
  const t = useWords(termsWords);
  const say = useSay();
  const titles = useAgreementTitles();
  return (
    <NativeSelect
      label={t('agreement')}
      data={of.map((value) => {
        const title = titles.get(value);
        return { value, label: title === undefined ? value : `${value} · ${say(title)}` };
      })}
      value={chosen}
      onChange={({ currentTarget: { value } }) => onChoose(value)}
    />
  );
}

function TermsFields({ view, terms, onChange }: FieldsProps): ReactNode {
  const t = useWords(termsWords);
  const say = useSay();
  const chosen = view.agreements.find(({ agreement }) => agreement === terms.agreement);
  const set = (some: Partial<Terms>): void => onChange({ ...terms, ...some });
  const fault = terms.effect === 'target' && terms.target !== '' ? parseTarget(terms.target) : undefined;
  return (
    <Section title={t('terms')}>
      <Stack maw="34rem" gap="md">
        <AgreementChoice
          of={view.agreements.map(({ agreement }) => agreement)}
          chosen={terms.agreement}
          onChoose={(agreement) => {
            const next = view.agreements.find((one) => one.agreement === agreement);
            set({ agreement, commitment: next?.results[0]?.commitment ?? '' });
          }}
        />
        <NativeSelect
          label={t('commitment')}
          data={(chosen?.results ?? []).map(({ commitment, title }) => ({ value: commitment, label: say(title) }))}
          value={terms.commitment}
          onChange={({ currentTarget: { value } }) => set({ commitment: value })}
        />
        <Radio.Group
          label={t('effect')}
          value={terms.effect}
          onChange={(value) => set({ effect: value === 'target' ? 'target' : 'exclude' })}
        >
          <Group mt="xs">
            <Radio value="exclude" label={t('exclude')} />
            <Radio value="target" label={t('otherTarget')} />
          </Group>
        </Radio.Group>
        {terms.effect === 'target' && (
          <TextInput
            label={t('target')}
            description={t('targetHint')}
            value={terms.target}
            error={typeof fault === 'string' ? fault : undefined}
            onChange={({ currentTarget: { value } }) => set({ target: value })}
          />
        )}
        <MomentInput
          label={t('from')}
          error={undefined}
          withAsterisk
          value={terms.from}
          onChange={(value) => set({ from: typeof value === 'string' ? value : '' })}
        />
        <MomentInput
          label={t('to')}
          error={undefined}
          withAsterisk
          value={terms.to}
          onChange={(value) => set({ to: typeof value === 'string' ? value : undefined })}
        />
        <NumberInput
          label={t('goesOnAt')}
          description={t('goesOnAtHint')}
          value={terms.goesOnAt}
          min={0}
          onChange={(value) => set({ goesOnAt: String(value) })}
        />
      </Stack>
    </Section>
  );
}

interface Given {
  readonly en: string;
  readonly zh: string;
  readonly amount: string;
  readonly currency: string;
}

interface InReturnProps {
  readonly given: Given;
  readonly onChange: (given: Given) => void;
}

function InReturn({ given, onChange }: InReturnProps): ReactNode {
  const t = useWords(termsWords);
  const { en, zh, amount, currency } = given;
  return (
    <Stack maw="34rem" gap="md">
      <Textarea
        label={t('consideration')}
        autosize
        minRows={2}
        value={en}
        withAsterisk
        onChange={({ currentTarget: { value } }) => onChange({ ...given, en: value })}
      />
      <Textarea
        label={t('considerationZh')}
        autosize
        minRows={2}
        value={zh}
        lang="zh-Hant-HK"
        onChange={({ currentTarget: { value } }) => onChange({ ...given, zh: value })}
      />
      <Group grow>
        <TextInput
          label={t('goodwill')}
          inputMode="decimal"
          value={amount}
          onChange={({ currentTarget: { value } }) => onChange({ ...given, amount: value })}
        />
        <TextInput
          label={t('currency')}
          value={currency}
          maxLength={3}
          onChange={({ currentTarget: { value } }) => onChange({ ...given, currency: value.toUpperCase() })}
        />
      </Group>
    </Stack>
  );
}

function Proposal({ terms, disruption }: { readonly terms: Terms; readonly disruption: string }): ReactNode {
  const t = useWords(termsWords);
  const navigate = useNavigate();
  const [given, setGiven] = useState<Given>({ en: '', zh: '', amount: '', currency: 'HKD' });
  const { agreement, commitment, effect, target, from, to } = terms;
  const { en, zh, amount, currency } = given;
  const send = useSend(() =>
    api.POST('/v1/disruptions/{disruption}/temporary-terms', {
      params: { path: { disruption } },
      body: {
        agreement,
        commitment,
        effect,
        ...(effect === 'target' ? { target } : {}),
        from,
        to: to ?? '',
        consideration: { en, ...(zh === '' ? {} : { 'zh-Hant': zh }) },
        ...(amount === '' ? {} : { goodwill: { amount, currency } }),
      },
    }),
  );
  return (
    <Section title={t('inReturn')}>
      <InReturn given={given} onChange={setGiven} />
      {send.error !== null && <Failed error={send.error} />}
      <Group mt="md">
        {isWhole(terms) && en.trim() !== '' ? (
          <ActButton
            level={6}
            busy={send.isPending}
            onClick={() =>
              send.mutate(undefined, {
                onSuccess: ({ id }) => void navigate({ to: `/temporary-terms/${id}` as never }),
              })
            }
          >
            {t('propose')}
          </ActButton>
        ) : (
          <Button disabled>{t('propose')}</Button>
        )}
      </Group>
    </Section>
  );
}
