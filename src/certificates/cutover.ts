import type { AppId, SessionId, SigningKeyId, UserId } from '../core';

/**
 * How far a change of an app's certificate is. `staged`: the old key signs, the new one waits. `switched`: the new one
 * signs, and sign-ins are watched. `gone_back`: the old one signs again.
 */
export type CutoverPhase = 'staged' | 'switched' | 'gone_back';

/** `overtaken`: somebody let a third key sign. */
export type CutoverOutcome = 'finished' | 'aborted' | 'overtaken';

/** A change of an app's certificate as it is kept; one is open per app. */
export type Cutover = {
  id: string;
  appId: AppId;
  oldKeyId: SigningKeyId;
  newKeyId: SigningKeyId;
  phase: CutoverPhase;
  startedBy: string;
  startedAt: Date;
  /** Who switched or went back last, and when; null before that. */
  changedBy: string | null;
  changedAt: Date | null;
};

/** Whose next sign-in may be signed with the staged key: one person, in one session. */
export type GrantHolder = { userId: UserId; sessionId: SessionId };

/** `waiting`: the person's next sign-in is signed with it. `ended`: by a switch, an abort, a newer grant, or by hand. */
export type TryState = 'waiting' | 'answered' | 'expired' | 'ended';

/** A grant to try the staged key, as it is shown. */
export type StagedTry = {
  id: string;
  username: string;
  grantedAt: Date;
  expiresAt: Date;
  state: TryState;
  /** The sign-in that was signed with the staged key. */
  usedAt: Date | null;
  traceCode: string | null;
  /** Whether it is that of the session which asks. */
  own: boolean;
};
