import { expect, test } from 'vitest';
import { withVisit } from './recent.ts';

const at = (href: string) => ({ href, title: href });

test('a page visited again comes first once, and only the last eight stay', () => {
  const visits = ['/a', '/b?x=1', '/c'].reduce<ReturnType<typeof withVisit>>(
    (all, href) => withVisit(all, at(href)),
    [],
  );
  expect(withVisit(visits, at('/b?x=2')).map(({ href }) => href)).toEqual(['/b?x=2', '/c', '/a']);
  const many = Array.from({ length: 20 }, (_, place) => at(`/${place}`)).reduce<ReturnType<typeof withVisit>>(
    withVisit,
    [],
  );
  expect(many.map(({ href }) => href)).toEqual(['/19', '/18', '/17', '/16', '/15', '/14', '/13', '/12']);
});
