/** Says something about a clause: a comment, a task for somebody, an open point. */
import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { SchemaDraftNote } from '../../client/api.d.ts';
import { useSend } from '../../client/reading.ts';
import { api } from '../../client/server.ts';
import { Failed } from '../../parts/failed.tsx';
import { useNames } from '../../parts/names.ts';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { useStudio } from './studio-context.ts';
import css from './studio.module.css';
import { studioWords } from './words.ts';

type NoteForm = SchemaDraftNote['form'];
const noteForms: readonly NoteForm[] = ['comment', 'task', 'open-point'];

interface Written {
  readonly form: NoteForm;
  readonly text: string;
  readonly assignee: string;
  readonly due: string;
  readonly shared: boolean;
}

const nothing: Written = { form: 'comment', text: '', assignee: '', due: '', shared: false };

export function WriteNote({ clause }: { readonly clause: string }): ReactNode {
  const t = useWords(studioWords);
  const { draft } = useStudio();
  const [note, setNote] = useState(nothing);
  const change = (part: Partial<Written>): void => setNote({ ...note, ...part });
  const send = useSendNote(draft.id, clause);
  const offered = draft.state !== 'draft' && draft.state !== 'internal-review';
  return (
    <form
      className={css['writeNote']}
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate(note, { onSuccess: () => setNote(nothing) });
      }}
    >
      <Textarea
        size="xs"
        autosize
        minRows={2}
        label={t('noteText')}
        value={note.text}
        onChange={(event) => change({ text: event.currentTarget.value })}
      />
      <div className={css['noteRow']}>
        <NativeSelect
          size="xs"
          aria-label={t('noteForm')}
          value={note.form}
          onChange={({ currentTarget: { value } }) =>
            change({ form: noteForms.find((one) => one === value) ?? 'comment' })
          }
          data={noteForms.map((one) => ({ value: one, label: t(one) }))}
        />
        {note.form === 'task' && <TaskFields note={note} change={change} />}
        <Button type="submit" size="xs" variant="default" disabled={note.text.trim() === ''} loading={send.isPending}>
          {t('write')}
        </Button>
      </div>
      {offered && (
        <Checkbox
          size="xs"
          label={t('share')}
          checked={note.shared}
          onChange={(event) => change({ shared: event.currentTarget.checked })}
        />
      )}
      {send.error !== null && <Failed error={send.error} />}
    </form>
  );
}

function useSendNote(draft: string, clause: string) {
  const language = useLanguage();
  return useSend(({ form, text, assignee, due, shared }: Written) =>
    api.POST('/v1/drafts/{draft}/notes', {
      params: { path: { draft } },
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
}

interface TaskProps {
  readonly note: Written;
  readonly change: (part: Partial<Written>) => void;
}

function TaskFields({ note, change }: TaskProps): ReactNode {
  const t = useWords(studioWords);
  const say = useSay();
  const people = useNames('person');
  return (
    <>
      <NativeSelect
        size="xs"
        aria-label={t('assignee')}
        value={note.assignee}
        onChange={({ currentTarget }) => change({ assignee: currentTarget.value })}
        data={[
          { value: '', label: `${t('assignee')} …` },
          ...[...people].map(([id, name]) => ({ value: id, label: say(name) })),
        ]}
      />
      <TextInput
        size="xs"
        type="date"
        aria-label={t('due')}
        value={note.due}
        onChange={(event) => change({ due: event.currentTarget.value })}
      />
    </>
  );
}
