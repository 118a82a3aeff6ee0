import { AppShell, Badge, Box, Burger, Group, NavLink, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import type { Opened } from './api/session';
import { AwayBanner } from './away-banner';
import { forgetMissingDialog } from './design/dialog-address';
import { ActivityIcon, AppsIcon, GroupsIcon, HomeIcon, Mark, PeopleIcon, SettingsIcon } from './design/icons';
import { Finder } from './finder/finder';
import { texts } from './texts/en';

const places = [
  { path: '/', label: texts.navigation.home, icon: <HomeIcon /> },
  { path: '/apps', label: texts.navigation.apps, icon: <AppsIcon /> },
  { path: '/people', label: texts.navigation.people, icon: <PeopleIcon /> },
  { path: '/groups', label: texts.navigation.groups, icon: <GroupsIcon /> },
  { path: '/activity', label: texts.navigation.activity, icon: <ActivityIcon /> },
  { path: '/settings', label: texts.navigation.settings, icon: <SettingsIcon /> },
];

/** The frame around every page: where one is, where one can go, and who one is. */
export function Shell(props: { opened: Opened | undefined; reachable: boolean; children: ReactNode }) {
  const [menuOpen, menu] = useDisclosure(false);
  const [location] = useLocation();
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 220, breakpoint: 'sm', collapsed: { mobile: !menuOpen } }}
      padding="lg"
    >
      <a className="skip" href="#main">
        {texts.navigation.skip}
      </a>
      <AppShell.Header bg="var(--cs-surface)">
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Burger
              opened={menuOpen}
              onClick={menu.toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label={texts.navigation.label}
            />
            <Group gap={8} c="var(--cs-primary)" wrap="nowrap">
              <Mark />
              <Text ff="heading" fw={600} fz="lg">
                {texts.product}
              </Text>
            </Group>
          </Group>
          {props.opened !== undefined && (
            <Group gap="xs" wrap="nowrap">
              <Finder />
              <Group gap="xs" wrap="nowrap" visibleFrom="sm">
                <WhoIsHere opened={props.opened} />
              </Group>
            </Group>
          )}
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" bg="var(--cs-surface)" aria-label={texts.navigation.label}>
        {places.map(({ path, label, icon }) => (
          <NavLink
            key={path}
            component={Link}
            href={path}
            label={label}
            leftSection={icon}
            active={path === '/' ? location === '/' : location.startsWith(path)}
            aria-current={location === path ? 'page' : undefined}
            onClick={menu.close}
          />
        ))}
        <Box mt="auto">
          {props.opened !== undefined && (
            <Group gap="xs" p="sm" hiddenFrom="sm">
              <WhoIsHere opened={props.opened} />
            </Group>
          )}
          <NavLink href="/" label={texts.navigation.portal} />
          <NavLink href="/sign-out" label={texts.navigation.signOut} />
        </Box>
      </AppShell.Navbar>
      <AppShell.Main id="main" tabIndex={-1} onClickCapture={forgetMissingDialog} onChangeCapture={forgetMissingDialog}>
        {!props.reachable && <AwayBanner />}
        {props.children}
      </AppShell.Main>
    </AppShell>
  );
}

function WhoIsHere({ opened: { person } }: { opened: Opened }) {
  return (
    <>
      <Text size="sm">{person.username}</Text>
      <Badge variant="light" tt="none">
        {texts.roles[person.role]}
      </Badge>
    </>
  );
}
