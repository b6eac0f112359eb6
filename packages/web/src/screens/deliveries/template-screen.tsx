/** One template: edited on one side, seen with example words on the other, in both languages. */
import { fillWords, inLanguage, languages, namesIn } from '@troth/core';
import type { Language } from '@troth/core';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useParameter } from '../../app/address.ts';
import { useSend } from '../../client/reading.ts';
import { useRecord } from '../../client/records.ts';
import type { PracticeRecord } from '../../client/records.ts';
import { api } from '../../client/server.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { RecordActs } from '../../parts/record-acts.tsx';
import { RecordForm } from '../../parts/record-form.tsx';
import { To } from '../../parts/to.tsx';
import { sayChoice } from '../../words/choice-words.ts';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import css from './deliveries.module.css';
import { deliveryWords } from './words.ts';

type Template = PracticeRecord<'message-template'>;
const fields = ['topic', 'name', 'subject', 'text'] as const;

export function TemplateScreen(): ReactNode {
  const found = useRecord('message-template', useParameter('template'));
  return <Loaded of={found}>{(template) => <OneTemplate key={template.version} template={template} />}</Loaded>;
}

function OneTemplate({ template }: { readonly template: Template }): ReactNode {
  const t = useWords(deliveryWords);
  const say = useSay();
  const { id, version, body, title } = template;
  const saved = useSend((written: Record<string, unknown>) =>
    api.PUT('/v1/records/{kind}/{record}', {
      params: { path: { kind: 'message-template', record: id }, header: { 'if-match': `"${version}"` } },
      body: { body: written },
    }),
  );
  return (
    <Page
      title={say(title)}
      over={<To href="/message-templates">{t('templates')}</To>}
      acts={<RecordActs record={template} />}
    >
      <Section title={t('preview')} note={t('previewNote')}>
        <div className={css['two']}>
          {languages.map((language) => (
            <Preview key={language} body={body} language={language} />
          ))}
        </div>
      </Section>
      <Section title={t('edit')}>
        <RecordForm
          kind="message-template"
          only={fields}
          begin={Object.fromEntries(fields.map((field) => [field, body[field]]))}
          send={t('save')}
          busy={saved.isPending}
          error={saved.error}
          onSend={(written) => saved.mutate(written)}
        />
      </Section>
    </Page>
  );
}

function Preview({ body, language }: { readonly body: Template['body']; readonly language: Language }): ReactNode {
  const t = useWords(deliveryWords);
  const shown = useLanguage();
  const fill = (text: string): string => {
    const examples = Object.fromEntries(namesIn(text).map((name) => [name, `‹${t('example', { name })}›`]));
    const filled = fillWords(text, examples);
    return filled.ok ? filled.value : text;
  };
  return (
    <div lang={language}>
      <p className={css['small']}>{sayChoice(language, shown)}</p>
      <p>
        <strong>{fill(inLanguage(body.subject, language))}</strong>
      </p>
      <p className={css['text']}>{fill(inLanguage(body.text, language))}</p>
    </div>
  );
}

export function TemplateNewScreen(): ReactNode {
  const t = useWords(deliveryWords);
  const navigate = useNavigate();
  const made = useSend((body: Record<string, unknown>) =>
    api.POST('/v1/records/{kind}', { params: { path: { kind: 'message-template' } }, body: { body } }),
  );
  return (
    <Page title={t('newTemplate')} over={<To href="/message-templates">{t('templates')}</To>} lead={t('templatesLead')}>
      <Section>
        <RecordForm
          kind="message-template"
          only={fields}
          send={t('save')}
          busy={made.isPending}
          error={made.error}
          onSend={(body) =>
            made.mutate(body, { onSuccess: ({ id }) => void navigate({ to: `/message-templates/${id}` as never }) })
          }
        />
      </Section>
    </Page>
  );
}
