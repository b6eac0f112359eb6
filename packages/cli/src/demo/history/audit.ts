/** The internal audit of February 2025: Lion Rock, November 2024, by Iris. Owns: what was planned and what she concluded. */
import { performAudit, planAudit, reportAudit } from '@troth/services';
import { need } from '../../endings.ts';
import { actorOf } from '../company/people.ts';
import { did } from '../steps.ts';
import type { Step } from '../steps.ts';

const id = 'AUD-0001';

export const audits: readonly Step[] = [
  did('2025-02-19T10:00:00+08:00', async ({ context, organisation }) =>
    need(
      await planAudit(context, {
        organisation,
        actor: actorOf('iris'),
        id,
        title: { en: 'Lion Rock Securities, November 2024', 'zh-Hant': '獅子山證券，2024 年 11 月' },
        criteria: ['ISO/IEC 20000-1 9.2', 'S0.27'],
        scope: ['SLA-LR-METRO'],
        span: { from: '2024-11', to: '2024-11' },
        size: 5,
        seed: 'Harbourline internal audit 2025-02-19',
      }),
    ),
  ),
  did('2025-02-20T15:00:00+08:00', async ({ context, organisation }) =>
    need(await performAudit(context, { organisation, actor: actorOf('iris'), id })),
  ),
  did('2025-02-21T11:00:00+08:00', async ({ context, organisation }) =>
    need(
      await reportAudit(context, {
        organisation,
        actor: actorOf('iris'),
        id,
        conclusion: {
          en: 'Every issued version of November was computed again with the same hash. Exclusions and reports were decided by a second person. The customer confirmed revision 2 a day late; see the finding.',
          'zh-Hant':
            '十一月所有已發出的版本經重新計算，雜湊值相同。豁除及報告均由第二人決定。客戶逾期一日才確認第 2 次修訂的副本，見審計發現。',
        },
      }),
    ),
  ),
];
