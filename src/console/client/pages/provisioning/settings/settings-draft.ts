import type { schemas } from '../../../api/schema';
import { texts } from '../../../texts/en';

type Settings = schemas['ConnectionSettings'];
export type SignalOrder = keyof typeof words.matching.orders;
const words = texts.mirrorSettings;

/** Settings as they stand in the form: numbers as they are typed, lists a line each, no schedule as nothing. */
export type SettingsDraft = {
  whenNotAuthorised: boolean;
  whenSuspended: boolean;
  whenPasswordExpired: boolean;
  signals: SignalOrder;
  whenCertain: 'bind' | 'propose';
  pushGroups: boolean;
  deactivations: LimitDraft;
  groupDeletions: LimitDraft;
  protectedAccountIds: string;
  reconcileCron: string;
  otherAppsSharePercent: string;
  concurrency: string;
  quarantineCount: string;
  quarantinePercent: string;
  resetSessionsOfLeavers: boolean;
};

export type LimitDraft = { count: string; percent: string; most: string };

/** Settings as the form holds them: switches, and numbers as they are typed. */
export function draftOf(settings: Settings): SettingsDraft {
  const { activeRule, matching, guards, quarantineAfterFailures } = settings;
  return {
    whenNotAuthorised: activeRule?.whenNotAuthorised === 'deactivate',
    whenSuspended: activeRule?.whenSuspended === 'deactivate',
    whenPasswordExpired: activeRule?.whenPasswordExpired === 'deactivate',
    signals: (matching?.signals ?? []).join(' ') as SignalOrder,
    whenCertain: matching?.whenCertain ?? 'bind',
    pushGroups: settings.pushGroups === true,
    deactivations: limitOf(guards?.deactivations),
    groupDeletions: limitOf(guards?.groupDeletions),
    protectedAccountIds: (settings.protectedAccountIds ?? []).join('\n'),
    reconcileCron: settings.reconcileCron ?? '',
    otherAppsSharePercent: typed(settings.otherAppsSharePercent),
    concurrency: typed(settings.concurrency),
    quarantineCount: typed(quarantineAfterFailures?.count),
    quarantinePercent: typed(quarantineAfterFailures?.percent),
    resetSessionsOfLeavers: settings.resetSessionsOfLeavers === true,
  };
}

/** The draft as the API takes it. What is no number is sent as it was typed: the API says where it is. */
export function patchOf(draft: SettingsDraft): schemas['ConnectionSettingsPatch'] {
  const offOrKept = (off: boolean) => (off ? 'deactivate' : 'keep');
  const limit = ({ count, percent, most }: LimitDraft) => ({
    count: number(count),
    percent: number(percent),
    most: number(most),
  });
  return {
    activeRule: {
      whenNotAuthorised: offOrKept(draft.whenNotAuthorised),
      whenSuspended: offOrKept(draft.whenSuspended),
      whenPasswordExpired: offOrKept(draft.whenPasswordExpired),
    },
    matching: { signals: draft.signals.split(' ') as ('email' | 'userName')[], whenCertain: draft.whenCertain },
    pushGroups: draft.pushGroups,
    guards: { deactivations: limit(draft.deactivations), groupDeletions: limit(draft.groupDeletions) },
    protectedAccountIds: draft.protectedAccountIds.split(/[\s,]+/).filter((id) => id !== ''),
    reconcileCron: draft.reconcileCron.trim() === '' ? null : draft.reconcileCron.trim(),
    otherAppsSharePercent: number(draft.otherAppsSharePercent),
    concurrency: number(draft.concurrency),
    quarantineAfterFailures: { count: number(draft.quarantineCount), percent: number(draft.quarantinePercent) },
    resetSessionsOfLeavers: draft.resetSessionsOfLeavers,
  };
}

/** Whether the next plan waits because of what is different. */
export function touchesScope(one: SettingsDraft, other: SettingsDraft): boolean {
  const parts = ['whenNotAuthorised', 'whenSuspended', 'whenPasswordExpired', 'signals', 'whenCertain', 'pushGroups'];
  return (parts as (keyof SettingsDraft)[]).some((part) => one[part] !== other[part]);
}

/** Every setting by its name, in words. */
export function say(draft: SettingsDraft): readonly (readonly [label: string, text: string])[] {
  const yesOrNo = (value: boolean) => (value ? texts.yes : texts.no);
  const { active, matching, groups, guards, schedule, pace } = words;
  const limit = (label: string, { count, percent, most }: LimitDraft) =>
    [
      [`${label}: ${guards.count}`, count],
      [`${label}: ${guards.percent}`, percent],
      [`${label}: ${guards.most}`, most],
    ] as const;
  return [
    [active.whenNotAuthorised, yesOrNo(draft.whenNotAuthorised)],
    [active.whenSuspended, yesOrNo(draft.whenSuspended)],
    [active.whenPasswordExpired, yesOrNo(draft.whenPasswordExpired)],
    [matching.signals, matching.orders[draft.signals]],
    [matching.whenCertain, matching.certain[draft.whenCertain]],
    [groups.pushGroups, yesOrNo(draft.pushGroups)],
    ...limit(guards.deactivations, draft.deactivations),
    ...limit(guards.groupDeletions, draft.groupDeletions),
    [guards.protected, draft.protectedAccountIds.split(/\s+/).join(', ')],
    [schedule.when, draft.reconcileCron === '' ? schedule.byHand : draft.reconcileCron],
    [pace.share, draft.otherAppsSharePercent],
    [pace.concurrency, draft.concurrency],
    [pace.quarantineCount, draft.quarantineCount],
    [pace.quarantinePercent, draft.quarantinePercent],
    [pace.resetSessions, yesOrNo(draft.resetSessionsOfLeavers)],
  ];
}

/** A text that is no number stays one, and is refused with its place. */
export function isNumber(text: string): boolean {
  return text.trim() !== '' && Number.isFinite(Number(text));
}

function number(text: string): number {
  return (isNumber(text) ? Number(text) : text) as number;
}

function limitOf(limit: { count?: number; percent?: number; most?: number } | undefined): LimitDraft {
  return { count: typed(limit?.count), percent: typed(limit?.percent), most: typed(limit?.most) };
}

function typed(value: number | undefined): string {
  return value === undefined ? '' : String(value);
}
