/** One audit: how it was drawn, what was looked at, what was found, and the sample computed again before whoever asks. */
import { Textarea } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useParameter } from '../../app/address.ts';
import { useGet, useSend } from '../../client/reading.ts';
import { api } from '../../client/server.ts';
import { Explain } from '../../parts/explain.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { To } from '../../parts/to.tsx';
import { Trail } from '../../parts/trail.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import { readAs } from '../warnings/read-records.ts';
import type { ReadRecord } from '../warnings/read-records.ts';
import css from './audits.module.css';
import { ExamineButton } from './examine-button.tsx';
import { Findings } from './findings.tsx';
import { InFront } from './in-front.tsx';
import { Results } from './results.tsx';
import { auditWords } from './words.ts';

type Audit = ReadRecord<'audit'>;

export function SampleAuditScreen(): ReactNode {
  const record = useParameter('audit');
  const found = useGet('/v1/records/{kind}/{record}', { params: { path: { kind: 'audit', record } } });
  return (
    <Loaded of={found} lines={12}>
      {(raw) => {
        const audit = readAs('audit', raw);
        return audit === undefined ? null : <Shown audit={audit} />;
      }}
    </Loaded>
  );
}

function Shown({ audit }: { readonly audit: Audit }): ReactNode {
  const t = useWords(auditWords);
  const say = useSay();
  const { id, body } = audit;
  const { results, conclusion } = body;
  return (
    <Page over={<To href="/audits">{t('title')}</To>} title={say(body.title)} lead={t('pageLead')}>
      <Section title={id} acts={<StateMark kind="audit" state={body.state} />}>
        <Facts body={body} />
        <Next audit={audit} />
      </Section>
      <Section title={t('inFront')} note={t('inFrontNote')} anchor="recomputed">
        <InFront audit={id} />
      </Section>
      {results !== undefined && (
        <>
          <Section title={t('findings')} anchor="findings">
            <Findings audit={id} />
          </Section>
          <Section title={t('results')} note={t('resultsNote')} anchor="results">
            <Results results={results} />
          </Section>
        </>
      )}
      {conclusion !== undefined && (
        <Section title={t('conclusion')}>
          <p className={css['text']}>{say(conclusion)}</p>
        </Section>
      )}
      <Section title={t('trail')}>
        <Trail kind="audit" lines={body.trail} />
      </Section>
    </Page>
  );
}

function Facts({ body }: { readonly body: Audit['body'] }): ReactNode {
  const t = useWords(auditWords);
  const { criteria, scope, span, sample, drawnFrom, seed, performedAt } = body;
  return (
    <dl className={css['facts']}>
      <dt>{t('criteria')}</dt>
      <dd>{criteria.join(', ')}</dd>
      <dt>{t('scope')}</dt>
      <dd>
        {scope.map((one, at) => (
          <span key={one}>
            {at > 0 && ', '}
            <To href={`/agreements/${one}`}>{one}</To>
          </span>
        ))}{' '}
        · {span.from === span.to ? span.from : `${span.from} – ${span.to}`}
      </dd>
      <dt>
        <Explain term="audit-sample">{t('drawn')}</Explain>
      </dt>
      <dd>
        {t('drawnOf', { drawn: sample.length, of: drawnFrom })}:{' '}
        {sample.map(({ agreement, period }) => `${agreement} ${period}`).join(', ')}
      </dd>
      <dt>{t('seed')}</dt>
      <dd>
        <code className={css['seed']}>{seed}</code>
      </dd>
      {performedAt !== undefined && (
        <>
          <dt>{t('performed')}</dt>
          <dd>
            <Moment at={performedAt} />
          </dd>
        </>
      )}
    </dl>
  );
}

/** What is to be done with it next. */
function Next({ audit: { id, body } }: { readonly audit: Audit }): ReactNode {
  const t = useWords(auditWords);
  const [conclusion, setConclusion] = useState('');
  const params = { path: { audit: id } };
  const perform = useSend(() => api.POST('/v1/audits/{audit}/perform', { params }));
  const report = useSend(() =>
    api.POST('/v1/audits/{audit}/report', { params, body: { conclusion: { en: conclusion.trim() } } }),
  );
  const close = useSend(() => api.POST('/v1/audits/{audit}/close', { params }));
  const error = perform.error ?? report.error ?? close.error;
  return (
    <div className={css['acts']}>
      {body.state === 'planned' && (
        <ExamineButton busy={perform.isPending} onClick={() => perform.mutate(undefined)}>
          {t('perform')}
        </ExamineButton>
      )}
      {body.state === 'performed' && (
        <>
          <Textarea
            label={t('conclusion')}
            autosize
            minRows={2}
            className={css['wide'] ?? ''}
            value={conclusion}
            onChange={({ currentTarget: { value } }) => setConclusion(value)}
          />
          <ExamineButton
            busy={report.isPending}
            because={conclusion.trim() === '' ? t('concludeFirst') : undefined}
            onClick={() => report.mutate(undefined)}
          >
            {t('report')}
          </ExamineButton>
        </>
      )}
      {body.state === 'reported' && (
        <ExamineButton busy={close.isPending} onClick={() => close.mutate(undefined)}>
          {t('close')}
        </ExamineButton>
      )}
      {error !== null && <Failed error={error} />}
    </div>
  );
}
