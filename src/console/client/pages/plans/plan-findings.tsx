import { Alert, Anchor, List, Text } from '@mantine/core';
import { Link } from 'wouter';
import type { schemas } from '../../api/schema';
import { Section } from '../../design/section';
import { texts } from '../../texts/en';
import type { PlanLook } from './plan-filter';

const words = texts.plans.detail;

/** The guards that a plan breaks, and what it would do that breaks them; nothing once it waits no more. */
export function WhyItWaits({ plan }: { plan: schemas['Plan'] }) {
  if (plan.state !== 'waiting' || plan.breaches.length === 0) return null;
  return (
    <Alert color="yellow" title={words.waits}>
      <Sentences items={plan.breaches.map(({ code, sentence }) => ({ key: code, text: sentence }))} />
    </Alert>
  );
}

/** What is undecided, what is wanted and not done, and what is good to know: each with the way to whom it is about. */
export function PlanFindings({ plan, slug, look }: { plan: schemas['Plan']; slug: string; look: PlanLook }) {
  const isAll = look.kind === '' && look.only === '';
  return (
    <>
      <Findings
        title={words.stale}
        isShown={isAll}
        items={(plan.subject.stale ?? []).map(({ side, ...subject }) => ({
          key: subject.id,
          about: { name: subject.name, href: hrefOf(subject) },
          text: words.sides[side],
        }))}
      />
      <Findings
        title={words.conflicts}
        isShown={isAll || look.only === 'conflicts'}
        items={plan.conflicts.map(({ userId, code, name, sentence, remedy }) => ({
          key: `${userId} ${code}`,
          about: { name, href: hrefOf({ kind: 'person', id: userId }) },
          text: `${sentence} ${remedy}`,
          desk: `/apps/${slug}/bindings/people?${new URLSearchParams({ search: name, dialog: `decide.${userId}` })}`,
        }))}
      />
      <Findings
        title={words.refusals}
        isShown={isAll || look.only === 'refusals'}
        items={plan.refusals.map(({ subject, code, sentence, remedy }) => ({
          key: `${subject.id} ${code} ${sentence}`,
          about: { name: subject.name, href: hrefOf(subject) },
          text: `${sentence} ${remedy}`,
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

/** @property desk where it is decided */
type Item = { key: string; text: string; about?: { name: string; href: string }; desk?: string };
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
      {items.map(({ key, text, about, desk }) => (
        <List.Item key={key}>
          <Text size="sm">
            {about !== undefined && (
              <>
                <Anchor inherit underline="always" component={Link} href={about.href}>
                  <bdi>{about.name}</bdi>
                </Anchor>
                {': '}
              </>
            )}
            <bdi>{text}</bdi>{' '}
            {desk !== undefined && (
              <Anchor inherit underline="always" component={Link} href={desk}>
                {texts.people.detail.atDesk}
              </Anchor>
            )}
          </Text>
        </List.Item>
      ))}
    </List>
  );
}

function hrefOf({ kind, id }: { kind: 'person' | 'group'; id: string }): string {
  return `/${kind === 'person' ? 'people' : 'groups'}/${id}`;
}
