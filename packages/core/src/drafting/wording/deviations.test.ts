import { describe, expect, it } from 'vitest';
import { contractChapters } from '../../contract/contract.ts';
import { deviationsHash, deviationsOf } from './deviations.ts';
import { approved, approvedWording } from './library.ts';

const standard = {
  amendment: { rule: approved('K18-rule') },
  warranties: {
    warranties: [approved('K19-care'), approved('K19-right')],
    legitimateInterest: approved('K19-interest'),
  },
  clauses: [{ key: 'K09', text: approved('K09-proof') }],
};

describe('the library', () => {
  it('has every passage under the clause that its id names, in both languages, without numbers of terms', () => {
    const keys = new Set(contractChapters.map(({ key }) => key));
    for (const { id, clause, text } of approvedWording) {
      expect(keys.has(clause) && id.startsWith(`${clause}-`), id).toBe(true);
      expect(text['zh-Hant'], id).toMatch(/\p{Script=Han}/u);
      expect(`${text.en}${text['zh-Hant']}`, id).not.toMatch(/\d/u);
    }
    expect(new Set(approvedWording.map(({ id }) => id)).size).toBe(approvedWording.length);
  });
  it('has wording for every clause', () => {
    const covered = new Set(approvedWording.map(({ clause }) => clause));
    expect(contractChapters.map(({ key }) => key).filter((key) => !covered.has(key))).toEqual([]);
  });
});

describe('deviations', () => {
  it('finds none in approved wording, whichever of the approved passages stands there', () => {
    expect(deviationsOf(standard)).toEqual([]);
    expect(deviationsOf({ amendment: { rule: approved('K18-internal') } })).toEqual([]);
  });
  it('finds one changed word, beside the passage it was', () => {
    const rule = { ...approved('K18-rule'), en: approved('K18-rule').en.replace('only in writing', 'by e-mail') };
    const [found, ...more] = deviationsOf({ ...standard, amendment: { rule } });
    expect(more).toEqual([]);
    expect(found).toMatchObject({ clause: 'K18', path: ['amendment', 'rule'], language: 'en', passage: 'K18-rule' });
    const removed = found?.changes.filter(({ kind }) => kind === 'removed').map(({ text }) => text);
    expect(removed?.join('')).toContain('only');
  });
  it('compares each language alone, and members of lists', () => {
    const changed = { en: approved('K19-right').en, 'zh-Hant': '供應商持有牌照。' };
    const found = deviationsOf({ warranties: { warranties: [approved('K19-care'), changed] } });
    expect(found.map(({ path, language }) => [path.join('.'), language])).toEqual([
      ['warranties.warranties.1', 'zh-Hant'],
    ]);
  });
  it('takes prose of a clause without approved wording for a deviation as a whole', () => {
    const [found] = deviationsOf({ clauses: [{ key: 'K06', text: 'We do what we can.' }] }, []);
    expect(found).toMatchObject({ clause: 'K06', approved: '', written: 'We do what we can.' });
    expect(found).not.toHaveProperty('passage');
  });
  it('hashes what counsel approves: any further word asks again', () => {
    const one = deviationsOf({ clauses: [{ key: 'K06', text: 'We do what we can.' }] });
    const other = deviationsOf({ clauses: [{ key: 'K06', text: 'We do what we must.' }] });
    expect(deviationsHash(one)).not.toBe(deviationsHash(other));
    expect(deviationsHash(one)).toBe(deviationsHash([...one].reverse()));
    expect(deviationsHash([])).toMatch(/^[0-9a-f]{64}$/u);
  });
});
