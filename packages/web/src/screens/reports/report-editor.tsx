/** The words of a draft, in both languages, and whom it goes to. */
import { Button, MultiSelect, Textarea } from '@mantine/core';
import type { Localized, RecordBody } from '@troth/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { SchemaPracticeRecord } from '../../client/api.d.ts';
import { api } from '../../client/server.ts';
import { useSend } from '../../client/reading.ts';
import { Failed } from '../../parts/failed.tsx';
import { useNames } from '../../parts/names.ts';
import { Section } from '../../parts/page.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import css from './reports.module.css';
import { reportWords } from './words.ts';

interface EditorProps {
  readonly record: SchemaPracticeRecord;
  readonly body: RecordBody<'report'>;
}

interface Pair {
  readonly en: string;
  readonly zh: string;
}

const pairOf = (text: Localized | undefined): Pair => ({ en: text?.en ?? '', zh: text?.['zh-Hant'] ?? '' });

/** As it is sent; nothing where nothing was written. */
function written({ en, zh }: Pair): { en: string; 'zh-Hant'?: string } | undefined {
  if (en.trim() === '') return undefined;
  return { en, ...(zh.trim() === '' ? {} : { 'zh-Hant': zh }) };
}

export function ReportEditor({ record, body }: EditorProps): ReactNode {
  const t = useWords(reportWords);
  const say = useSay();
  const people = useNames('person');
  const [summary, setSummary] = useState(pairOf(body.summary));
  const [internal, setInternal] = useState(pairOf(body.internalNote));
  const [cover, setCover] = useState(pairOf(body.coverNote));
  const [recipients, setRecipients] = useState((body.recipients ?? []).map(({ person }) => person));
  const save = useSend(() => {
    const [words, note, letter] = [written(summary), written(internal), written(cover)];
    return api.PUT('/v1/reports/{report}', {
      params: { path: { report: record.id }, header: { 'if-match': `"${record.version}"` } },
      body: {
        recipients,
        ...(words === undefined ? {} : { summary: words }),
        ...(note === undefined ? {} : { internalNote: note }),
        ...(letter === undefined ? {} : { coverNote: letter }),
      },
    });
  });
  return (
    <Section
      title={t('words')}
      note={t('wordsNote')}
      acts={
        <Button loading={save.isPending} onClick={() => save.mutate(undefined)}>
          {t('save')}
        </Button>
      }
    >
      {save.error !== null && <Failed error={save.error} />}
      {body.supersedes !== undefined && <Both legend={t('coverNote')} value={cover} onChange={setCover} />}
      <Both legend={t('summary')} value={summary} onChange={setSummary} />
      <Both legend={t('internalNote')} value={internal} onChange={setInternal} />
      <MultiSelect
        label={t('recipients')}
        description={t('recipientsNote')}
        data={[...people].map(([value, name]) => ({ value, label: say(name) }))}
        value={recipients}
        onChange={setRecipients}
        searchable
      />
    </Section>
  );
}

interface BothProps {
  readonly legend: string;
  readonly value: Pair;
  readonly onChange: (value: Pair) => void;
}

function Both({ legend, value, onChange }: BothProps): ReactNode {
  const t = useWords(reportWords);
  return (
    <fieldset className={css['pair']}>
      <legend>{legend}</legend>
      <Textarea
        label={t('english')}
        value={value.en}
        onChange={(event) => onChange({ ...value, en: event.currentTarget.value })}
        autosize
        minRows={3}
      />
      <Textarea
        label={t('chinese')}
        lang="zh-Hant-HK"
        value={value.zh}
        onChange={(event) => onChange({ ...value, zh: event.currentTarget.value })}
        autosize
        minRows={3}
      />
    </fieldset>
  );
}
