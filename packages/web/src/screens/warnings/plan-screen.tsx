/** One plan: what will be worse, when instead, the warning before it, and the customer's word. */
import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useParameter } from '../../app/address.ts';
import { useSession } from '../../app/session.ts';
import { useGet, useSend } from '../../client/reading.ts';
import { api } from '../../client/server.ts';
import { Failed } from '../../parts/failed.tsx';
import { ForSpeaker } from '../../parts/for-speaker.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { RecordActs } from '../../parts/record-acts.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { To } from '../../parts/to.tsx';
import { Trail } from '../../parts/trail.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import { readAs } from './read-records.ts';
import type { ReadRecord } from './read-records.ts';
import css from './warnings.module.css';
import { warningWords } from './words.ts';

type Plan = ReadRecord<'deterioration-plan'>;

export function PlanScreen(): ReactNode {
  const record = useParameter('plan');
  const found = useGet('/v1/records/{kind}/{record}', { params: { path: { kind: 'deterioration-plan', record } } });
  return (
    <Loaded of={found}>
      {(raw) => {
        const plan = readAs('deterioration-plan', raw);
        return plan === undefined ? null : <OnePlan plan={plan} />;
      }}
    </Loaded>
  );
}

function OnePlan({ plan }: { readonly plan: Plan }): ReactNode {
  const t = useWords(warningWords);
  const say = useSay();
  const { side } = useSession();
  const { body } = plan;
  return (
    <Page title={say(body.what)} over={<To href="/plans">{t('plans')}</To>}>
      <Section
        title={plan.id}
        acts={
          <>
            <StateMark kind="deterioration-plan" state={body.state} />
            {side === 'own' && (
              <RecordActs record={{ ...plan, kind: 'deterioration-plan' }} only={['execute', 'review']} />
            )}
          </>
        }
      >
        <Facts plan={plan} own={side === 'own'} />
        {side === 'own' && <Works plan={plan} />}
        {side === 'own' && body.state === 'declined' && <Declined body={body} />}
      </Section>
      {body.state === 'proposed' && side === 'own' && <p>{t('waiting')}</p>}
      {body.state === 'proposed' && side !== 'own' && (
        <ForSpeaker acts={plan.acts} act="agree" title={t('answer')}>
          <Answer plan={plan} />
        </ForSpeaker>
      )}
      <Section title={t('history')}>
        <Trail kind="deterioration-plan" lines={body.trail} />
      </Section>
    </Page>
  );
}

function Facts({ plan, own }: { readonly plan: Plan; readonly own: boolean }): ReactNode {
  const t = useWords(warningWords);
  const say = useSay();
  const { body } = plan;
  return (
    <dl className={css['facts']}>
      <dt>{t('agreement')}</dt>
      <dd>{own ? <To href={`/agreements/${body.agreement}`}>{body.agreement}</To> : body.agreement}</dd>
      <dt>{t('original')}</dt>
      <dd>
        <Moment at={body.window.start} /> – <Moment at={body.window.end} />
      </dd>
      {body.alternative !== undefined && (
        <>
          <dt>{t('proposed')}</dt>
          <dd>
            <strong>
              <Moment at={body.alternative.start} /> – <Moment at={body.alternative.end} clock />
            </strong>
          </dd>
        </>
      )}
      {body.effects !== undefined && body.effects.length > 0 && (
        <>
          <dt>{t('effects')}</dt>
          <dd>
            {body.effects.map(({ commitment, text }) => (
              <div key={commitment}>{say(text)}</div>
            ))}
          </dd>
        </>
      )}
      {body.workaround !== undefined && (
        <>
          <dt>{t('workaround')}</dt>
          <dd>{say(body.workaround)}</dd>
        </>
      )}
      {body.communications !== undefined && (
        <>
          <dt>{t('communications')}</dt>
          <dd>{say(body.communications)}</dd>
        </>
      )}
      {body.outcome !== undefined && (
        <>
          <dt>{t('planOutcome')}</dt>
          <dd>{say(body.outcome)}</dd>
        </>
      )}
      <Estimates body={body} />
      <Warned plan={plan} />
    </dl>
  );
}

