import type { SandboxOptions } from './create-sandbox';
import { type DoubtSettings, doubtNames, doubts } from './doubts';
import { type FaultInput, readFaultText } from './faults/fault-rule';

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
  fault?: readonly string[];
  doubt?: readonly string[];
  allowHost?: readonly string[];
  snapshot?: string;
};

/** The practice workspace's options from those of a command line; `createSandbox` checks what is in them. */
export function readCommandOptions(options: CommandOptions): SandboxOptions {
  const { people, groups, channels, teams, seed, plan, writeMs } = options;
  const limits = options.limits === false ? { enabled: false, writeMs: 0 } : {};
  return {
    workspace: {
      kind: options.enterprise ? 'enterprise' : 'workspace',
      ...(plan !== undefined && { plan: plan as 'pro' }),
    },
    generate: { people, groups, channels, teams, seed },
    limits: { ...limits, ...(writeMs !== undefined && { writeMs: Number(writeMs) }) },
    faults: (options.fault ?? []).map((text) => readFaultText(text) as FaultInput),
    doubts: Object.fromEntries((options.doubt ?? []).map((text) => text.split('='))) as Partial<DoubtSettings>,
    allowedHosts: options.allowHost ?? [],
    snapshotFile: options.snapshot,
  };
}

/** Every doubt for `--list-doubts`; the first choice is the default. */
export function listDoubts(): { name: string; question: string; choices: readonly string[]; source: string }[] {
  return doubtNames.map((name) => ({ name, ...doubts[name] }));
}
