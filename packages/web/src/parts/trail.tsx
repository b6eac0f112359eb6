/** Who did what to a record, when and why: the newest first. */
import { Timeline, Text } from '@mantine/core';
import { recordKindOf } from '@troth/core';
import type { RecordKindName, TrailLine } from '@troth/core';
import type { ReactNode } from 'react';
import { useSay, useWords } from '../words/use-words.ts';
import { Moment } from './moment.tsx';
import { partWords } from './part-words.ts';
import { PersonName } from './person-name.tsx';

export function Trail({
  kind,
  lines,
}: {
  readonly kind: RecordKindName;
  readonly lines: readonly TrailLine[];
}): ReactNode {
  const say = useSay();
  const t = useWords(partWords);
  const { acts } = recordKindOf(kind);
  const own: Readonly<Record<string, string>> = { create: t('act_create'), edit: t('act_edit') };
  return (
    <Timeline bulletSize={12} lineWidth={1} active={lines.length}>
      {lines.toReversed().map(({ act, by, at, note }) => (
        <Timeline.Item key={`${at} ${act} ${by}`} title={say(acts[act]?.names ?? own[act] ?? act)}>
          <Text size="sm" c="dimmed">
            <PersonName id={by} /> · <Moment at={at} />
          </Text>
          {note !== undefined && <Text size="sm">{note}</Text>}
        </Timeline.Item>
      ))}
    </Timeline>
  );
}
