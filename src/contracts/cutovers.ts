import { z } from 'zod';
import { signingKey } from './certificates';
import { instant } from './instant';
import { traceSummary } from './trace';

const stagedTry = z
  .object({
    id: z.uuid(),
    username: z.string(),
    grantedAt: instant,
    expiresAt: instant,
    state: z.enum(['waiting', 'answered', 'expired', 'ended']).meta({
      description:
        '`waiting`: the next sign-in of that person in that session is signed with the new key; `answered`: it was, by us: ' +
        'whether the service provider took it, it alone knows',
    }),
    usedAt: instant.nullable(),
    traceCode: z.string().nullable().meta({ description: 'the sign-in that was signed with the new key' }),
    own: z.boolean().meta({ description: 'whether it is that of the session which asks' }),
  })
  .meta({ id: 'StagedTry' });

/** A change of an app's certificate that is under way. */
export const cutover = z
  .object({
    id: z.uuid(),
    phase: z.enum(['staged', 'switched', 'gone_back']).meta({
      description: '`staged`: the old key signs; `switched`: the new one signs; `gone_back`: the old one signs again',
    }),
    startedBy: z.string(),
    startedAt: instant,
    changedBy: z.string().nullable().meta({ description: 'who switched or went back last' }),
    changedAt: instant.nullable(),
    oldKey: signingKey,
    newKey: signingKey,
    tries: z.array(stagedTry).meta({ description: 'the latest, newest first' }),
  })
  .meta({ id: 'Cutover' });

export const cutoverReport = z
  .object({ cutover: cutover.nullable().meta({ description: 'null: nothing is under way' }) })
  .meta({ id: 'CutoverReport' });

export const newCutover = z
  .strictObject({
    keyId: z.uuid().meta({ description: 'the pair that is to sign: the next one, or a retired one that still can' }),
  })
  .meta({ id: 'NewCutover' });

/** Sign-ins since the key changed last. */
export const cutoverSignIns = z
  .object({
    since: instant,
    answered: z.number().int().meta({ description: 'answered by us; says nothing of what the service provider did' }),
    refused: z.number().int().meta({ description: 'refused by us' }),
    waiting: z.number().int(),
    askedAgain: z.number().int().meta({ description: 'people among the latest who were answered and soon came back' }),
    items: z.array(
      traceSummary.extend({
        askedAgainAt: instant.optional().meta({
          description:
            'the same person came back within a minute of the answer: the service provider may have refused it',
        }),
      }),
    ),
  })
  .meta({ id: 'CutoverSignIns' });
