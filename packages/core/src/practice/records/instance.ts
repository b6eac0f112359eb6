/** An offering as one consumer has it: a circuit, a site, a subscription. */
import { count, day, id, name, words } from '../fields.ts';
import { defineRecord } from '../record-kind.ts';

export const instance = defineRecord({
  kind: 'instance',
  prefix: 'INS',
  names: {
    one: { en: 'Service instance', 'zh-Hant': '服務實例' },
    many: { en: 'Service instances', 'zh-Hant': '服務實例' },
  },
  fields: {
    name,
    offering: id,
    service: id,
    party: id,
    consumerGroup: id.optional(),
    site: id.optional(),
    agreement: id.optional(),
    series: words.optional(),
    weight: count.optional(),
    from: day.optional(),
    to: day.optional(),
  },
  states: {
    ordered: { en: 'ordered', 'zh-Hant': '已訂購' },
    provisioning: { en: 'being provided', 'zh-Hant': '開通中' },
    'in-service': { en: 'in service', 'zh-Hant': '服務中' },
    suspended: { en: 'suspended', 'zh-Hant': '已暫停' },
    ceased: { en: 'ceased', 'zh-Hant': '已終止' },
  },
  create: { level: 4 },
  edit: { level: 4 },
  acts: {
    provide: { names: { en: 'Provide', 'zh-Hant': '開通' }, from: ['ordered'], to: 'provisioning', level: 3 },
    'hand-over': { names: { en: 'Hand over', 'zh-Hant': '移交' }, from: ['provisioning'], to: 'in-service', level: 3 },
    suspend: {
      names: { en: 'Suspend', 'zh-Hant': '暫停' },
      from: ['in-service'],
      to: 'suspended',
      level: 5,
      reason: true,
    },
    resume: { names: { en: 'Resume', 'zh-Hant': '恢復' }, from: ['suspended'], to: 'in-service', level: 5 },
    cease: { names: { en: 'Cease', 'zh-Hant': '終止' }, from: ['in-service', 'suspended'], to: 'ceased', level: 5 },
  },
  title: ({ name: own }) => own,
  parties: ({ party }) => [party],
  about: ({ agreement, service, party }) => ({ agreement, records: [`service/${service}`, `party/${party}`] }),
});
