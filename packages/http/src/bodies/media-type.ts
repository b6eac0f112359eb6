/** Content-Type, read strictly: what cannot be read one way only is refused before anything looks at the body. */
import { Problem } from '../errors.ts';

const token = "[a-z0-9!#$%&'*+.^_`|~-]+";
const form = new RegExp(`^(${token}/${token})((?:[ \\t]*;[ \\t]*${token}=(?:${token}|"[^"\\\\]*"))*)[ \\t]*$`, 'u');

/** The type without parameters, in lower case. Undefined when there is none. */
export function mediaType(header: string | undefined): string | undefined {
  if (header === undefined || header.trim() === '') return undefined;
  const match = form.exec(header.replace(/^[ \t]+/u, '').toLowerCase());
  if (match?.[1] === undefined) throw unsupported('Content-Type is one type such as application/json.');
  const charset = /;[ \t]*charset="?([^"; \t]*)/u.exec(match[2] ?? '')?.[1];
  if (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8')
    throw unsupported('Text is read as UTF-8 only; convert it and send it again.');
  return match[1];
}

/** The one of these types that the body has. */
export function oneOfTypes(header: string | undefined, types: readonly string[]): string {
  const found = mediaType(header);
  const type = types.find((one) => one === found);
  if (type === undefined) throw unsupported(`Send the body as ${types.join(' or ')}.`);
  return type;
}

const unsupported = (message: string): Problem => new Problem('unsupported-type', message);
