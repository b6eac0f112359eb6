/** Examples of drafts for the document of the API. */
const moment = '2025-02-26T00:30:00.000Z';
const hash = '9f2c1d0e4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0';

export const lineExample = {
  id: 'DRF-0001',
  version: 7,
  recordedAt: moment,
  actor: 'person:ada',
  state: 'internal-review',
  stateName: { en: 'in internal review', 'zh-Hant': '內部審閱中' },
  type: 'sla' as const,
  agreement: 'SLA-LR-METRO',
  revision: 3,
  title: { en: 'Lion Rock Securities: Dual metro Ethernet', 'zh-Hant': '獅子山證券：雙路城域以太網' },
  hash,
  customer: { id: 'lion-rock', name: { en: 'Lion Rock Securities', 'zh-Hant': '獅子山證券' } },
};

export const versionExample = {
  version: 7,
  recordedAt: moment,
  actor: 'person:ada',
  state: 'internal-review',
  stateName: lineExample.stateName,
  hash,
  changed: true,
};

export const draftExample = {
  ...lineExample,
  text: {
    apiVersion: 'troth/v1',
    kind: 'Agreement',
    type: 'sla',
    id: 'SLA-LR-METRO',
    revision: 3,
    effective: { from: '2025-05-01' },
  },
  begunFrom: { agreement: 'SLA-LR-METRO', revision: 2 },
  notes: { all: 2, open: 1 },
  steps: [
    {
      step: 'offer' as const,
      names: { en: 'Offer to the other side', 'zh-Hant': '向對方提出' },
      to: 'offered',
      may: true,
      ready: false,
      reason: false,
      guards: [
        {
          code: 'cleared',
          ok: false,
          message: { en: 'Not cleared as they stand: K13.', 'zh-Hant': '現行文字尚未核清：K13。' },
          fix: {
            en: 'Let the owner of each clause clear it; a clause that changed is cleared again.',
            'zh-Hant': '請各條款負責人核清；條款經修改須重新核清。',
          },
          at: ['K13'],
        },
      ],
    },
  ],
  edit: { may: true },
  trail: [{ act: 'create', by: 'person:ada', at: moment }],
  inside: {
    findings: [],
    compiles: true,
    clauses: [
      {
        key: 'K13',
        title: { en: 'Fees, credits and compensation', 'zh-Hant': '費用、服務費抵免及補償' },
        present: true,
        owner: 'henry',
        ownerName: { en: 'Henry Yip', 'zh-Hant': '葉恆理' },
        cleared: false,
        changed: true,
        clearedBy: 'henry',
        clearedAt: moment,
        notes: 1,
      },
    ],
    deviations: [],
  },
};

export const noteExample = {
  id: 'NTE-0001',
  version: 1,
  recordedAt: moment,
  by: 'person:ada',
  clause: 'K13',
  form: 'task' as const,
  text: { en: 'Check the cap.' },
  assignee: 'henry',
  withOtherSide: false,
  state: 'open',
};
