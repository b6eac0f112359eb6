/**
 * Where requests may go. Owns: refusing addresses inside (this machine, private networks, cloud metadata), whatever name
 * they hide behind. The name is resolved once, at connecting, and the answer that was checked is the one connected to.
 */
import { lookup } from 'node:dns';
import type { LookupAddress } from 'node:dns';
import { BlockList, isIP } from 'node:net';
import type { LookupFunction } from 'node:net';
import type { OutwardRules } from '../context.ts';

// Two lists: in one, every IPv4 address would be looked for among the mapped IPv6 ones too, which are all inside.
const inside4 = new BlockList();
const inside6 = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  inside4.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['::', 127],
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  inside6.addSubnet(net, bits, 'ipv6');

/** Whether an address belongs to this machine, a private network or no host at all. */
export function isInside(address: string): boolean {
  const family = isIP(address);
  return family === 0 || (family === 6 ? inside6.check(address, 'ipv6') : inside4.check(address, 'ipv4'));
}

/** Why nothing may be sent to the URL; undefined where it may, as far as can be told before its name is resolved. */
export function addressFault(text: string, rules: OutwardRules): string | undefined {
  if (!URL.canParse(text)) return `"${text.slice(0, 200)}" is no URL; write https://host/path`;
  const url = new URL(text);
  if (url.protocol !== 'https:' && !(rules.plain && url.protocol === 'http:'))
    return `${url.protocol}// is not sent to; use https`;
  if (url.username !== '' || url.password !== '') return 'a URL with a password in it is not kept; leave it out';
  const host = url.hostname.replace(/^\[|\]$/gu, '');
  if (isIP(host) !== 0 && isInside(host) && !rules.privateAddresses)
    return `${host} is an address inside; webhooks go to public addresses`;
  return undefined;
}

/** Resolves a name and refuses answers inside: what is connected to is what was checked. */
export function guardedLookup({ privateAddresses }: OutwardRules): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      const addresses: readonly LookupAddress[] = found ?? [];
      const bad = addresses.find(({ address }) => !privateAddresses && isInside(address));
      const [first] = addresses;
      if (error !== null) callback(error, '', 0);
      else if (bad !== undefined || first === undefined)
        callback(new Error(`${hostname} resolves to ${bad?.address ?? 'nothing'}, where nothing is sent`), '', 0);
      else if (options.all === true) callback(null, [...addresses]);
      else callback(null, first.address, first.family);
    });
  };
}
