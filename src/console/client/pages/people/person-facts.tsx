import { Anchor, Code } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { api, data } from '../../api/client';
import type { schemas } from '../../api/schema';
import { Facts } from '../../design/facts';
import { Instant } from '../../design/instant';
import { texts } from '../../texts/en';
import { personName } from './person-name';

const words = texts.people;

/** Every attribute that is set. */
export function PersonFacts({ person }: { person: schemas['User'] }) {
  const { detail } = words;
  return (
    <>
      <Facts
        title={detail.attributes}
        rows={[
          [words.username, person.username],
          [words.email, person.email],
          [words.jobTitle, person.jobTitle],
          [words.department, person.department],
          [detail.employeeNumber, person.employeeNumber],
          [detail.company, person.company],
          [detail.costCentre, person.costCentre],
          [detail.division, person.division],
          [detail.location, person.location],
          [detail.phones, person.phones.map(({ value }) => value).join(', ')],
          [detail.addresses, person.addresses.map(addressLine).join('; ')],
          [detail.manager, person.managerId && <ManagerLink id={person.managerId} />],
          [detail.startDate, person.startDate],
          [detail.language, person.preferredLanguage],
          [detail.timezone, person.timezone],
          [detail.userType, person.userType],
          [detail.created, <Instant key="created" at={person.createdAt} />],
          [detail.updated, <Instant key="updated" at={person.updatedAt} />],
          [detail.id, <Code key="id">{person.id}</Code>],
        ]}
      />
      {Object.keys(person.custom).length > 0 && (
        <Facts
          title={detail.custom}
          rows={Object.entries(person.custom).map(([name, value]) => [name, String(value)] as const)}
        />
      )}
    </>
  );
}

function ManagerLink({ id }: { id: string }) {
  const manager = useQuery({
    queryKey: ['person', id],
    queryFn: () => data(api.GET('/users/{user}', { params: { path: { user: id } } })),
  });
  return (
    <Anchor component={Link} href={`/people/${id}`}>
      <bdi>{manager.data === undefined ? id.slice(0, 8) : personName(manager.data)}</bdi>
    </Anchor>
  );
}

function addressLine({ street, postalCode, locality, region, country }: schemas['Address']): string {
  return [street, postalCode, locality, region, country].filter(Boolean).join(', ');
}
