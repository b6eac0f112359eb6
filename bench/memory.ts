/** How fast this machine reads and copies memory from JavaScript: what the slices are measured beside. */
import { time } from './rounds.ts';

const bytes = 256 * 2 ** 20;

export interface Bandwidth {
  /** Bytes a second read by adding up eight-byte numbers. */
  readonly sum: number;
  /** Bytes a second copied (each is read once and written once). */
  readonly copy: number;
}

/** Measures both over 256 MiB, far more than the caches hold. */
export function bandwidth(): Bandwidth {
  const numbers = new Float64Array(bytes / 8).fill(1);
  const copy = new Float64Array(bytes / 8);
  let sum = 0;
  const summing = time(() => (sum += sumOf(numbers)), { rounds: 7, warmUp: 2 });
  const copying = time(() => copy.set(numbers), { rounds: 7, warmUp: 2 });
  if (sum !== (9 * bytes) / 8) throw new Error(`The sum is wrong: ${sum}`);
  return { sum: bytes / (summing.median / 1e3), copy: bytes / (copying.median / 1e3) };
}

function sumOf(numbers: Float64Array): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let i = 0; i < numbers.length; i += 4) {
    a += numbers[i] ?? 0;
    b += numbers[i + 1] ?? 0;
    c += numbers[i + 2] ?? 0;
    d += numbers[i + 3] ?? 0;
  }
  return a + b + c + d;
}
