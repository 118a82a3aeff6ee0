import type { QueryKey } from '@tanstack/react-query';
import { useState } from 'react';
import { problemOf } from '../api/problem';
import { useAct } from './act';
import { keepTyped } from './keep-typed';

/** What somebody looked at: a value, or that there is none, and the revision it was of. */
export type Seen<Value> = { value: Value | undefined; revision: number };

/**
 * A draft of something that others may change, too. What is typed stays while the page asks anew, and is saved over nothing
 * that was not looked at: where only something else was changed meanwhile, it is saved all the same; where this very thing
 * was, `theirs` is what it is now, and a person decides.
 *
 * @param options.current as the page has it now
 * @param options.initial what a draft begins with where there is nothing yet
 * @param options.read what there is in place of a draft at this moment
 * @param options.onDone it was saved; or left out, where the other one took it away
 * @param options.write refused with a code `*.changed_meanwhile` where the revision is not the newest
 */
export function useContested<Value extends object>(options: {
  current: Seen<Value>;
  initial: Value;
  read: (draft: Value) => Promise<Seen<Value>>;
  write: (draft: Value, revision: number) => Promise<unknown>;
  done: string;
  refresh: readonly QueryKey[];
  onDone?: () => void;
}) {
  const { current, initial, read, write } = options;
  const [seen, setSeen] = useState(current);
  const [draft, setDraft] = useState(current.value ?? initial);
  const [theirs, setTheirs] = useState<Seen<Value>>();
  /** What was written last, until the page has it. */
  const [saved, setSaved] = useState<Value>();
  const base = saved ?? seen.value ?? initial;
  const isTouched = !same(draft, base);
  if (current.revision > seen.revision && theirs === undefined && (saved !== undefined || !isTouched)) {
    setSeen(current);
    setDraft(keepTyped(base, draft, current.value ?? initial));
    setSaved(undefined);
  }
  const act = useAct<{ over: Seen<Value> }>({
    run: async ({ over }) => {
      try {
        await write(draft, over.revision);
      } catch (error) {
        if (!problemOf(error).code.endsWith('.changed_meanwhile')) throw error;
        const now = await read(draft);
        if (!same(now.value, over.value)) {
          setTheirs(now);
          throw error;
        }
        await write(draft, now.revision);
      }
      setSaved(draft);
    },
    done: options.done,
    refresh: options.refresh,
    onDone: () => {
      setTheirs(undefined);
      options.onDone?.();
    },
  });
  return {
    draft,
    /** What was looked at when the draft was begun. */
    base,
    set: (patch: Partial<Value>) => setDraft({ ...draft, ...patch }),
    /** Somebody else's, where they were faster. */
    theirs,
    save: () => act.mutate({ over: saved === undefined ? seen : { value: saved, revision: seen.revision } }),
    /** Saves over what the other one made of it, now that it was looked at. */
    saveMine: () => act.mutate({ over: theirs ?? seen }),
    takeTheirs: () => {
      setSeen(theirs ?? seen);
      setDraft(theirs?.value ?? initial);
      setSaved(undefined);
      setTheirs(undefined);
      act.reset();
      if (theirs?.value === undefined) options.onDone?.();
    },
    isPending: act.isPending,
    /** Why it was not saved, other than because of somebody else. */
    error: theirs === undefined ? act.error : null,
    forgetError: act.reset,
  };
}

export type Contested<Value extends object> = ReturnType<typeof useContested<Value>>;

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
