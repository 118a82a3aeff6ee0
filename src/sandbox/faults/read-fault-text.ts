import { interferenceSchema } from './fault-rule';

type Typed = { [name: string]: string | boolean | string[] | Typed };

/**
 * Reads a fault as it is typed on a command line: `kind[:operation[:name=value,…]]`, as in
 * `throttle:scim.users.*:rate=0.1,retryAfterSeconds=2`. What another administrator does is typed beside it, fields of a
 * member as `patch.name`, several members with `|` between: `interfere:scim.*:nth=2,member=ada,patch.state=deactivated`.
 * The result is what `faultInputSchema` checks.
 */
export function readFaultText(text: string): Typed {
  const [kind = '', operation = '*', ...rest] = text.split(':');
  const pairs = rest
    .join(':')
    .split(',')
    .filter((pair) => pair !== '')
    .map((pair) => [pair.split('=')[0] ?? '', pair.slice(pair.indexOf('=') + 1)] as const);
  if (kind !== 'interfere') return { kind, operation, ...Object.fromEntries(pairs) };
  const rule: Typed = {};
  const patch: Typed = {};
  const interference: Typed = {};
  for (const [name, value] of pairs) {
    if (name.startsWith('patch.')) patch[name.slice('patch.'.length)] = value;
    else if (!Object.hasOwn(interferenceSchema.shape, name)) rule[name] = value;
    else if (name === 'addMembers' || name === 'removeMembers') interference[name] = value.split('|');
    else interference[name] = name === 'removeGroup' ? value === 'true' : value;
  }
  if (Object.keys(patch).length > 0) interference.patch = patch;
  return { kind, operation, ...rule, interference };
}
