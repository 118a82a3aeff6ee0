import { z } from 'zod';

/** What went wrong, as every error of the API says it (RFC 9457). */
export const problem = z
  .object({
    type: z.string().meta({ description: '`urn:countersign:error:` and the code' }),
    title: z.string().meta({ description: 'what happened, one sentence' }),
    status: z.number().int(),
    detail: z.string().optional().meta({ description: 'what it means and what to do next' }),
    code: z.string().meta({ description: 'stable and machine-readable: `room.reason`' }),
    faults: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .optional()
      .meta({ description: 'every fault of the input, each with its place' }),
    instance: z.string().meta({ description: 'id of this request, also in the log and in `X-Request-Id`' }),
  })
  .meta({
    id: 'Problem',
    example: {
      type: 'urn:countersign:error:api.invalid_input',
      title: 'The request has one fault.',
      status: 400,
      detail: 'Nothing was changed. Correct what is listed and send it again.',
      code: 'api.invalid_input',
      faults: [{ path: 'name', message: 'is missing' }],
      instance: 'urn:uuid:3f0d6c1e-9d3a-4f5e-8b7a-0c1d2e3f4a5b',
    },
  });
