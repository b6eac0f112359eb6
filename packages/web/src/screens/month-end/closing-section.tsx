/** Closing the period: what keeps it open, closing, taking a guard upon oneself, or a reason with a date. */
import { Textarea, TextInput } from '@mantine/core';
import { percentText, Ratio } from '@troth/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { SchemaCloseFile } from '../../client/api.d.ts';
import { api } from '../../client/server.ts';
import { useSend } from '../../client/reading.ts';
import { Failed } from '../../parts/failed.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Section } from '../../parts/page.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { isGuard } from './guards.ts';
import type { Guard } from './guards.ts';
import css from './month-end.module.css';
import { monthEndWords } from './words.ts';

export function ClosingSection({ file }: { readonly file: SchemaCloseFile }): ReactNode {
  const t = useWords(monthEndWords);
  const { row } = file;
  if (row.light === 'closed' || row.light === 'running') return null;
  return (
    <Section title={row.guards.length === 0 ? t('closeNow') : t('guards')}>
      <Close file={file} guards={row.guards.map(({ guard }) => guard).filter(isGuard)} />
      <Dated file={file} />
    </Section>
  );
}

function Close({ file, guards }: { readonly file: SchemaCloseFile; readonly guards: readonly Guard[] }): ReactNode {
  const t = useWords(monthEndWords);
  const [reason, setReason] = useState('');
  const { agreement, period } = file.row;
  const close = useSend(() =>
    api.POST('/v1/agreements/{agreement}/periods/{period}/close', {
      params: { path: { agreement, period: period.key } },
      body: guards.length === 0 ? {} : { overrule: { guards: [...guards], reason } },
    }),
  );
  const details = {
    percent: percentText(Ratio.parse(file.row.completeness)),
    until: <Moment key="until" at={file.row.correctableUntil} zone={period.zone} clock />,
    ids: file.row.openExclusions.join(', '),
  };
  const names = guards.map((guard) => t(`guard_${guard}`)).join(t('comma'));
  return (
    <>
      {guards.length > 0 && (
        <>
          <ul>
            {guards.map((guard) => (
              <li key={guard}>{t.rich(`because_${guard}`, details)}</li>
            ))}
          </ul>
          <Textarea
            label={t('reason')}
            description={t('overruleNote', { guards: names })}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            autosize
            minRows={2}
            maw="46rem"
          />
        </>
      )}
      <div className={css['bar']} style={{ marginTop: '0.5rem' }}>
        <ActButton
          level={5}
          quiet={guards.length > 0}
          busy={close.isPending}
          because={guards.length > 0 && reason.trim() === '' ? t('reason') : undefined}
          onClick={() => close.mutate(undefined)}
        >
          {guards.length === 0 ? t('closeNow') : t('overrule')}
        </ActButton>
      </div>
      {close.error !== null && <Failed error={close.error} />}
    </>
  );
}

function Dated({ file }: { readonly file: SchemaCloseFile }): ReactNode {
  const t = useWords(monthEndWords);
  const say = useSay();
  const { row } = file;
  const [why, setWhy] = useState('');
  const [whyZh, setWhyZh] = useState('');
  const [until, setUntil] = useState('');
  const { agreement, period } = row;
  const write = useSend(() =>
    api.POST('/v1/records/{kind}', {
      params: { path: { kind: 'close-note' } },
      body: {
        body: {
          agreement,
          period: period.key,
          why: { en: why, ...(whyZh === '' ? {} : { 'zh-Hant': whyZh }) },
          until,
        },
      },
    }),
  );
  const resolve = useSend((record: string) =>
    api.POST('/v1/records/{kind}/{record}/acts/{act}', {
      params: { path: { kind: 'close-note', record, act: 'resolve' } },
      body: {},
    }),
  );
  const { dated } = row;
  return (
    <div className={css['sheet']}>
      <h3>{t('dated')}</h3>
      <p className={css['soft']}>{t('datedNote')}</p>
      {dated === undefined ? (
        <>
          <TextInput maw="46rem" label={t('why')} value={why} onChange={(event) => setWhy(event.currentTarget.value)} />
          <TextInput
            maw="46rem"
            label={t('whyZh')}
            value={whyZh}
            onChange={(event) => setWhyZh(event.currentTarget.value)}
            mt="xs"
          />
          <TextInput
            type="date"
            label={t('untilDay')}
            value={until}
            onChange={(event) => setUntil(event.currentTarget.value)}
            mt="xs"
            maw="12rem"
          />
          <div className={css['bar']} style={{ marginTop: '0.5rem' }}>
            <ActButton level={4} quiet busy={write.isPending} onClick={() => write.mutate(undefined)}>
              {t('save')}
            </ActButton>
          </div>
          {write.error !== null && <Failed error={write.error} />}
        </>
      ) : (
        <p>
          {say(dated.why)} ({t('until')} <Moment at={dated.until} />){' '}
          <ActButton level={4} quiet busy={resolve.isPending} onClick={() => resolve.mutate(dated.id)}>
            {t('resolve')}
          </ActButton>
        </p>
      )}
    </div>
  );
}
