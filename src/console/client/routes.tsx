import { type ComponentType, lazy } from 'react';

type PageModule = Promise<{ default: ComponentType }>;

/** Every page with its address; each is loaded when somebody goes there. */
export const routes: readonly { path: string; page: ComponentType }[] = [
  { path: '/', page: lazy((): PageModule => import('./pages/home/home-page').then((m) => ({ default: m.HomePage }))) },
  {
    path: '/apps',
    page: lazy((): PageModule => import('./pages/apps/apps-page').then((m) => ({ default: m.AppsPage }))),
  },
  {
    path: '/connect-slack/:app?/:step?',
    page: lazy((): PageModule => import('./pages/apps/wizard/wizard-page').then((m) => ({ default: m.WizardPage }))),
  },
  {
    path: '/apps/:app/plans',
    page: lazy((): PageModule => import('./pages/plans/plans-page').then((m) => ({ default: m.PlansPage }))),
  },
  {
    path: '/apps/:app/mirror-settings',
    page: lazy(
      (): PageModule =>
        import('./pages/provisioning/settings/settings-page').then((m) => ({ default: m.MirrorSettingsPage })),
    ),
  },
  {
    path: '/plans/:plan',
    page: lazy((): PageModule => import('./pages/plans/plan-page').then((m) => ({ default: m.PlanPage }))),
  },
  {
    path: '/apps/:app/bindings/:tab?',
    page: lazy((): PageModule => import('./pages/bindings/bindings-page').then((m) => ({ default: m.BindingsPage }))),
  },
  {
    path: '/apps/:app/cutover',
    page: lazy((): PageModule => import('./pages/apps/cutover/cutover-page').then((m) => ({ default: m.CutoverPage }))),
  },
  {
    path: '/apps/:app/:tab?',
    page: lazy((): PageModule => import('./pages/apps/app-page').then((m) => ({ default: m.AppPage }))),
  },
  {
    path: '/people',
    page: lazy((): PageModule => import('./pages/people/people-page').then((m) => ({ default: m.PeoplePage }))),
  },
  {
    path: '/people/:person',
    page: lazy((): PageModule => import('./pages/people/person-page').then((m) => ({ default: m.PersonPage }))),
  },
  {
    path: '/groups',
    page: lazy((): PageModule => import('./pages/groups/groups-page').then((m) => ({ default: m.GroupsPage }))),
  },
  {
    path: '/groups/:group',
    page: lazy((): PageModule => import('./pages/groups/group-page').then((m) => ({ default: m.GroupPage }))),
  },
  {
    path: '/activity',
    page: lazy((): PageModule => import('./pages/activity/activity-page').then((m) => ({ default: m.ActivityPage }))),
  },
  {
    path: '/activity/events/:event',
    page: lazy((): PageModule => import('./pages/activity/event-page').then((m) => ({ default: m.EventPage }))),
  },
  {
    path: '/activity/sign-ins/:code',
    page: lazy((): PageModule => import('./pages/activity/trace-page').then((m) => ({ default: m.TracePage }))),
  },
  {
    path: '/settings/webhooks',
    page: lazy((): PageModule => import('./pages/webhooks/webhooks-page').then((m) => ({ default: m.WebhooksPage }))),
  },
  {
    path: '/settings/webhooks/:webhook',
    page: lazy((): PageModule => import('./pages/webhooks/webhook-page').then((m) => ({ default: m.WebhookPage }))),
  },
  {
    path: '/settings',
    page: lazy((): PageModule => import('./pages/settings/settings-page').then((m) => ({ default: m.SettingsPage }))),
  },
];
