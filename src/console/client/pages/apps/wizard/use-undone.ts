import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, data } from '../../../api/client';
import type { schemas } from '../../../api/schema';
import { turnMs } from '../../../api/use-every-page';
import { useScopes } from '../../../api/use-scopes';
import { texts } from '../../../texts/en';
import { usePreflight } from '../use-preflight';

type App = schemas['AppDetail'];
const words = texts.wizard.live;

/** A step that is not done, in a sentence, and the way to it. */
export type Undone = { sentence: string; href: string; way: string };

/**
 * What is not done before an app goes live, asked anew whenever the last step is looked at: that somebody may enter, that
 * nothing stands in anybody's way, and that one sign-in was tried.
 *
 * @returns undefined while it is found out
 */
export function useUndone(app: App): Undone[] | undefined {
  const check = useCheck(app);
  const tried = useTried(app);
  if (check === undefined || tried === undefined) return undefined;
  return [
    ...(app.enabled ? [] : [{ sentence: words.isOff, href: `/apps/${app.slug}`, way: words.open }]),
    ...check,
    ...tried,
  ];
}

function useCheck(app: App): Undone[] | undefined {
  const [until] = useState(() => Date.now() + turnMs);
  const { checked, findings, error, isDone, waits } = usePreflight(app, 'live', until);
  if (error !== undefined) return [undone(app, 'check', words.notChecked)];
  if (!isDone && !waits) return undefined;
  if (checked === 0) return [undone(app, 'people', words.nobody)];
  return [
    ...(findings.length > 0 ? [undone(app, 'check', words.inTheWay(findings.length, checked))] : []),
    ...(waits ? [undone(app, 'check', words.notAllChecked(checked))] : []),
  ];
}

function useTried(app: App): Undone[] | undefined {
  const { may } = useScopes();
  const answered = useQuery({
    queryKey: ['app', app.slug, 'sign-ins', 'answered'],
    queryFn: () => data(api.GET('/traces', { params: { query: { app: app.slug, outcome: 'answered', limit: 1 } } })),
    enabled: may('traces:read'),
    staleTime: 0,
  });
  if (!may('traces:read')) return [];
  if (answered.isError) return [undone(app, 'try', words.notKnownTried)];
  return answered.data && (answered.data.items.length > 0 ? [] : [undone(app, 'try', words.notTried)]);
}

function undone(app: App, step: 'people' | 'check' | 'try', sentence: string): Undone {
  return { sentence, href: `/connect-slack/${app.slug}/${step}`, way: texts.wizard.steps[step] };
}
