import { Button, type ButtonProps, Group, Modal, Paper, Stack, Text } from '@mantine/core';
import type { FormEvent } from 'react';
import { problemOf } from '../../api/problem';
import { Difference } from '../../design/difference';
import { ProblemNote } from '../../design/problem-note';
import type { Contested } from '../../design/use-contested';
import { texts } from '../../texts/en';
import { EverybodyCheck } from './everybody-check';
import { PersonPicker, useTriedPerson } from './person-picker';
import type { RowDraft, RowKind } from './row-kind';
import { SourceField } from './source-field';
import { faultAt, useRowTrial } from './use-row-trial';

const words = texts.rows;

type Props<Draft extends RowDraft> = {
  title: string;
  kind: RowKind<Draft>;
  contested: Contested<Draft>;
  open: boolean;
  onClose: () => void;
};

/** Writes a row that makes a value of a person, and shows meanwhile what it gives: for one, and for everybody. */
export function RowEditor<Draft extends RowDraft>(
  props: Props<Draft> & { label: string; onOpen: () => void } & { button?: ButtonProps },
) {
  return (
    <>
      <Button variant="default" onClick={props.onOpen} {...props.button}>
        {props.label}
      </Button>
      <Modal opened={props.open} onClose={props.onClose} title={props.title} size="lg">
        <RowForm {...props} />
      </Modal>
    </>
  );
}

function RowForm<Draft extends RowDraft>({ kind, contested, onClose }: Props<Draft>) {
  const { draft, set, error, theirs } = contested;
  const [who, setWho] = useTriedPerson();
  const trial = useRowTrial(kind, draft, who);
  const faults = error === null ? undefined : problemOf(error).faults;
  return (
    <form
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        contested.save();
      }}
    >
      <Stack>
        {kind.fields(draft, set, (name) => faultAt(faults, name))}
        <SourceField
          draft={draft}
          set={(source) => set(source as Partial<Draft>)}
          error={trial.sourceFault ?? faultAt(faults, 'source')}
        />
        <Paper withBorder p="sm" component="section" aria-label={words.whatItGives}>
          <Stack gap="sm">
            <PersonPicker who={who} onChange={setWho} error={trial.isNobody ? words.nobody : undefined} />
            <Text size="sm" role="status">
              {words.gives} {trial.result === undefined ? texts.none : <Given {...trial.result} />}
            </Text>
            {trial.error !== undefined && <ProblemNote error={trial.error} />}
            <EverybodyCheck kind={kind} draft={draft} onPerson={setWho} />
          </Stack>
        </Paper>
        {kind.consequence !== undefined && <Text size="sm">{kind.consequence}</Text>}
        {error !== null && <ProblemNote error={error} />}
        <Difference contested={contested} say={kind.say} />
        {theirs === undefined && (
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {texts.cancel}
            </Button>
            <Button type="submit" loading={contested.isPending}>
              {texts.save}
            </Button>
          </Group>
        )}
      </Stack>
    </form>
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
