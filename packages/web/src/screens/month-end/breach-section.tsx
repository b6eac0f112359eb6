/** Missed promises of the month and whether people were warned of them (S3.5). */
import { NativeSelect, Textarea } from '@mantine/core';
import { recordKinds } from '@troth/core';
import type { RecordBody } from '@troth/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { SchemaCloseFile, SchemaShortRow } from '../../client/api.d.ts';
import { api } from '../../client/server.ts';
import { useSend } from '../../client/reading.ts';
import { Failed } from '../../parts/failed.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Section } from '../../parts/page.tsx';
import { PersonName } from '../../parts/person-name.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { ActButton } from '../../parts/act-button.tsx';
import css from './month-end.module.css';
import { usedOf } from './used.ts';
import { monthEndWords } from './words.ts';

type Breach = RecordBody<'breach'>;
const reasons = ['sudden', 'no-forecast', 'not-told', 'told-late'] as const;

export function BreachSection({ file }: { readonly file: SchemaCloseFile }): ReactNode {
  const t = useWords(monthEndWords);
  const missed = file.row.rows.filter(({ verdict }) => verdict === 'missed');
  if (missed.length === 0) return null;
  return (
    <Section title={t('breaches')} note={t('breachesNote')} anchor="breaches">
      {missed.map((row) => {
        const record = file.breaches.find(({ body }) => isAbout(recordKinds.breach.schema.parse(body), row));
        return <One key={`${row.commitment} ${row.subject ?? ''}`} file={file} row={row} record={record} />;
      })}
    </Section>
  );
}

const isAbout = (body: Breach, row: SchemaShortRow): boolean =>
  body.commitment === row.commitment && (body.subject === undefined || body.subject === row.subject);

interface OneProps {
  readonly file: SchemaCloseFile;
  readonly row: SchemaShortRow;
  readonly record: SchemaCloseFile['breaches'][number] | undefined;
}

function One({ file, row, record }: OneProps): ReactNode {
  const t = useWords(monthEndWords);
  const say = useSay();
  const language = useLanguage();
  const body = record === undefined ? undefined : recordKinds.breach.schema.parse(record.body);
  const told = body?.warned !== undefined || body?.notWarned !== undefined;
  return (
    <div className={css['sheet']}>
      <strong>
        {say(row.title)}
        {row.subject !== undefined && ` (${row.subject})`}: {usedOf(row, language)}
      </strong>
      <dl className={css['facts']}>
        {body?.warned !== undefined && (
          <>
            <dt>{t('warnedAt')}</dt>
            <dd>
              <Moment at={body.warned.at} zone={file.row.period.zone} /> {t('by')} <PersonName id={body.warned.by} />
            </dd>
          </>
        )}
        {body?.notWarned !== undefined && (
          <>
            <dt>{t('notWarned')}</dt>
            <dd>
              {t(body.notWarned)}
              {body.notWarnedWhy !== undefined && <>. {body.notWarnedWhy}</>}
            </dd>
          </>
        )}
        {body?.cause !== undefined && (
          <>
            <dt>{t('cause')}</dt>
            <dd>{say(body.cause)}</dd>
          </>
        )}
      </dl>
      {!told && <Explain file={file} row={row} record={record?.id} />}
    </div>
  );
}

interface Told {
  readonly why: (typeof reasons)[number];
  readonly words: string;
  readonly cause: string;
  readonly causeZh: string;
}

/** As the record has it; nothing where nothing was written. */
function bodyOf({ why, words, cause, causeZh }: Told): Record<string, unknown> {
  return {
    notWarned: why,
    ...(words === '' ? {} : { notWarnedWhy: words }),
    ...(cause === '' ? {} : { cause: { en: cause, ...(causeZh === '' ? {} : { 'zh-Hant': causeZh }) } }),
  };
}

function Explain({
  file,
  row,
  record,
}: {
  readonly file: SchemaCloseFile;
  readonly row: SchemaShortRow;
  readonly record: string | undefined;
}): ReactNode {
  const t = useWords(monthEndWords);
  const [told, setTold] = useState<Told>({ why: 'sudden', words: '', cause: '', causeZh: '' });
  const { agreement, period } = file.row;
  const { commitment, subject } = row;
  const about = { agreement, period: period.key, commitment, ...(subject === undefined ? {} : { subject }) };
  const write = useSend(() =>
    record === undefined
      ? api.POST('/v1/records/{kind}', {
          params: { path: { kind: 'breach' } },
          body: { body: { ...about, ...bodyOf(told) } },
        })
      : api.POST('/v1/records/{kind}/{record}/acts/{act}', {
          params: { path: { kind: 'breach', record, act: 'explain' } },
          body: { tells: bodyOf(told) },
        }),
  );
  return (
    <>
      <ExplainFields told={told} onChange={setTold} />
      <div className={css['bar']} style={{ marginTop: '0.5rem' }}>
        <ActButton level={3} busy={write.isPending} onClick={() => write.mutate(undefined)}>
          {t('explain')}
        </ActButton>
      </div>
      {write.error !== null && <Failed error={write.error} />}
    </>
  );
}

function ExplainFields({
  told,
  onChange,
}: {
  readonly told: Told;
  readonly onChange: (told: Told) => void;
}): ReactNode {
  const t = useWords(monthEndWords);
  const line = (name: 'words' | 'cause' | 'causeZh', label: string): ReactNode => (
    <Textarea
      label={label}
      value={told[name]}
      onChange={(event) => onChange({ ...told, [name]: event.currentTarget.value })}
      mt="xs"
      maw="46rem"
      autosize
    />
  );
  return (
    <>
      <NativeSelect
        label={t('notWarned')}
        data={reasons.map((reason) => ({ value: reason, label: t(reason) }))}
        value={told.why}
        onChange={({ currentTarget: { value } }) => {
          const why = reasons.find((reason) => reason === value);
          if (why !== undefined) onChange({ ...told, why });
        }}
        maw="24rem"
      />
      {line('words', t('whyNot'))}
      {line('cause', t('cause'))}
      {line('causeZh', t('causeZh'))}
    </>
  );
}
