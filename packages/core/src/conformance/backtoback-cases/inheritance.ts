/** Which of three levels of agreement sets a target, and whether the lower ones only tighten. */
import { z } from 'zod';
import { inherit } from '../../agreements/inheritance.ts';
import type { Plain } from '../../agreements/reading/source.ts';
import { atLeastAsStrict, parseTarget } from '../../terms/target.ts';
import type { Target } from '../../terms/target.ts';
import { caseKind } from './case-kind.ts';
import type { Answer } from './case-kind.ts';
import { exactNumber } from './numbers.ts';

const level = exactNumber.nullish();
const names = ['corporate', 'customer', 'service'] as const;

const inputs = z.object({
  metric: z.string().default(''),
  direction: z.enum(['lower-is-better', 'higher-is-better']),
  corporate: level,
  customer: level,
  service: level,
  looseningAllowed: z.boolean().default(false),
});

interface Level {
  readonly source: string;
  readonly target: Target;
}

export const inheritance = caseKind({
  name: 'inheritance',
  says: 'the target in force after inheritance, the level that set it, and whether that level was free to',
  inputs,
  answer(input): Answer {
    const sign = input.direction === 'lower-is-better' ? '<=' : '>=';
    const written = names.flatMap((source): readonly Level[] => {
      const target = input[source] && parseTarget(`${sign} ${input[source].toString()}`);
      return target === undefined || target === null || typeof target === 'string' ? [] : [{ source, target }];
    });
    const looser = written.some(({ target }, i) =>
      written.slice(0, i).some((above) => !atLeastAsStrict({ candidate: target, than: above.target })),
    );
    const valid = !looser || input.looseningAllowed;
    const set = valid ? joined(written) : strictest(written);
    return { effective: set?.target.bound.value, source: set?.source, valid };
  },
});

/** As documents join: what a level says stands over what it inherits; a level that is silent takes it. */
function joined(levels: readonly Level[]): Level | undefined {
  const document = levels.reduce<{ readonly [key: string]: Plain }>(
    (parent, { source }) => inherit(parent, { target: source }),
    {},
  );
  return levels.find(({ source }) => source === document['target']);
}

/** A level that loosens is refused; the strictest above it stands. */
function strictest(levels: readonly Level[]): Level | undefined {
  return levels.reduce<Level | undefined>(
    (best, one) => (best === undefined || !atLeastAsStrict({ candidate: best.target, than: one.target }) ? one : best),
    undefined,
  );
}
