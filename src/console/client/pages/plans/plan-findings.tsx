import { Alert, List, Text } from '@mantine/core';
import type { schemas } from '../../api/schema';
import { Section } from '../../design/section';
import { texts } from '../../texts/en';
import type { PlanLook } from './plan-filter';

const words = texts.plans.detail;

/** The guards that a plan breaks, and what it would do that breaks them. */
export function WhyItWaits({ plan }: { plan: schemas['Plan'] }) {
  if (plan.breaches.length === 0) return null;
  return (
    <Alert color="yellow" title={words.waits}>
      <Sentences items={plan.breaches.map(({ code, sentence }) => ({ key: code, text: sentence }))} />
    </Alert>
  );
}

/** What is undecided, what is wanted and not done, and what is good to know. */
export function PlanFindings({ plan, look }: { plan: schemas['Plan']; look: PlanLook }) {
  const isAll = look.kind === '' && look.only === '';
  return (
    <>
      <Findings
        title={words.stale}
        isShown={isAll}
        items={(plan.subject.stale ?? []).map(({ id, name, side }) => ({ key: id, text: `${name} (${side})` }))}
      />
      <Findings
        title={words.conflicts}
        isShown={isAll || look.only === 'conflicts'}
        items={plan.conflicts.map(({ userId, code, name, sentence, remedy }) => ({
          key: `${userId} ${code}`,
          text: `${name}: ${sentence} ${remedy}`,
        }))}
      />
      <Findings
        title={words.refusals}
        isShown={isAll || look.only === 'refusals'}
        items={plan.refusals.map(({ subject, code, sentence, remedy }) => ({
          key: `${subject.id} ${code} ${sentence}`,
          text: `${subject.name}: ${sentence} ${remedy}`,
        }))}
      />
      <Findings
        title={words.notices}
        isShown={isAll}
        items={plan.notices.map(({ code, subjectId, sentence }) => ({ key: `${code} ${subjectId}`, text: sentence }))}
      />
    </>
  );
}

type Item = { key: string; text: string };
/** More than anybody reads at once; the API and the command line have all. */
const mostShown = 100;

function Findings({ title, isShown, items }: { title: string; isShown: boolean; items: readonly Item[] }) {
  if (!isShown || items.length === 0) return null;
  return (
    <Section title={`${title} (${items.length})`}>
      <Sentences items={items.slice(0, mostShown)} />
    </Section>
  );
}

function Sentences({ items }: { items: readonly Item[] }) {
  return (
    <List size="sm" spacing={4}>
      {items.map(({ key, text }) => (
        <List.Item key={key}>
          <Text size="sm">
            <bdi>{text}</bdi>
          </Text>
        </List.Item>
      ))}
    </List>
  );
}
