/**
 * How often somebody may fail to sign in. Owns: who has to wait, and for how long. Three counts: of an account from one network,
 * of a network, of an account from everywhere. The last one never stops a network that the account has signed in from, so that
 * nobody can keep somebody else out by guessing; none lasts longer than a quarter of an hour.
 */

export interface Trying {
  /** Organisation and address that was given, folded. */
  readonly account: string;
  /** Network it comes from. */
  readonly from: string;
}

export interface SignInTries {
  /** Milliseconds to wait before the next attempt is looked at; 0: now. */
  readonly wait: (trying: Trying) => number;
  readonly failed: (trying: Trying) => void;
  readonly succeeded: (trying: Trying) => void;
}

interface Count {
  failures: number;
  /** Of the last failure. */
  at: number;
}

const quarter = 15 * 60_000;
/** Failures that cost nothing; every further one doubles the wait. */
const free = { pair: 5, network: 30, account: 20 } as const;
type Which = keyof typeof free;
const first = 2_000;
const remembered = 20_000;

export function signInTries(now: () => number): SignInTries {
  const counts = new Map<string, Count>();
  const known = new Set<string>();
  const names = ({ account, from }: Trying): readonly (readonly [Which, string])[] => [
    ['pair', `pair ${account} ${from}`],
    ['network', `network ${from}`],
    ['account', `account ${account}`],
  ];
  const waitOf = (which: Which, name: string): number => {
    const count = counts.get(name);
    if (count === undefined || count.failures < free[which]) return 0;
    const doubled = first * 2 ** Math.min(20, count.failures - free[which]);
    return Math.max(0, count.at + Math.min(quarter, doubled) - now());
  };
  const forget = (): void => {
    for (const [name, { at }] of counts) if (now() - at > quarter) counts.delete(name);
    if (counts.size >= remembered) counts.clear();
  };
  return {
    wait: (trying) => {
      const seen = known.has(`${trying.account} ${trying.from}`);
      return Math.max(...names(trying).map(([which, name]) => (which === 'account' && seen ? 0 : waitOf(which, name))));
    },
    failed(trying) {
      if (counts.size >= remembered) forget();
      for (const [, name] of names(trying)) {
        const before = counts.get(name);
        const failures = before === undefined || now() - before.at > quarter ? 0 : before.failures;
        counts.set(name, { failures: failures + 1, at: now() });
      }
    },
    succeeded(trying) {
      if (known.size >= remembered) known.clear();
      known.add(`${trying.account} ${trying.from}`);
      counts.delete(`pair ${trying.account} ${trying.from}`);
      counts.delete(`account ${trying.account}`);
    },
  };
}
