/** Who answers for the chosen clause, whether it is cleared, and what is said about it. */
import { Button, NativeSelect } from '@mantine/core';
import { clauseHash, contractChapters } from '@troth/core';
import type { ReactNode } from 'react';
import type { SchemaDraftNote } from '../../client/api.d.ts';
import { useGet, useSend } from '../../client/reading.ts';
import { api } from '../../client/server.ts';
import { Failed } from '../../parts/failed.tsx';
import { Mark } from '../../parts/mark.tsx';
import { Moment } from '../../parts/moment.tsx';
import { useNames } from '../../parts/names.ts';
import { PersonName } from '../../parts/person-name.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import { isGroup } from './model/text-at.ts';
import { Panel } from './panel.tsx';
import { useStudio } from './studio-context.ts';
import css from './studio.module.css';
import { studioWords } from './words.ts';
import { WriteNote } from './write-note.tsx';

interface OfClause {
  readonly clause: string;
}

export function DiscussionPanel(): ReactNode {
  const { clause } = useStudio();
  return clause === undefined ? null : <DiscussionOf key={clause} clause={clause} />;
}

function DiscussionOf({ clause }: OfClause): ReactNode {
  const t = useWords(studioWords);
  const say = useSay();
  const { draft } = useStudio();
  const notes = useGet('/v1/drafts/{draft}/notes', { params: { path: { draft: draft.id } } });
  const title = contractChapters.find(({ key }) => key === clause)?.title;
  const here = (notes.data?.items ?? []).filter((note) => note.clause === clause);
  return (
    <Panel
      title={t('discussion', { clause: `${Number(clause.slice(1))}. ${title === undefined ? '' : say(title)}` })}
      count={here.length > 0 ? here.length : undefined}
    >
      <OwnerOfClause clause={clause} />
      <ul className={css['notes']}>
        {here.map((note) => (
          <Note key={note.id} note={note} />
        ))}
      </ul>
      {here.length === 0 && <p className={css['soft']}>{t('noNotes')}</p>}
      <WriteNote clause={clause} />
    </Panel>
  );
}

function OwnerOfClause({ clause }: OfClause): ReactNode {
  const t = useWords(studioWords);
  const say = useSay();
  const people = useNames('person');
  const { draft, working } = useStudio();
  const kept = draft.inside?.clauses.find(({ key }) => key === clause);
  const path = { draft: draft.id, clause };
  const assign = useSend((owner: string) =>
    api.POST('/v1/drafts/{draft}/clauses/{clause}/assign', { params: { path }, body: { owner } }),
  );
  const deed = useSend((act: 'clear' | 'reopen') =>
    api.POST(`/v1/drafts/{draft}/clauses/{clause}/${act}`, { params: { path }, body: {} }),
  );
  const text = isGroup(working.text) ? working.text : {};
  const touched = clauseHash(text, clause) !== clauseHash(draft.text, clause);
  const cleared = kept?.cleared === true && !touched;
  const error = assign.error ?? deed.error;
  return (
    <div className={css['ownerBox']}>
      <NativeSelect
        size="xs"
        label={t('owner')}
        value={kept?.owner ?? ''}
        disabled={assign.isPending}
        onChange={({ currentTarget }) => currentTarget.value !== '' && assign.mutate(currentTarget.value)}
        data={[
          ...(kept?.owner === undefined ? [{ value: '', label: t('nobody') }] : []),
          ...[...people].map(([id, name]) => ({ value: id, label: say(name) })),
        ]}
      />
      <div className={css['ownerActs']}>
        <Mark tone={cleared ? 'good' : 'ink'} icon={cleared ? 'check' : 'clock'}>
          {t(cleared ? 'cleared' : 'open')}
        </Mark>
        {cleared ? (
          <Button size="compact-xs" variant="default" loading={deed.isPending} onClick={() => deed.mutate('reopen')}>
            {t('reopen')}
          </Button>
        ) : (
          <Button
            size="compact-xs"
            variant="default"
            loading={deed.isPending}
            disabled={working.text !== working.base.text}
            onClick={() => deed.mutate('clear')}
          >
            {t('clear')}
          </Button>
        )}
      </div>
      {cleared && kept.clearedBy !== undefined && kept.clearedAt !== undefined && (
        <p className={css['small']}>
          <PersonName id={kept.clearedBy} /> · <Moment at={kept.clearedAt} />
        </p>
      )}
      {(kept?.changed === true || (kept?.cleared === true && touched)) && (
        <p className={css['small']}>{t('changedSince')}</p>
      )}
      {error !== null && <Failed error={error} />}
    </div>
  );
}

function Note({ note }: { readonly note: SchemaDraftNote }): ReactNode {
  const t = useWords(studioWords);
  const say = useSay();
  const act = useSend((name: 'resolve' | 'reopen') =>
    api.POST('/v1/records/{kind}/{record}/acts/{act}', {
      params: {
        path: { kind: 'clause-note', record: note.id, act: name },
        header: { 'if-match': `"${note.version}"` },
      },
      body: name === 'reopen' ? { note: t('reopenNote') } : {},
    }),
  );
  const open = note.state === 'open';
  return (
    <li className={open ? undefined : css['noteDone']}>
      <p className={css['noteHead']}>
        <Mark tone={note.form === 'open-point' ? 'warn' : note.form === 'task' ? 'accent' : 'ink'}>{t(note.form)}</Mark>
        <PersonName id={note.by.replace(/^person:/u, '')} />
        <span className={css['soft']}>
          <Moment at={note.recordedAt} />
        </span>
      </p>
      <p className={css['noteText']}>{say(note.text)}</p>
      <p className={css['noteHead']}>
        {note.assignee !== undefined && (
          <span className={css['soft']}>
            {t('assignee')} <PersonName id={note.assignee} />
          </span>
        )}
        {note.due !== undefined && (
          <span className={css['soft']}>
            {t('due')} {note.due}
          </span>
        )}
        <Button
          size="compact-xs"
          variant="subtle"
          loading={act.isPending}
          onClick={() => act.mutate(open ? 'resolve' : 'reopen')}
        >
          {t(open ? 'resolve' : 'reopenNote')}
        </Button>
      </p>
      {act.error !== null && <Failed error={act.error} />}
    </li>
  );
}
