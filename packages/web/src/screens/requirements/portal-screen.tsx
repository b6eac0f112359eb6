/** The customer's side: what the provider understood, for the representative to confirm or have changed (S0.32, S4.21). */
import { Button, Textarea } from '@mantine/core';
import { moneyText, sayRequirement } from '@troth/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useWho } from '../../app/session.ts';
import { useSend } from '../../client/reading.ts';
import { useRecords } from '../../client/records.ts';
import type { PracticeRecord } from '../../client/records.ts';
import { api } from '../../client/server.ts';
import { Empty } from '../../parts/empty.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { useNames } from '../../parts/names.ts';
import { Page, Section } from '../../parts/page.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { sayChoice } from '../../words/choice-words.ts';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { Papers } from './papers.tsx';
import css from './requirements.module.css';
import { Stamp } from './stamp.tsx';
import { requirementWords } from './words.ts';

export function PortalRequirementsScreen(): ReactNode {
  const t = useWords(requirementWords);
  const readBacks = useRecords('read-back');
  const requirements = useRecords('requirement');
  return (
    <Page title={t('portalTitle')} lead={t('portalLead')}>
      <Loaded of={readBacks}>
        {(found) => {
          const last = found.at(-1);
          return last === undefined ? (
            <Section>
              <Empty title={t('portalNone')} icon="claim">
                {t('portalNoneText')}
              </Empty>
            </Section>
          ) : (
            <Loaded of={requirements}>{(all) => <OneReadBack readBack={last} requirements={all} />}</Loaded>
          );
        }}
      </Loaded>
    </Page>
  );
}

interface OneProps {
  readonly readBack: PracticeRecord<'read-back'>;
  readonly requirements: readonly PracticeRecord<'requirement'>[];
}

function OneReadBack({ readBack, requirements }: OneProps): ReactNode {
  const t = useWords(requirementWords);
  const say = useSay();
  const { id, title, body } = readBack;
  const own = body.requirements.flatMap((one) => requirements.find((found) => found.id === one) ?? []);
  return (
    <Section title={say(title)} acts={<StateMark kind="read-back" state={body.state} />}>
      {body.confirmed !== undefined && <Stamp confirmed={body.confirmed} />}
      {body.state === 'change-asked' && <p>{t('askedText')}</p>}
      {body.state === 'superseded' && <p>{t('supersededText')}</p>}
      <p>
        <Papers documents={body.documents ?? []} />
      </p>
      {own.map((one) => (
        <OneRequirement key={one.id} requirement={one} />
      ))}
      {body.state === 'sent' && <Answer id={id} representative={body.representative} count={own.length} />}
    </Section>
  );
}

function OneRequirement({
  requirement: { id, title, body },
}: {
  readonly requirement: PracticeRecord<'requirement'>;
}): ReactNode {
  const t = useWords(requirementWords);
  const say = useSay();
  const language = useLanguage();
  const { impactPerHour, rationale, test } = body;
  return (
    <div className={css['line']} role="group" aria-label={say(title)}>
      <h3>
        {say(title)} <span className={css['soft']}>{id}</span>
      </h3>
      <p className={css['asked']}>{sayRequirement(body, language)}</p>
      <p className={css['soft']}>
        {[
          sayChoice(body.priority, language),
          ...(body.hours === undefined ? [] : [sayChoice(body.hours, language)]),
          ...(impactPerHour === undefined
            ? []
            : [`${t('impactHead')}: ${impactPerHour.currency} ${moneyText(impactPerHour.amount)}`]),
        ].join(' · ')}
      </p>
      {rationale !== undefined && <p>{say(rationale)}</p>}
      {test !== undefined && <p className={css['soft']}>{say(test)}</p>}
    </div>
  );
}

interface AnswerProps {
  readonly id: string;
  readonly representative: string;
  readonly count: number;
}

function Answer({ id, representative, count }: AnswerProps): ReactNode {
  const t = useWords(requirementWords);
  const say = useSay();
  const language = useLanguage();
  const who = useWho();
  const people = useNames('person');
  const [comment, setComment] = useState<string>();
  const path = { readBack: id };
  const confirm = useSend(() => api.POST('/v1/read-backs/{readBack}/confirm', { params: { path } }));
  const ask = useSend((text: string) =>
    api.POST('/v1/read-backs/{readBack}/change-request', {
      params: { path },
      // Without English words there is nothing to fall back to: what was written in Chinese stands for both.
      body: { comment: language === 'en' ? { en: text } : { en: text, 'zh-Hant': text } },
    }),
  );
  if (who.id !== `person:${representative}`)
    return <p>{t('notYours', { name: say(people.get(representative) ?? representative) })}</p>;
  const error = confirm.error ?? ask.error;
  return (
    <div className={css['form']} style={{ marginTop: '1rem' }}>
      <p>{t('confirmText')}</p>
      {error !== null && <Failed error={error} />}
      <div className={css['acts']}>
        <Button loading={confirm.isPending} onClick={() => confirm.mutate(undefined)}>
          {t('confirm', { count })}
        </Button>
        {comment === undefined && (
          <Button variant="default" onClick={() => setComment('')}>
            {t('ask')}
          </Button>
        )}
      </div>
      {comment !== undefined && (
        <>
          <Textarea
            label={t('askLabel')}
            required
            autosize
            minRows={2}
            maxLength={20_000}
            value={comment}
            onChange={({ currentTarget: { value } }) => setComment(value)}
          />
          <div>
            <Button
              variant="default"
              disabled={comment.trim() === ''}
              loading={ask.isPending}
              onClick={() => ask.mutate(comment.trim())}
            >
              {t('askSend')}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
