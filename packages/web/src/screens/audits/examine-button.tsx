/** A button for those who examine: disabled with the reason for everybody else. */
import { Button, Tooltip } from '@mantine/core';
import { mayCreate, recordKindOf } from '@troth/core';
import type { ReactNode } from 'react';
import { useWho } from '../../app/session.ts';
import { useSay } from '../../words/use-words.ts';

interface ExamineButtonProps {
  readonly onClick: () => void;
  readonly busy: boolean;
  /** Why it cannot be done now, whoever one is. */
  readonly because?: string | undefined;
  readonly children: ReactNode;
}

export function ExamineButton({ onClick, busy, because, children }: ExamineButtonProps): ReactNode {
  const say = useSay();
  const denied = mayCreate(recordKindOf('audit'), useWho());
  const why = denied === undefined ? because : say(denied.message);
  if (why === undefined)
    return (
      <Button loading={busy} onClick={onClick}>
        {children}
      </Button>
    );
  return (
    <Tooltip label={why}>
      <Button data-disabled aria-disabled>
        {children}
      </Button>
    </Tooltip>
  );
}
