/**
 * Buttons for what can be done with a record now, by whom it may be; what is not ours to do stands there with the reason.
 * Owns: asking for what is told with an act, and its reason. Does not own: whether it may be done (core's authority, and the
 * server again).
 */
import { Button, Modal, Textarea, Tooltip } from '@mantine/core';
import { mayAct, recordKindOf } from '@troth/core';
import type { Denial, Kept, Localized, RecordAct, RecordKindName } from '@troth/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useWho } from '../app/session.ts';
import { useSend } from '../client/reading.ts';
import { api } from '../client/server.ts';
import { useSay, useWords } from '../words/use-words.ts';
import { partWords } from './part-words.ts';
import { RecordForm } from './record-form.tsx';

interface ActedOn {
  readonly kind: RecordKindName;
  readonly id: string;
  readonly version: number;
  readonly body: Kept;
  /** What the server said is theirs to do, and whose it is otherwise. */
  readonly acts?: readonly ToldAct[] | undefined;
}

export interface ToldAct {
  readonly act: string;
  readonly may: boolean;
  readonly denial?: Localized | undefined;
}

interface RecordActsProps {
  readonly record: ActedOn;
  /** Acts to show, by name; all of the kind when missing. */
  readonly only?: readonly string[];
  /** Acts that this screen offers in a way of its own. */
  readonly but?: readonly string[];
  readonly onDone?: () => void;
}

interface Offered {
  readonly name: string;
  readonly act: RecordAct;
  readonly denied: Denial | undefined;
}

export function RecordActs({ record, only, but = [], onDone }: RecordActsProps): ReactNode {
  const who = useWho();
  const kind = recordKindOf(record.kind);
  const ownWays = kind.throughSentences ?? [];
  const [asking, setAsking] = useState<Offered>();
  const offered = Object.entries(kind.acts)
    // What more follows from has a way of its own.
    .filter(([name]) => (only?.includes(name) ?? true) && !but.includes(name) && !ownWays.includes(name))
    .map(([name, act]): Offered => ({
      name,
      act,
      denied: mayAct({ kind, act }, record.body, who) ?? anothers(record.acts, name),
    }))
    // What its state does not allow is no choice at all; what somebody else may do is shown with the reason.
    .filter(({ denied }) => denied?.code !== 'STATE');
  return (
    <>
      {offered.map((offer, place) => (
        <ActButton key={offer.name} offer={offer} first={place === 0} onAsk={() => setAsking(offer)} />
      ))}
      {asking !== undefined && (
        <ActDialog
          record={record}
          offer={asking}
          onClose={() => setAsking(undefined)}
          onDone={() => {
            setAsking(undefined);
            onDone?.();
          }}
        />
      )}
    </>
  );
}

/** Whose word an act is stands in the roles of the agreement, which the server has read. */
function anothers(acts: readonly ToldAct[] | undefined, name: string): Denial | undefined {
  const denial = acts?.find(({ act }) => act === name)?.denial;
  return denial === undefined ? undefined : { code: 'SIDE', message: denial };
}

function ActButton({
  offer,
  first,
  onAsk,
}: {
  readonly offer: Offered;
  readonly first: boolean;
  readonly onAsk: () => void;
}): ReactNode {
  const say = useSay();
  const { act, denied } = offer;
  const button = (
    <Button
      variant={first && denied === undefined ? 'filled' : 'default'}
      onClick={denied === undefined ? onAsk : undefined}
      {...(denied === undefined ? {} : { 'data-disabled': true, 'aria-disabled': true })}
    >
      {say(act.names)}
    </Button>
  );
  return denied === undefined ? button : <Tooltip label={say(denied.message)}>{button}</Tooltip>;
}

interface ActDialogProps {
  readonly record: ActedOn;
  readonly offer: Offered;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function ActDialog({ record, offer: { name, act }, onClose, onDone }: ActDialogProps): ReactNode {
  const t = useWords(partWords);
  const say = useSay();
  const [note, setNote] = useState('');
  const acted = useSend((tells: Record<string, unknown>) =>
    api.POST('/v1/records/{kind}/{record}/acts/{act}', {
      params: {
        path: { kind: record.kind, record: record.id, act: name },
        header: { 'if-match': `"${record.version}"` },
      },
      body: {
        ...(Object.keys(tells).length === 0 ? {} : { tells: tells as Record<string, never> }),
        ...(note.trim() === '' ? {} : { note: note.trim() }),
      },
    }),
  );
  const [missing, setMissing] = useState(false);
  const send = (tells: Record<string, unknown>): void => {
    if (act.reason === true && note.trim() === '') return setMissing(true);
    acted.mutate(tells, { onSuccess: onDone });
  };
  return (
    <Modal opened onClose={onClose} title={say(act.names)} size="lg" closeButtonProps={{ 'aria-label': t('close') }}>
      <RecordForm
        kind={record.kind}
        only={act.tells ?? []}
        begin={Object.fromEntries((act.tells ?? []).map((field) => [field, Reflect.get(record.body, field)]))}
        send={say(act.names)}
        onSend={send}
        onCancel={onClose}
        busy={acted.isPending}
        error={acted.error}
      >
        <Textarea
          label={t('reason')}
          description={t('reasonHelp')}
          withAsterisk={act.reason === true}
          autosize
          minRows={2}
          value={note}
          error={missing && note.trim() === '' ? t('reason') : undefined}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </RecordForm>
    </Modal>
  );
}
