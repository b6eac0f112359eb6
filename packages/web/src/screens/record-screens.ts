/** Screens of everything that is kept, and of who kept it. */
import type { Screen } from './screen.ts';

export const recordScreens: readonly Screen[] = [
  {
    path: '/records',
    area: 'records',
    names: { en: 'All records', 'zh-Hant': '全部紀錄' },
    sides: ['own'],
    load: async () => (await import('./records/kinds-screen.tsx')).KindsScreen,
    navigation: { group: 'house', icon: 'table' },
  },
  {
    path: '/records/$kind',
    area: 'records',
    names: { en: 'Records', 'zh-Hant': '紀錄' },
    sides: ['own', 'customer', 'supplier'],
    load: async () => (await import('./records/list-screen.tsx')).RecordListScreen,
    example: { parameters: { kind: 'instance' } },
  },
  {
    path: '/records/$kind/new',
    area: 'records',
    names: { en: 'New record', 'zh-Hant': '新增紀錄' },
    sides: ['own', 'customer', 'supplier'],
    load: async () => (await import('./records/write-screens.tsx')).NewRecordScreen,
    example: { parameters: { kind: 'service' } },
  },
  {
    path: '/records/$kind/$record',
    area: 'records',
    names: { en: 'Record', 'zh-Hant': '紀錄' },
    sides: ['own', 'customer', 'supplier'],
    load: async () => (await import('./records/record-screen.tsx')).RecordScreen,
    example: { parameters: { kind: 'service', record: 'SVC-S03' } },
  },
  {
    path: '/records/$kind/$record/edit',
    area: 'records',
    names: { en: 'Change a record', 'zh-Hant': '修改紀錄' },
    sides: ['own'],
    load: async () => (await import('./records/write-screens.tsx')).EditRecordScreen,
    example: { parameters: { kind: 'service', record: 'SVC-S03' } },
  },
  {
    path: '/audit',
    area: 'audit',
    names: { en: 'Audit trail', 'zh-Hant': '稽核紀錄' },
    sides: ['own'],
    load: async () => (await import('./audit/audit-screen.tsx')).AuditScreen,
    navigation: { group: 'house', icon: 'audit' },
  },
];
