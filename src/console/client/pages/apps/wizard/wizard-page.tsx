import { Button, Group, Stepper, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLocation, useParams } from 'wouter';
import type { schemas } from '../../../api/schema';
import { May } from '../../../design/may';
import { Page } from '../../../design/page';
import { texts } from '../../../texts/en';
import { AppGroups } from '../app-groups';
import { LoadedApp } from '../loaded-app';
import { Preflight } from '../preflight';
import { LiveStep } from './live-step';
import { SlackStep } from './slack-step';
import { TryStep } from './try-step';
import { WorkspaceStep } from './workspace-step';

type App = schemas['AppDetail'];
type Step = keyof typeof words.steps;
const words = texts.wizard;
const steps = Object.keys(words.steps) as Step[];

/** Leads from the domain to the first sign-in; the address keeps the step, so a reload loses nothing. */
export function WizardPage() {
  const { app: slug, step = slug === undefined ? 'workspace' : 'people' } = useParams();
  return (
    <Page title={words.title} lead={words.lead}>
      <May scope="apps:write" what={texts.apps.mayConnect}>
        {slug === undefined ? (
          <>
            <Steps at="workspace" />
            <WorkspaceStep />
          </>
        ) : (
          <OpenedWizard slug={slug} step={steps.find((one) => one === step) ?? 'people'} />
        )}
      </May>
    </Page>
  );
}

function OpenedWizard({ slug, step }: { slug: string; step: Step }) {
  const [, go] = useLocation();
  const at = steps.indexOf(step);
  const to = (index: number) => go(`/connect-slack/${slug}/${steps[index] ?? 'people'}`);
  return (
    <LoadedApp slug={slug}>
      {(found) => (
        <>
          <Steps at={step} onChoose={to} />
          {contents[step](found)}
          <Group justify="space-between">
            {at > 1 ? (
              <Button variant="default" onClick={() => to(at - 1)}>
                {words.back}
              </Button>
            ) : (
              <span />
            )}
            {at < steps.length - 1 && <Button onClick={() => to(at + 1)}>{words.next}</Button>}
          </Group>
        </>
      )}
    </LoadedApp>
  );
}

const contents: { readonly [step in Step]: (app: App) => ReactNode } = {
  workspace: () => null,
  people: (app) => (
    <>
      <Lead text={words.people.lead} />
      <AppGroups app={app} />
    </>
  ),
  slack: (app) => <SlackStep app={app} />,
  check: (app) => (
    <>
      <Lead text={words.check.lead} />
      <Preflight app={app} groupsHref={`/connect-slack/${app.slug}/people`} />
    </>
  ),
  try: (app) => <TryStep app={app} />,
  live: (app) => <LiveStep app={app} />,
};

function Lead({ text }: { text: string }) {
  return <Text maw="44rem">{text}</Text>;
}

function Steps({ at, onChoose }: { at: Step; onChoose?: (index: number) => void }) {
  return (
    <Stepper active={steps.indexOf(at)} size="sm" {...(onChoose && { onStepClick: onChoose })} wrap>
      {steps.map((step) => (
        // The workspace is what the app was made of: there is nothing to go back to, and nothing that looks like it.
        <Stepper.Step key={step} label={words.steps[step]} {...(step === 'workspace' && { allowStepSelect: false })} />
      ))}
    </Stepper>
  );
}
