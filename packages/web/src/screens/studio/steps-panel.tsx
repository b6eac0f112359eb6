/** The steps that may follow: a button for each, what still keeps it, and where to mend that. */
import { Button, Modal, Textarea, Tooltip } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { addressOf } from '../../app/address.ts';
import { useSend } from '../../client/reading.ts';
import { api } from '../../client/server.ts';
import { Failed } from '../../parts/failed.tsx';
import { Icon } from '../../parts/icon.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import type { Draft, DraftGuard, DraftStep } from './draft.ts';
import { ClearMine } from './clear-mine.tsx';
import { Panel } from './panel.tsx';
import { useStudio } from './studio-context.ts';
import css from './studio.module.css';
import { studioWords } from './words.ts';

export function StepsPanel(): ReactNode {
  const t = useWords(studioWords);
  const { draft } = useStudio();
  if (draft.steps.length === 0) return null;
  return (
    <Panel title={t('stepsTitle')} note={t('stepDone')}>
      <ul className={css['steps']}>
        {isAccepted(draft) && (
          <li>
            <ToSigningRoom />
          </li>
        )}
        {draft.steps.map((step) => (
          <Step key={step.step} step={step} />
        ))}
      </ul>
    </Panel>
  );
}

/** Agreements within the house and expectations are accepted without a step of signing; that happens in the same room. */
const isAccepted = ({ state, steps }: Draft): boolean =>
  state === 'agreed-text' && !steps.some(({ step }) => step === 'sign');

function ToSigningRoom(): ReactNode {
  const t = useWords(studioWords);
  const { draft } = useStudio();
  return (
    <Button component={Link} to={addressOf('/drafts/$draft/signing', { draft: draft.id })} fullWidth>
      {t('signInRoom')}
    </Button>
  );
}

function Step({ step }: { readonly step: DraftStep }): ReactNode {
  const t = useWords(studioWords);
  const say = useSay();
  const [asking, setAsking] = useState(false);
  const { working } = useStudio();
  const open = step.guards.filter(({ ok }) => !ok);
  const unsaved = working.text !== working.base.text;
  const held = step.may
    ? open.length === 0
      ? undefined
      : open.map(({ message }) => say(message)).join(' ')
    : denialOf(step, say);
  const why = held ?? (unsaved ? t('waiting') : undefined);
  // Who signs, how, and by when is told in a room of its own.
  const elsewhere = step.step === 'sign' && step.may;
  const button = (
    <Button
      variant={step.ready && step.may && step.guards.length > 0 ? 'filled' : 'default'}
      fullWidth
      justify="space-between"
      onClick={why === undefined ? () => setAsking(true) : undefined}
      {...(why === undefined ? {} : { 'data-disabled': true, 'aria-disabled': true })}
    >
      {say(step.names)}
    </Button>
  );
  return (
    <li>
      {elsewhere ? (
        <ToSigningRoom />
      ) : why === undefined ? (
        button
      ) : (
        <Tooltip label={why} multiline w={300}>
          {button}
        </Tooltip>
      )}
      {open.length > 0 && (
        <ul className={css['guards']}>
          {open.map((guard) => (
            <Guard key={guard.code} guard={guard} />
          ))}
        </ul>
      )}
      {asking && <StepDialog step={step} onClose={() => setAsking(false)} />}
    </li>
  );
}

const denialOf = ({ denial }: DraftStep, say: ReturnType<typeof useSay>): string =>
  denial === undefined ? '' : say(denial);

/** What is missing, what to do about it, and the way there. */
function Guard({ guard: { code, message, fix, at } }: { readonly guard: DraftGuard }): ReactNode {
  const say = useSay();
  const t = useWords(studioWords);
  const { lead, select, draft } = useStudio();
  const compute = useSend((periods: number) =>
    api.POST('/v1/drafts/{draft}/replay', { params: { path: { draft: draft.id } }, body: { periods } }),
  );
  const go = (): void => {
    const [first] = at ?? [];
    if (at?.length === 1 && typeof first === 'string' && /^K\d{2}$/u.test(first)) select(first);
    else if (at !== undefined) lead(at);
  };
  return (
    <li className={css['guard']}>
      <Icon name="cross" size={13} />
      <div>
        {at === undefined ? (
          say(message)
        ) : (
          <button type="button" className={css['finding']} onClick={go}>
            {say(message)}
          </button>
        )}
        <p className={css['findingMore']}>{say(fix)}</p>
        {code === 'cleared' && <ClearMine />}
        {code === 'impact' && (
          <Button size="compact-xs" variant="default" loading={compute.isPending} onClick={() => compute.mutate(12)}>
            {t('compute')}
          </Button>
        )}
        {compute.error !== null && <Failed error={compute.error} />}
      </div>
    </li>
  );
}

function StepDialog({ step, onClose }: { readonly step: DraftStep; readonly onClose: () => void }): ReactNode {
  const t = useWords(studioWords);
  const say = useSay();
  const { draft, working } = useStudio();
  const [note, setNote] = useState('');
  const taken = useSend((why: string) =>
    api.POST('/v1/drafts/{draft}/steps/{step}', {
      params: { path: { draft: draft.id, step: step.step }, header: { 'if-match': `"${working.base.version}"` } },
      body: why === '' ? {} : { note: why },
    }),
  );
  return (
    <Modal opened onClose={onClose} title={say(step.names)} closeButtonProps={{ 'aria-label': t('cancel') }}>
      <Textarea
        label={t(step.reason ? 'reason' : 'noteLabel')}
        description={t(step.reason ? 'reasonHelp' : 'noteHelp')}
        withAsterisk={step.reason}
        autosize
        minRows={2}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {taken.error !== null && <Failed error={taken.error} />}
      <div className={css['dialogActs']}>
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button
          loading={taken.isPending}
          disabled={step.reason && note.trim() === ''}
          onClick={() => taken.mutate(note.trim(), { onSuccess: onClose })}
        >
          {say(step.names)}
        </Button>
      </div>
    </Modal>
  );
}
