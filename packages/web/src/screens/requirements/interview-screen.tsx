/** The guided interview: question by question, what was said and the value that was named. */
import { Button, Textarea, TextInput } from '@mantine/core';
import { interviewSet, measureOf, sayTargetText, unmeasurable } from '@troth/core';
import type { Question } from '@troth/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useParameter } from '../../app/address.ts';
import { useSend } from '../../client/reading.ts';
import { useRecord } from '../../client/records.ts';
import type { PracticeRecord } from '../../client/records.ts';
import { api } from '../../client/server.ts';
import { Failed } from '../../parts/failed.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { PartyLink } from '../../parts/party-link.tsx';
import { PersonName } from '../../parts/person-name.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { To } from '../../parts/to.tsx';
import { sayChoice } from '../../words/choice-words.ts';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import css from './requirements.module.css';
import { requirementWords } from './words.ts';

type Interview = PracticeRecord<'interview'>;

export function InterviewScreen(): ReactNode {
  const id = useParameter('interview');
  const found = useRecord('interview', id);
  return (
    <Loaded of={found} lines={12}>
      {(interview) => <One key={interview.body.state} interview={interview} />}
    </Loaded>
  );
}

interface Told {
  readonly answer: string;
  readonly value: string;
}

function One({ interview }: { readonly interview: Interview }): ReactNode {
  const t = useWords(requirementWords);
  const say = useSay();
  const language = useLanguage();
  const { id, body } = interview;
  const set = interviewSet(body.serviceType);
  const [told, setTold] = useState<Readonly<Record<string, Told>>>(() =>
    Object.fromEntries(body.answers.map(({ question, answer, value = '' }) => [question, { answer, value }])),
  );
  const held = body.state === 'held';
  return (
    <Page
      title={say(set?.names ?? body.serviceType)}
      over={<To href={`/requirements/${body.party}`}>{t('title')}</To>}
      lead={
        <>
          <PartyLink id={body.party} />
          {body.person !== undefined && (
            <>
              {' · '}
              <PersonName id={body.person} />
            </>
          )}
          {` · ${sayChoice(body.audience, language)} · ${body.day} `}
          <StateMark kind="interview" state={body.state} />
        </>
      }
    >
      <Section note={held ? t('heldText') : t('interviewLead')}>
        {(set?.questions ?? [])
          .filter(({ id: own }) => !held || told[own] !== undefined)
          .map((question) => (
            <OneQuestion
              key={question.id}
              question={question}
              told={told[question.id]}
              held={held}
              onChange={(part) =>
                setTold((before) => ({
                  ...before,
                  [question.id]: { answer: '', value: '', ...before[question.id], ...part },
                }))
              }
            />
          ))}
        {held ? (
          <To href={`/requirements/${body.party}`}>{t('toNeeds')}</To>
        ) : (
          <Sending id={id} interview={interview} told={told} />
        )}
      </Section>
    </Page>
  );
}

interface SendingProps {
  readonly id: string;
  readonly interview: Interview;
  readonly told: Readonly<Record<string, Told>>;
}

function Sending({ id, interview, told }: SendingProps): ReactNode {
  const t = useWords(requirementWords);
  const answers = Object.entries(told)
    .filter(([, { answer }]) => answer.trim() !== '')
    .map(([question, { answer, value }]) => ({
      question,
      answer: answer.trim(),
      ...(value.trim() === '' ? {} : { value: value.trim() }),
    }));
  const save = useSend(() => {
    const { state: _state, trail: _trail, ...written } = interview.body;
    return api.PUT('/v1/records/{kind}/{record}', {
      params: { path: { kind: 'interview', record: id }, header: { 'if-match': `"${interview.version}"` } },
      body: { body: { ...written, answers } as never },
    });
  });
  const hold = useSend(() =>
    api.POST('/v1/interviews/{interview}/hold', { params: { path: { interview: id } }, body: { answers } }),
  );
  const error = hold.error ?? save.error;
  return (
    <>
      {error !== null && <Failed error={error} />}
      <div className={css['acts']}>
        <Button disabled={answers.length === 0} loading={hold.isPending} onClick={() => hold.mutate(undefined)}>
          {t('finish')}
        </Button>
        <Button variant="default" loading={save.isPending} onClick={() => save.mutate(undefined)}>
          {t('saveAnswers')}
        </Button>
        {save.isSuccess && <span role="status">{t('saved')}</span>}
      </div>
    </>
  );
}

interface QuestionProps {
  readonly question: Question;
  readonly told: Told | undefined;
  readonly held: boolean;
  readonly onChange: (part: Partial<Told>) => void;
}

function OneQuestion({ question, told, held, onChange }: QuestionProps): ReactNode {
  const t = useWords(requirementWords);
  const say = useSay();
  const language = useLanguage();
  const measure = question.measure === undefined ? undefined : measureOf(question.measure);
  const { answer = '', value = '' } = told ?? {};
  const odd =
    measure !== undefined &&
    value.trim() !== '' &&
    unmeasurable({ measure: measure.id, target: value, period: 'month' }).length > 0;
  return (
    <div className={css['question']} role="group" aria-label={say(question.ask)}>
      <h2>{say(question.ask)}</h2>
      {measure !== undefined && <div className={css['soft']}>{t('leadsTo', { measure: say(measure.names) })}</div>}
      {held ? (
        <p>
          {answer} <span className={css['value']}>{sayTargetText(value, language)}</span>
        </p>
      ) : (
        <div className={css['answer']}>
          <Textarea
            label={t('said')}
            autosize
            minRows={1}
            value={answer}
            onChange={({ currentTarget }) => onChange({ answer: currentTarget.value })}
          />
          {measure !== undefined && (
            <TextInput
              label={t('asValue')}
              description={odd ? t('badValue') : t('asValueHint', { example: measure.example })}
              value={value}
              onChange={({ currentTarget }) => onChange({ value: currentTarget.value })}
            />
          )}
        </div>
      )}
    </div>
  );
}
