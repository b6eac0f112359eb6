/** A template is saved: from an agreement that proved itself, or from a file. What is wrong is said before and after it is sent. */
import { Button, NativeSelect, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { addressOf, useChoice } from '../../app/address.ts';
import type { paths } from '../../client/api.d.ts';
import { useGet, useSend } from '../../client/reading.ts';
import { api } from '../../client/server.ts';
import { Failed } from '../../parts/failed.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import css from './templates.module.css';
import { templateWords } from './words.ts';

type Body = paths['/v1/templates']['post']['requestBody']['content']['application/json'];

export function TemplateNewScreen(): ReactNode {
  const t = useWords(templateWords);
  const [from = 'agreement', setFrom] = useChoice('from');
  const navigate = useNavigate();
  const saved = useSend((body: Body) => api.POST('/v1/templates', { body }));
  const save = (body: Body): void =>
    saved.mutate(body, {
      onSuccess: ({ id, version }) =>
        void navigate({ to: `${addressOf('/templates/$template', { template: id })}?version=${version}` }),
    });
  return (
    <Page title={t('saveTitle')} lead={t('saveLead')} over={<To href="/templates">{t('over')}</To>}>
      <Section>
        <div className={css['tiers']}>
          <SegmentedControl
            size="xs"
            aria-label={t('saveTitle')}
            value={from}
            onChange={setFrom}
            data={[
              { value: 'agreement', label: t('fromAgreement') },
              { value: 'file', label: t('fromFile') },
            ]}
          />
        </div>
        {from === 'file' ? (
          <FromFile onSave={save} busy={saved.isPending} />
        ) : (
          <FromAgreement onSave={save} busy={saved.isPending} />
        )}
        {saved.error !== null && <Failed error={saved.error} />}
        <p className={css['soft']}>{t('saved')}</p>
      </Section>
    </Page>
  );
}

interface FormProps {
  readonly onSave: (body: Body) => void;
  readonly busy: boolean;
}

function FromFile({ onSave, busy }: FormProps): ReactNode {
  const t = useWords(templateWords);
  const [yaml, setYaml] = useState('');
  return (
    <form
      className={css['form']}
      onSubmit={(event) => {
        event.preventDefault();
        onSave({ from: { yaml } });
      }}
    >
      <Textarea
        required
        autosize
        minRows={10}
        maxRows={30}
        label={t('yaml')}
        value={yaml}
        onChange={({ currentTarget }) => setYaml(currentTarget.value)}
      />
      <div className={css['acts']}>
        <Button type="submit" loading={busy}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}

function FromAgreement(props: FormProps): ReactNode {
  const agreements = useGet('/v1/agreements', { params: { query: { limit: 500 } } });
  return <Loaded of={agreements}>{({ items }) => <Choice {...props} agreements={items} />}</Loaded>;
}

interface Choosable {
  readonly id: string;
  readonly title: { readonly en: string; readonly 'zh-Hant'?: string | undefined };
}

function Choice({ agreements, onSave, busy }: FormProps & { readonly agreements: readonly Choosable[] }): ReactNode {
  const t = useWords(templateWords);
  const say = useSay();
  const [agreement, setAgreement] = useState(agreements[0]?.id ?? '');
  const [id, setId] = useState('');
  const [en, setEn] = useState('');
  const [zh, setZh] = useState('');
  return (
    <form
      className={css['form']}
      onSubmit={(event) => {
        event.preventDefault();
        onSave({ from: { agreement, id, title: { en, ...(zh === '' ? {} : { 'zh-Hant': zh }) } } });
      }}
    >
      <NativeSelect
        label={t('agreement')}
        value={agreement}
        onChange={({ currentTarget }) => setAgreement(currentTarget.value)}
        data={agreements.map((one) => ({ value: one.id, label: `${say(one.title)} (${one.id})` }))}
      />
      <TextInput
        required
        label={t('id')}
        description={t('idHelp')}
        value={id}
        onChange={({ currentTarget }) => setId(currentTarget.value)}
      />
      <TextInput
        required
        label={t('titleEn')}
        value={en}
        onChange={({ currentTarget }) => setEn(currentTarget.value)}
      />
      <TextInput label={t('titleZh')} value={zh} onChange={({ currentTarget }) => setZh(currentTarget.value)} />
      <div className={css['acts']}>
        <Button type="submit" loading={busy}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
