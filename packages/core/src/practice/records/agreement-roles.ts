/** Who is who in an agreement: the parties' records, and the people who answer for it on either side (S4.21, S4.23). Its id is the agreement's. */
import { id, many, money, words } from '../fields.ts';
import { defineRecord } from '../record-kind.ts';

export const agreementRoles = defineRecord({
  kind: 'agreement-roles',
  prefix: 'ROL',
  names: {
    one: { en: 'Roles of an agreement', 'zh-Hant': '協議角色' },
    many: { en: 'Roles of agreements', 'zh-Hant': '協議角色' },
  },
  fields: {
    agreement: id,
    provider: id,
    customer: id,
    manager: id.optional().describe('Service level manager: the one person accountable.'),
    deputies: many(id).optional(),
    representative: id.optional().describe('Speaks for all users of the customer.'),
    counterpart: id.optional().describe('Account manager of a supplier, lead of a group.'),
    service: id.optional(),
    handOver: words.optional(),
    impactPerHour: money
      .optional()
      .describe('What an hour without the service costs the customer, as the customer says (S4.19).'),
  },
  states: {
    active: { en: 'active', 'zh-Hant': '有效' },
    ended: { en: 'ended', 'zh-Hant': '已結束' },
  },
  create: { level: 5 },
  edit: { level: 5 },
  acts: {
    'hand-over': {
      names: { en: 'Hand over', 'zh-Hant': '移交' },
      from: ['active'],
      level: 5,
      tells: ['manager', 'deputies', 'handOver'],
      reason: true,
    },
    end: { names: { en: 'End', 'zh-Hant': '結束' }, from: ['active'], to: 'ended', level: 5 },
  },
  title: ({ agreement }) => agreement,
  parties: ({ provider, customer }) => [provider, customer],
  about: ({ agreement, provider, customer }) => ({
    agreement,
    records: [`party/${provider}`, `party/${customer}`],
  }),
});
