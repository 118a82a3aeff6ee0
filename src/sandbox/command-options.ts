import type { SandboxOptions } from './create-sandbox';
import { type DoubtSettings, doubtNames, doubts } from './doubts';
import type { FaultInput } from './faults/fault-rule';
import { readFaultText } from './faults/read-fault-text';

/** What a command line says, as texts; unset where it says nothing. */
export type CommandOptions = {
  people?: string;
  groups?: string;
  channels?: string;
  teams?: string;
  seed?: string;
  enterprise?: boolean;
  plan?: string;
  /** False with `--no-limits`. */
  limits?: boolean;
  writeMs?: string;
  otherReads?: string;
  otherWrites?: string;
  fault?: readonly string[];
  doubt?: readonly string[];
  allowHost?: readonly string[];
  snapshot?: string;
};

/** The practice workspace's options from those of a command line; `createSandbox` checks what is in them. */
export function readCommandOptions(options: CommandOptions): SandboxOptions {
  const { people, groups, channels, teams, seed, plan } = options;
  return {
    workspace: {
      kind: options.enterprise ? 'enterprise' : 'workspace',
      ...(plan !== undefined && { plan: plan as 'pro' }),
    },
    generate: { people, groups, channels, teams, seed },
    limits: readLimits(options),
    faults: (options.fault ?? []).map((text) => readFaultText(text) as FaultInput),
    doubts: Object.fromEntries((options.doubt ?? []).map((text) => text.split('='))) as Partial<DoubtSettings>,
    allowedHosts: options.allowHost ?? [],
    snapshotFile: options.snapshot,
  };
}

function readLimits({ limits, writeMs, otherReads, otherWrites }: CommandOptions): SandboxOptions['limits'] {
  return {
    ...(limits === false && { enabled: false, writeMs: 0 }),
    ...(writeMs !== undefined && { writeMs: Number(writeMs) }),
    ...(otherReads !== undefined && { otherReadsPerMinute: Number(otherReads) }),
    ...(otherWrites !== undefined && { otherWritesPerMinute: Number(otherWrites) }),
  };
}

/** Every doubt for `--list-doubts`; the first choice is the default. */
export function listDoubts(): { name: string; question: string; choices: readonly string[]; source: string }[] {
  return doubtNames.map((name) => ({ name, ...doubts[name] }));
}
