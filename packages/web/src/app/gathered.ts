/** Many calls become one: the first is answered soon, and those that come meanwhile once more when the pause is over. */
export interface Clocked {
  readonly after: (ms: number, run: () => void) => () => void;
}

export interface Gathered {
  readonly call: () => void;
  readonly stop: () => void;
}

export function gathered(run: () => void, pauseMs: number, { after }: Clocked): Gathered {
  let cancel: (() => void) | undefined;
  let again = false;
  const rest = (): void => {
    cancel = after(pauseMs, () => {
      cancel = undefined;
      if (!again) return;
      again = false;
      run();
      rest();
    });
  };
  return {
    call: () => {
      if (cancel !== undefined) {
        again = true;
        return;
      }
      run();
      rest();
    },
    stop: () => {
      cancel?.();
      cancel = undefined;
      again = false;
    },
  };
}