/** Only our own side has them in the record. */
function Estimates({ body }: Pick<Plan, 'body'>): ReactNode {
  const t = useWords(warningWords);
  if (body.forecasts === undefined || body.forecasts.length === 0) return null;
  return (
    <>
      <dt>{t('estimates')}</dt>
      <dd>
        {body.forecasts.map(({ agreement, commitment, before, after }) => (
          <div key={`${agreement} ${commitment}`}>
            {agreement} · {commitment}: {before} → {after}
          </div>
        ))}
      </dd>
    </>
  );
}

/** A plan that was declined leaves one thing to do. */
function Declined({ body }: Pick<Plan, 'body'>): ReactNode {
  const t = useWords(warningWords);
  const { change, agreement, commitment, period } = body;
  if (change === undefined || commitment === undefined) return null;
  const query = new URLSearchParams({ change, agreement, commitment, period });
  return (
    <p>
      {t('saidNo')} <To href={`/plans/new?${query.toString()}`}>{t('findAnother')}</To>
    </p>
  );
}

/** The proof that it was told in time. */
function Warned({ plan: { body } }: { readonly plan: Plan }): ReactNode {
  const t = useWords(warningWords);
  const record = body.warning ?? '';
  const found = useGet(
    '/v1/records/{kind}/{record}',
    { params: { path: { kind: 'warning', record } } },
    { when: record !== '' },
  );
  const warning = found.data === undefined ? undefined : readAs('warning', found.data);
  const sentAt = warning?.body.sentAt;
  if (warning === undefined || sentAt === undefined) return null;
  const hours = Math.round((Date.parse(body.window.start) - Date.parse(sentAt)) / 360_000) / 10;
  return (
    <>
      <dt>{t('warned')}</dt>
      <dd data-lead-hours={hours}>
        {t.rich('warnedBefore', { when: <Moment key="when" at={sentAt} />, hours })}{' '}
        <To href={`/warnings/${warning.id}`}>{warning.id}</To>
      </dd>
    </>
  );
}

/** Where the works stand now. */
function Works({ plan: { body } }: { readonly plan: Plan }): ReactNode {
  const t = useWords(warningWords);
  const record = body.change ?? '';
  const found = useGet(
    '/v1/records/{kind}/{record}',
    { params: { path: { kind: 'change', record } } },
    { when: record !== '' },
  );
  const change = found.data === undefined ? undefined : readAs('change', found.data);
  if (change === undefined) return null;
  const { start } = change.body.window;
  const moved = start === body.alternative?.start;
  return <p>{t.rich(moved ? 'moved' : 'notMoved', { when: <Moment key="when" at={start} clock /> })}</p>;
}

function Answer({ plan }: { readonly plan: Plan }): ReactNode {
  const t = useWords(warningWords);
  const [note, setNote] = useState('');
  const send = useSend((answer: 'agree' | 'decline') =>
    api.POST('/v1/deterioration-plans/{plan}/answer', {
      params: { path: { plan: plan.id } },
      body: { answer, ...(note.trim() === '' ? {} : { note }) },
    }),
  );
  return (
    <Section title={t('answer')}>
      <TextInput
        label={t('answerNote')}
        value={note}
        maxLength={500}
        onChange={({ currentTarget: { value } }) => setNote(value)}
      />
      {send.error !== null && <Failed error={send.error} />}
      <Group mt="md">
        <Button loading={send.isPending} onClick={() => send.mutate('agree')}>
          {t('agree')}
        </Button>
        <Button
          variant="default"
          disabled={note.trim() === ''}
          title={note.trim() === '' ? t('declineNeeds') : undefined}
          loading={send.isPending}
          onClick={() => send.mutate('decline')}
        >
          {t('decline')}
        </Button>
        {note.trim() === '' && <small>{t('declineNeeds')}</small>}
      </Group>
    </Section>
  );
}
