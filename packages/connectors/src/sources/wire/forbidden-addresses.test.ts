import { describe, expect, it } from 'vitest';
import { openImapFolder } from '../mailbox/imap-folder.ts';
import { mailboxTerms } from '../mailbox/terms.ts';
import { allowedAddress, isForbidden } from './forbidden-addresses.ts';

describe('an address', () => {
  it.each([
    '169.254.169.254',
    '::ffff:169.254.169.254',
    '::ffff:a9fe:a9fe',
    '64:ff9b::a9fe:a9fe',
    '100.100.100.200',
    'fd00:ec2::254',
    'fe80::1',
    '0.0.0.0',
    '::',
    '255.255.255.255',
    'ff02::1',
  ])('%s is asked by nobody', (address) => {
    expect(isForbidden(address)).toBe(true);
  });

  it.each(['127.0.0.1', '::1', '10.0.0.5', '192.168.1.1', 'fd12::1', '93.184.216.34', '2606:2800:220:1::1'])(
    '%s may be that of a source',
    (address) => {
      expect(isForbidden(address)).toBe(false);
    },
  );

  it('is checked where a name or a number leads', async () => {
    await expect(allowedAddress('169.254.169.254')).rejects.toThrow('no source is asked');
    expect(await allowedAddress('127.0.0.1')).toBe('127.0.0.1');
  });
});

it('a mailbox is not opened there', async () => {
  const terms = mailboxTerms.parse({ host: '169.254.169.254', user: 'desk' });
  await expect(openImapFolder(terms, 'secret')).rejects.toThrow('no source is asked');
});
