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
    const step = renewal === 'tacit' ? renewalMonths : 0;
    let term = initialMonths;
    // Every end is counted from the start of the contract: 31 January + 1 + 1 months is 31 March.
    for (let end = addMonths(start, term); step > 0 && end <= asOf; end = addMonths(start, term)) term += step;
    return {
      initialEnd: addMonths(start, initialMonths),
      currentEnd: addMonths(start, term),
      noticeBy: addMonths(start, term - noticeMonths),
    };
  },
});
