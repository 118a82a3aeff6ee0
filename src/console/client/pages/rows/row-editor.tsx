import { type ButtonProps, Paper, Stack, Text } from '@mantine/core';
import { problemOf } from '../../api/problem';
import { ContestedDialog } from '../../design/contested-dialog';
import { ProblemNote } from '../../design/problem-note';
import type { Contested } from '../../design/use-contested';
import type { useDialog } from '../../design/use-dialog';
import { texts } from '../../texts/en';
import { EverybodyCheck } from './everybody-check';
import type { RowDraft, RowKind } from './row-kind';
import { SourceField } from './source-field';
import { TryWith, useTriedPerson } from './try-with';
import { faultAt, useRowTrial } from './use-row-trial';

const words = texts.rows;

type Fields<Draft extends RowDraft> = { kind: RowKind<Draft>; contested: Contested<Draft> };

/** Writes a row that makes a value of a person, and shows meanwhile what it gives: for one, and for everybody. */
export function RowEditor<Draft extends RowDraft>(
  props: Fields<Draft> & {
    label: string;
    title: string;
    dialog: ReturnType<typeof useDialog>;
    button?: ButtonProps;
  },
) {
  const { kind, ...dialog } = props;
  return (
    <ContestedDialog {...dialog} say={kind.say}>
      <RowFields kind={kind} contested={props.contested} />
    </ContestedDialog>
  );
}

function RowFields<Draft extends RowDraft>({ kind, contested }: Fields<Draft>) {
  const { draft, set, error } = contested;
  const [who, setWho] = useTriedPerson();
  const trial = useRowTrial(kind, draft, who);
  const faults = error === null ? undefined : problemOf(error).faults;
  return (
    <>
      {kind.fields(draft, set, (name) => faultAt(faults, name))}
      <SourceField
        draft={draft}
        set={(source) => set(source as Partial<Draft>)}
        error={trial.sourceFault ?? faultAt(faults, 'source')}
      />
      <Paper withBorder p="sm" component="section" aria-label={words.whatItGives}>
        <Stack gap="sm">
          <TryWith who={who} onChange={setWho} isNobody={trial.isNobody} />
          <Text size="sm" role="status">
            {words.gives} {trial.result === undefined ? texts.none : <Given {...trial.result} />}
          </Text>
          {trial.error !== undefined && <ProblemNote error={trial.error} />}
          <EverybodyCheck kind={kind} draft={draft} onPerson={setWho} />
        </Stack>
      </Paper>
      {kind.consequence !== undefined && <Text size="sm">{kind.consequence}</Text>}
    </>
  );
}

function Given({ values, fault }: { values: readonly string[]; fault: string | null }) {
  if (values.length > 0)
    return (
      <b>
        <bdi>{values.join(', ')}</bdi>
      </b>
    );
  return fault ?? words.nothing;
}
