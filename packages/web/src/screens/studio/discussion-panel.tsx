/** Who answers for the chosen clause, whether it is cleared, and what is said about it. */
import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { clauseHash, contractChapters } from '@troth/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useSession } from '../../app/session.ts';
import type { SchemaDraftNote } from '../../client/api.d.ts';
import { useGet, useSend } from '../../client/reading.ts';
import { api } from '../../client/server.ts';
import { Failed } from '../../parts/failed.tsx';
import { Mark } from '../../parts/mark.tsx';
import { Moment } from '../../parts/moment.tsx';
import { useNames } from '../../parts/names.ts';
import { PersonName } from '../../parts/person-name.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { isGroup } from './model/text-at.ts';
import { Panel } from './panel.tsx';
import { useStudio } from './studio-context.ts';
import css from './studio.module.css';
import { studioWords } from './words.ts';

export function DiscussionPanel(): ReactNode {
  const t = useWords(studioWords);
  const say = useSay();
  const { draft, clause } = useStudio();
  const notes = useGet('/v1/drafts/{draft}/notes', { params: { path: { draft: draft.id } } });
  const title = contractChapters.find(({ key }) => key === clause)?.title;
  const here = (notes.data?.items ?? []).filter((note) => note.clause === clause);
  return (
    <Panel
      title={t('discussion', { clause: `${Number(clause.slice(1))}. ${title === undefined ? '' : say(title)}` })}
      count={here.length > 0 ? here.length : undefined}
    >
      <OwnerOfClause />
      <ul className={css['notes']}>
        {here.map((note) => (
          <Note key={note.id} note={note} />
        ))}
      </ul>
      {here.length === 0 && <p className={css['soft']}>{t('noNotes')}</p>}
      <WriteNote />
    </Panel>
  );
}

function OwnerOfClause(): ReactNode {
  const t = useWords(studioWords);
  const say = useSay();
  const people = useNames('person');
  const { draft, clause, working } = useStudio();
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

type NoteForm = SchemaDraftNote['form'];
const noteForms: readonly NoteForm[] = ['comment', 'task', 'open-point'];

function WriteNote(): ReactNode {
  const t = useWords(studioWords);
  const say = useSay();
  const language = useLanguage();
  const people = useNames('person');
  const { side } = useSession();
  const { draft, clause } = useStudio();
  const [form, setForm] = useState<NoteForm>('comment');
  const [text, setText] = useState('');
  const [assignee, setAssignee] = useState('');
  const [due, setDue] = useState('');
  const [shared, setShared] = useState(false);
  const written = useSend(() =>
    api.POST('/v1/drafts/{draft}/notes', {
      params: { path: { draft: draft.id } },
      body: {
        clause,
        form,
        // English is the language that every text has; what is written in Chinese stands in both.
        text: language === 'en' ? { en: text.trim() } : { en: text.trim(), 'zh-Hant': text.trim() },
        ...(form === 'task' && assignee !== '' ? { assignee } : {}),
        ...(form === 'task' && due !== '' ? { due } : {}),
        ...(shared ? { withOtherSide: true } : {}),
      },
    }),
  );
  const offered = side === 'own' && draft.state !== 'draft' && draft.state !== 'internal-review';
  return (
    <form
      className={css['writeNote']}
      onSubmit={(event) => {
        event.preventDefault();
        written.mutate(undefined, { onSuccess: () => setText('') });
      }}
    >
      <Textarea
        size="xs"
        autosize
        minRows={2}
        label={t('noteText')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className={css['noteRow']}>
        <NativeSelect
          size="xs"
          aria-label={t('noteForm')}
          value={form}
          onChange={({ currentTarget }) => setForm(noteForms.find((one) => one === currentTarget.value) ?? 'comment')}
          data={noteForms.map((one) => ({ value: one, label: t(one) }))}
        />
        {form === 'task' && (
          <>
            <NativeSelect
              size="xs"
              aria-label={t('assignee')}
              value={assignee}
              onChange={({ currentTarget }) => setAssignee(currentTarget.value)}
              data={[
                { value: '', label: `${t('assignee')} …` },
                ...[...people].map(([id, name]) => ({ value: id, label: say(name) })),
              ]}
            />
            <TextInput
              size="xs"
              type="date"
              aria-label={t('due')}
              value={due}
              onChange={(event) => setDue(event.currentTarget.value)}
            />
          </>
        )}
        <Button type="submit" size="xs" variant="default" disabled={text.trim() === ''} loading={written.isPending}>
          {t('write')}
        </Button>
      </div>
      {offered && (
        <Checkbox
          size="xs"
          label={t('share')}
          checked={shared}
          onChange={(event) => setShared(event.currentTarget.checked)}
        />
      )}
      {written.error !== null && <Failed error={written.error} />}
    </form>
  );
}
