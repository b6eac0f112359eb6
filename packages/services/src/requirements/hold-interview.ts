/** An interview is finished: every answer becomes a need, with who said it and when. Owns: that sentence. */
import { accepted, interviewSet, refused } from '@troth/core';
import type { Outcome, RecordWritten } from '@troth/core';
import type { Command, Context } from '../context.ts';
import { perform } from '../perform.ts';
import type { PracticeRecord } from '../practice/register.ts';
import { actIn, bodyOf, createIn, findIn } from '../practice/write.ts';

type Written = RecordWritten<'interview'>;

export interface HoldInterview extends Command {
  readonly id: string;
  readonly answers: Written['answers'];
  readonly notes?: Written['notes'];
}

export interface HeldInterview {
  readonly interview: PracticeRecord;
  readonly needs: readonly PracticeRecord<'need'>[];
}

export async function holdInterview(context: Context, command: HoldInterview): Promise<Outcome<HeldInterview>> {
  const { id, answers, notes, actor, organisation } = command;
  return perform<HeldInterview>(context, command, {
    scope: 'records:write',
    work: async (transaction, act) => {
      const found = await findIn(transaction, { kind: 'interview', id, actor });
      if (!found.ok) return found;
      const { party, serviceType, service, audience, person, day, weight } = bodyOf('interview', found.value);
      const questions = interviewSet(serviceType)?.questions ?? [];
      const strange = answers.find(({ question }) => !questions.some((one) => one.id === question));
      if (strange !== undefined)
        return refused({
          code: 'RECORD',
          message: `the questions for ${serviceType} hold none called ${strange.question}`,
          at: ['answers'],
        });
      if (answers.length === 0)
        return refused({ code: 'RECORD', message: 'write down at least one answer', at: ['answers'] });
      const tells = { answers, ...(notes === undefined ? {} : { notes }) };
      const held = await actIn(transaction, act, { organisation, actor, kind: 'interview', id, act: 'hold', tells });
      if (!held.ok) return held;
      const needs: PracticeRecord<'need'>[] = [];
      for (const { question, answer, value } of answers) {
        const measure = questions.find((one) => one.id === question)?.measure;
        const body = {
          party,
          statement: { en: answer },
          audience,
          serviceType,
          service,
          interview: id,
          question,
          measure,
          value,
          person,
          day,
          weight,
        };
        const made = await createIn(transaction, act, { organisation, actor, kind: 'need', body: withoutGaps(body) });
        if (!made.ok) return made;
        needs.push(made.value);
      }
      return accepted({ interview: held.value, needs });
    },
  });
}

/** Without what nobody said. */
const withoutGaps = (body: object): object =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
