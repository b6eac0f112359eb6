/** When a contract ends and by when notice must be given, renewals included. */
import { z } from 'zod';
import { addMonths } from '../../values/local.ts';
import { date } from './fields.ts';
import { plainOp } from './op.ts';

const months = z.int().min(0);

export const contractDates = plainOp({
  name: 'contract_dates',
  says: 'end of the first term, end of the current one, and the last day for notice against it',
  inputs: z
    .strictObject({
      start: date,
      initialMonths: months,
      renewalMonths: months.default(0),
      noticeMonths: months.default(0),
      renewal: z.enum(['tacit', 'express', 'none']),
      asOf: date,
    })
    .refine((given) => given.renewal !== 'tacit' || given.renewalMonths > 0, {
      message: 'a contract that renews tacitly says for how many months',
      path: ['renewalMonths'],
    }),
  answer({ start, initialMonths, renewalMonths, noticeMonths, renewal, asOf }) {
    let term = initialMonths;
    if (renewal === 'tacit') {
      // Every end is counted from the start of the contract: 31 January + 1 + 1 months is 31 March.
      while (addMonths(start, term) <= asOf) term += renewalMonths;
    }
    return {
      initialEnd: addMonths(start, initialMonths),
      currentEnd: addMonths(start, term),
      noticeBy: addMonths(start, term - noticeMonths),
    };
  },
});
