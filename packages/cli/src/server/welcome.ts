/** The organisation and its administrator's key: at the first start, and again for who lost it. Shown once, kept nowhere. */
import { existsSync } from 'node:fs';
import { createKey, listKeys, revokeKey, system } from '@troth/services';
import type { Context } from '@troth/services';
import type { Configuration } from '../configuration/settings.ts';
import { badInput, need } from '../endings.ts';
import type { Host } from '../host.ts';
import { writeOnce } from './kept-file.ts';

/** `newKey`: a key is made although there are keys. Who may start the server may also read what it keeps. */
export async function welcome(
  context: Context,
  { configuration, newKey }: { readonly configuration: Configuration; readonly newKey: boolean },
  host: Host,
): Promise<void> {
  const { organisation, 'keys.administrator': file } = configuration;
  await context.store.establish(organisation, organisation);
  const inUse = (await listKeys(context, { organisation })).filter(({ revoked }) => !revoked);
  if (inUse.length > 0 && !newKey) return;
  if (file !== undefined && existsSync(file))
    throw badInput(
      `keys.administrator: ${file} is there already, and a new key is to be written: name a new file, or move this one away`,
    );
  const command = { organisation, actor: system };
  const made = need(
    await createKey(context, { ...command, name: 'administrator, made at a start', grants: [{ scope: 'admin' }] }),
  );
  if (file === undefined) {
    host.out(`API key of the administrator of "${organisation}", shown this once:\n  ${made.token}\n`);
    return;
  }
  try {
    if (writeOnce(file, `${made.token}\n`) === undefined)
      throw badInput(`keys.administrator: ${file} is there already`);
  } catch (error) {
    // A key that nobody was told is no key: the next start makes another one.
    await revokeKey(context, { ...command, id: made.id });
    throw error;
  }
  host.out(`The API key of the administrator of "${organisation}" is in ${file}\n`);
}
