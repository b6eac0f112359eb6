/** A button for what needs a responsibility level: disabled with the reason where it is not ours to do. */
import { Button, Tooltip } from '@mantine/core';
import { denialOf } from '@troth/core';
import type { Level } from '@troth/core';
import type { ReactNode } from 'react';
import { useWho } from '../app/session.ts';
import { useSay } from '../words/use-words.ts';

interface ActButtonProps {
  readonly level: Level;
  readonly onClick: () => void;
  readonly children: ReactNode;
  readonly busy?: boolean;
  /** Why it cannot be done now, whoever one is. */
  readonly because?: string | undefined;
  readonly quiet?: boolean;
}

export function ActButton({
  level,
  onClick,
  children,
  busy = false,
  because,
  quiet = false,
}: ActButtonProps): ReactNode {
  const say = useSay();
  const denied = denialOf({ level }, useWho());
  const why = because ?? (denied === undefined ? undefined : say(denied.message));
  const button = (
    <Button
      variant={quiet ? 'default' : 'filled'}
      loading={busy}
      onClick={why === undefined ? onClick : undefined}
      {...(why === undefined ? {} : { 'data-disabled': true, 'aria-disabled': true })}
    >
      {children}
    </Button>
  );
  return why === undefined ? button : <Tooltip label={why}>{button}</Tooltip>;
}
