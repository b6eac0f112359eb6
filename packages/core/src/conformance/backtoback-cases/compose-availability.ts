/** Availability of a structure from the promises of its leaves, the promise that one leaf would need, what would help. */
import { z } from 'zod';
import { composeAvailability } from '../../proof/compose.ts';
import { fixesFor } from '../../proof/fixes.ts';
import { requiredLeaf } from '../../proof/required.ts';
import { readStructure } from '../../proof/structure.ts';
import type { Structure, WrittenStructure } from '../../proof/structure.ts';
import { verdictOf } from '../../proof/verdict.ts';
import { andThen } from '../../values/outcome.ts';
import type { Outcome } from '../../values/outcome.ts';
import { caseKind } from './case-kind.ts';
import type { Answer } from './case-kind.ts';
import { exactNumber } from './numbers.ts';
import { caseNode, structureOf } from './written-structure.ts';
import type { CaseStructure } from './written-structure.ts';

const inputs = z.object({
  structure: caseNode,
  parts: z.record(z.string(), caseNode).default({}),
  target: exactNumber,
});

type Read = Omit<CaseStructure, 'written'> & { readonly structure: Structure };

/** The structure with its named parts; promises may stand in either. */
function read({ structure, parts }: z.output<typeof inputs>): Outcome<Read> {
  const whole = structureOf(structure);
  const named = Object.entries(parts).map(([name, node]) => [name, structureOf(node)] as const);
  const written = Object.fromEntries(named.map(([name, part]): [string, WrittenStructure] => [name, part.written]));
  const promised = new Map([whole, ...named.map(([, part]) => part)].flatMap((one) => [...one.promised]));
  return andThen(readStructure(whole.written, written), (made) => ({
    ok: true,
    value: { structure: made, promised, asked: whole.asked },
  }));
}

/** What was wrong is an answer, too: its code. */
function answered(outcome: Outcome<Answer>): Answer {
  return outcome.ok ? outcome.value : { findings: outcome.refusals.map(({ code }) => code) };
}

const accept = (value: Answer): Outcome<Answer> => ({ ok: true, value });

export const composeAvailabilityCase = caseKind({
  name: 'compose.availability',
  says: 'what follows from the promises alone, what follows under independence, and which change would prove the target',
  inputs,
  answer: (input) =>
    answered(
      andThen(read(input), ({ structure, promised }) =>
        andThen(composeAvailability(structure, promised), (composed) =>
          andThen(fixesFor({ structure, promised, target: input.target }), (fixes) =>
            accept({
              ...composed,
              verdict: verdictOf(composed, input.target),
              fixes: fixes.map((fix) => ({ ...fix })),
            }),
          ),
        ),
      ),
    ),
});

export const composeRequired = caseKind({
  name: 'compose.required',
  says: 'the least promise of the leaf marked "?" with which the target is proven, and with which it is likely',
  inputs,
  answer: (input) =>
    answered(
      andThen(read(input), ({ structure, promised, asked = '?' }) =>
        andThen(requiredLeaf({ structure, promised, leaf: asked, target: input.target }), (required) =>
          accept({
            requiredGuaranteed: required.guaranteed ?? null,
            requiredIndependent: required.independent ?? null,
          }),
        ),
      ),
    ),
});
