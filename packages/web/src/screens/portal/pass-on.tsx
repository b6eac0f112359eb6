/** Passing the users' extract of a copy on: makes the link, which is shown this once, and says how often it was opened. */
import { Button, Modal, Tooltip } from '@mantine/core';
import { mayAct, recordKinds, recordKindOf } from '@troth/core';
import type { ReactNode } from 'react';
import { useWho } from '../../app/session.ts';
import { useSend } from '../../client/reading.ts';
import type { PracticeRecord } from '../../client/records.ts';
import { api } from '../../client/server.ts';
import { Failed } from '../../parts/failed.tsx';
import { partWords } from '../../parts/part-words.ts';
import { useSay, useWords } from '../../words/use-words.ts';
import { ShownOnce } from '../people/shown-once.tsx';
import { portalWords } from './words.ts';

const kind = recordKindOf('copy');

export function PassOn({ copy: { id, body } }: { readonly copy: PracticeRecord<'copy'> }): ReactNode {
  const t = useWords(portalWords);
  const part = useWords(partWords);
  const say = useSay();
  const who = useWho();
  const act = kind.acts['publish'];
  const publish = useSend(() => api.POST('/v1/copies/{copy}/publish', { params: { path: { copy: id } } }));
  const denied = act === undefined ? undefined : mayAct({ kind, act }, body, who);
  if (act === undefined || denied?.code === 'STATE') return null;
  const button = (
    <Button
      variant="default"
      loading={publish.isPending}
      onClick={denied === undefined ? () => publish.mutate(undefined) : undefined}
      {...(denied === undefined ? {} : { 'data-disabled': true, 'aria-disabled': true })}
    >
      {say(act.names)}
    </Button>
  );
  return (
    <>
      {denied === undefined ? button : <Tooltip label={say(denied.message)}>{button}</Tooltip>}
      {publish.error !== null && <Failed error={publish.error} />}
      <Modal
        opened={publish.data !== undefined}
        onClose={() => publish.reset()}
        title={t('extract')}
        size="lg"
        closeButtonProps={{ 'aria-label': part('close') }}
      >
        {publish.data !== undefined && (
          <ShownOnce text={`${globalThis.location.origin}/extract#${publish.data.token}`} lead={t('linkReady')} />
        )}
      </Modal>
    </>
  );
}

/** How often what was passed on was opened; nothing before that. */
export function Readings({ body }: { readonly body: PracticeRecord<'copy'>['body'] }): ReactNode {
  const t = useWords(portalWords);
  const passedOn = body.trail.some(({ act }) => act === 'publish');
  if (!passedOn) return recordKinds.copy.acts['publish']?.from.includes(body.state) === true ? t('notPassedOn') : '–';
  return t('opened', { count: body.views ?? 0 });
}
