import { useSessionStorage } from '@mantine/hooks';
import { useSyncExternalStore } from 'react';
import { openedOf, session } from '../../api/session';
import { texts } from '../../texts/en';
import { PersonPicker } from '../people/person-picker';

const words = texts.rows;

/** With whom things are tried: oneself until somebody else is chosen, who is then kept for this visit. */
export function useTriedPerson(): [who: string, set: (who: string) => void] {
  const state = useSyncExternalStore(session.subscribe, session.state);
  const [chosen, choose] = useSessionStorage<string | null>({
    key: 'countersign.try-with',
    defaultValue: null,
    getInitialValueInEffect: false,
  });
  return [chosen ?? openedOf(state)?.person.username ?? '', choose];
}

/** The field for whoever things are tried with. */
export function TryWith(props: { who: string; onChange: (who: string) => void; isNobody: boolean }) {
  return (
    <PersonPicker
      label={words.tryWith}
      description={words.tryWithHint}
      value={props.who}
      onChange={props.onChange}
      error={props.isNobody && words.nobody}
      maw={360}
    />
  );
}
