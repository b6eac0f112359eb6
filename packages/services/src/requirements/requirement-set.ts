/** The requirements of a customer as one set: what is read back, confirmed and hashed. Owns: which belong to it, and the hash. */
import { canonicalHash } from '@troth/core';
import type { RecordBody } from '@troth/core';
import { plainData } from '../plain-data.ts';
import type { PracticeRecord } from '../practice/register.ts';

type Body = RecordBody<'requirement'>;
export interface SetMember {
  readonly id: string;
  readonly body: Body;
}

const order = ['must', 'should', 'could', 'wont'];
const standing = new Set(['draft', 'confirmed', 'in-agreement']);

/** Those that stand, the most pressing first. */
export const setOf = (records: readonly PracticeRecord<'requirement'>[], party: string): readonly SetMember[] =>
  records
    .filter(({ body }) => body.party === party && standing.has(body.state))
    .toSorted(
      (one, other) =>
        order.indexOf(one.body.priority) - order.indexOf(other.body.priority) || (one.id < other.id ? -1 : 1),
    );

/** Of what the customer confirms: not of who works on it, nor of its state. */
export const setHash = (party: string, members: readonly SetMember[]): string =>
  canonicalHash(
    plainData({
      party,
      requirements: members
        .toSorted((one, other) => (one.id < other.id ? -1 : 1))
        .map(({ id, body }) => {
          const { title, service, measure, target, period, hours, priority, rationale, impactPerHour, needs, test } =
            body;
          return {
            id,
            title,
            service,
            measure,
            target,
            period,
            hours,
            priority,
            rationale,
            impactPerHour,
            needs,
            test,
          };
        }),
    }),
  );
