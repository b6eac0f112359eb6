import { expect, test, vi } from 'vitest';
import { startUpkeep } from './upkeep.ts';

test('a round every hour, one that fails is said, none after the end', async () => {
  vi.useFakeTimers();
  try {
    const said: string[] = [];
    const log = {
      level: 'info',
      stream: { write: () => undefined },
      say: (_: string, text: string) => void said.push(text),
    };
    let rounds = 0;
    const maintain = async (): Promise<void> => {
      rounds += 1;
      if (rounds === 2) throw new Error('no room');
    };
    const upkeep = startUpkeep({ maintain }, log);
    await vi.advanceTimersByTimeAsync(2 * 3_600_000);
    expect(rounds).toBe(2);
    expect(said).toEqual(['upkeep: Error: no room']);
    await upkeep.stop();
    await vi.advanceTimersByTimeAsync(5 * 3_600_000);
    expect(rounds).toBe(2);
  } finally {
    vi.useRealTimers();
  }
});
