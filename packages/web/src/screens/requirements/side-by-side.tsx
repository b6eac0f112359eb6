/** One question, what managers and users at work answered, and the decision where both cannot be right. */
import { Button, Modal, Textarea } from '@mantine/core';
import { denialOf, interviewSet, recordKinds, sayTargetText } from '@troth/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useWho } from '../../app/session.ts';
import { useSend } from '../../client/reading.ts';
import { typed } from '../../client/records.ts';
import type { PracticeRecord } from '../../client/records.ts';
import { api } from '../../client/server.ts';
import { Failed } from '../../parts/failed.tsx';
import { Mark } from '../../parts/mark.tsx';
import { Section } from '../../parts/page.tsx';
import { PersonName } from '../../parts/person-name.tsx';
import { partWords } from '../../parts/part-words.ts';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import css from './requirements.module.css';
import type { RequirementPage } from './requirements-screen.tsx';
import { requirementWords } from './words.ts';

type Need = PracticeRecord<'need'>;

interface Line {
  readonly serviceType: string;
  readonly question: string;
  readonly needs: readonly Need[];
  readonly conflict: RequirementPage['conflicts'][number] | undefined;
}

export function SideBySide({ page }: { readonly page: RequirementPage }): ReactNode {
  const t = useWords(requirementWords);
  const [asking, setAsking] = useState<{ readonly keep: Need; readonly against: readonly string[] }>();
  const lines = linesOf(page);
  if (lines.length === 0) return null;
  return (
    <Section title={t('sideBySide')} note={t('sideBySideNote')} anchor="conflicts">
      {lines.map((line) => (
        <OneQuestion
          key={`${line.serviceType} ${line.question}`}
          line={line}
          onDecide={(keep) =>
            setAsking({
              keep,
              against: line.needs
                .filter(({ id, body }) => id !== keep.id && body.state !== 'declined')
                .map(({ id }) => id),
            })
          }
        />
      ))}
      {asking !== undefined && <Decide {...asking} onClose={() => setAsking(undefined)} />}
    </Section>
  );
}

/** Questions that somebody answered, those in conflict first. */
function linesOf(page: RequirementPage): readonly Line[] {
  const needs = page.needs.map((record) => typed<'need'>(record));
  const groups = new Map<string, Need[]>();
  for (const need of needs) {
    const { question, serviceType = '' } = need.body;
    if (question === undefined) continue;
    const key = `${serviceType} ${question}`;
    groups.set(key, [...(groups.get(key) ?? []), need]);
  }
  const lines = [...groups.values()].flatMap((fellows): Line[] => {
    const [first] = fellows;
    if (first === undefined) return [];
    const { question = '', serviceType = '' } = first.body;
    const conflict = page.conflicts.find((one) => one.question === question && one.serviceType === serviceType);
    return [{ question, serviceType, needs: fellows, conflict }];
  });
  return lines.toSorted((one, other) => weight(other) - weight(one));
}

const weight = ({ conflict }: Line): number => (conflict === undefined ? 0 : conflict.resolved ? 1 : 2);

interface OneProps {
  readonly line: Line;
  readonly onDecide: (keep: Need) => void;
}

function OneQuestion({ line, onDecide }: OneProps): ReactNode {
  const t = useWords(requirementWords);
  const say = useSay();
  const { question, serviceType, needs, conflict } = line;
  const asked = interviewSet(serviceType)?.questions.find(({ id }) => id === question);
  const open = conflict !== undefined && !conflict.resolved;
  return (
    <div className={css['sides']} data-open={open} role="group" aria-label={say(asked?.ask ?? question)}>
      <div>
        <div className={css['asked']}>{say(asked?.ask ?? question)}</div>
        {open && (
          <Mark tone="warn" icon="warn">
            {t('conflict')}
          </Mark>
        )}
        {conflict?.resolved === true && (
          <Mark tone="good" icon="check">
            {t('decided')}
          </Mark>
        )}
      </div>
      {(['managerial', 'operational'] as const).map((audience) => {
        const own = needs.filter(({ body }) => body.audience === audience);
        return (
          <div key={audience} className={css['side']}>
            <h3>{t(audience === 'managerial' ? 'managers' : 'users')}</h3>
            {own.length === 0 && <p className={css['soft']}>{t('noAnswer')}</p>}
            {own.map((need) => (
              <Said key={need.id} need={need} open={open} onDecide={() => onDecide(need)} />
            ))}
          </div>
        );
      })}
    </div>
  );
}

function Said({
  need: { body },
  open,
  onDecide,
}: {
  readonly need: Need;
  readonly open: boolean;
  readonly onDecide: () => void;
}): ReactNode {
  const t = useWords(requirementWords);
  const say = useSay();
  const language = useLanguage();
  const denied = denialOf(recordKinds.need.acts['resolve'] ?? {}, useWho());
  return (
    <div>
      <p className={body.state === 'declined' ? css['gone'] : undefined}>
        {say(body.statement)}{' '}
        {body.value !== undefined && <span className={css['value']}>{sayTargetText(body.value, language)}</span>}
      </p>
      <p className={css['soft']}>
        {body.person !== undefined && <PersonName id={body.person} />} {body.day}
      </p>
      {body.resolution !== undefined && body.state !== 'declined' && <p>{say(body.resolution)}</p>}
      {open && body.state !== 'declined' && body.value !== undefined && (
        <Button
          size="compact-xs"
          variant="default"
          disabled={denied !== undefined}
          title={denied === undefined ? undefined : say(denied.message)}
          onClick={onDecide}
        >
          {t('decide')}
        </Button>
      )}
    </div>
  );
}

interface DecideProps {
  readonly keep: Need;
  readonly against: readonly string[];
  readonly onClose: () => void;
}

function Decide({ keep, against, onClose }: DecideProps): ReactNode {
  const t = useWords(requirementWords);
  const parts = useWords(partWords);
  const say = useSay();
  const language = useLanguage();
  const [why, setWhy] = useState('');
  const send = useSend(() =>
    api.POST('/v1/needs/{need}/decision', {
      params: { path: { need: keep.id } },
      body: { against: [...against], resolution: { en: why.trim() } },
    }),
  );
  return (
    <Modal opened onClose={onClose} title={t('decideTitle')} closeButtonProps={{ 'aria-label': parts('close') }}>
      <form
        className={css['form']}
        onSubmit={(event) => {
          event.preventDefault();
          send.mutate(undefined, { onSuccess: onClose });
        }}
      >
        <p className={css['asked']}>
          {say(keep.title)} {sayTargetText(keep.body.value ?? '', language)}
        </p>
        <Textarea
          label={t('why')}
          description={t('whyHint')}
          required
          autosize
          minRows={2}
          maxLength={2000}
          value={why}
          onChange={({ currentTarget: { value } }) => setWhy(value)}
        />
        {send.error !== null && <Failed error={send.error} />}
        <div>
          <Button type="submit" disabled={why.trim() === ''} loading={send.isPending}>
            {t('decideSend')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
