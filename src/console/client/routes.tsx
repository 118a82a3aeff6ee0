import type { ComponentType } from 'react';
import { late } from './design/late';

/** Every page with its address; each is loaded when somebody goes there. */
export const routes: readonly { path: string; page: ComponentType }[] = [
  { path: '/', page: late(() => import('./pages/home/home-page').then((m) => m.HomePage)) },
  {
    path: '/apps',
    page: late(() => import('./pages/apps/apps-page').then((m) => m.AppsPage)),
  },
  {
    path: '/connect-slack/:app?/:step?',
    page: late(() => import('./pages/apps/wizard/wizard-page').then((m) => m.WizardPage)),
  },
  {
    path: '/apps/:app/plans',
    page: late(() => import('./pages/plans/plans-page').then((m) => m.PlansPage)),
  },
  {
    path: '/apps/:app/mirror-settings',
    page: late(() => import('./pages/provisioning/settings/settings-page').then((m) => m.MirrorSettingsPage)),
  },
  {
    path: '/plans/:plan',
    page: late(() => import('./pages/plans/plan-page').then((m) => m.PlanPage)),
  },
  {
    path: '/apps/:app/bindings/:tab?',
    page: late(() => import('./pages/bindings/bindings-page').then((m) => m.BindingsPage)),
  },
  {
    path: '/apps/:app/cutover',
    page: late(() => import('./pages/apps/cutover/cutover-page').then((m) => m.CutoverPage)),
  },
  {
    path: '/apps/:app/:tab?',
    page: late(() => import('./pages/apps/app-page').then((m) => m.AppPage)),
  },
  {
    path: '/people',
    page: late(() => import('./pages/people/people-page').then((m) => m.PeoplePage)),
  },
  {
    path: '/people/:person',
    page: late(() => import('./pages/people/person-page').then((m) => m.PersonPage)),
  },
  {
    path: '/groups',
    page: late(() => import('./pages/groups/groups-page').then((m) => m.GroupsPage)),
  },
  {
    path: '/groups/:group',
    page: late(() => import('./pages/groups/group-page').then((m) => m.GroupPage)),
  },
  {
    path: '/activity',
    page: late(() => import('./pages/activity/activity-page').then((m) => m.ActivityPage)),
  },
  {
    path: '/activity/events/:event',
    page: late(() => import('./pages/activity/event-page').then((m) => m.EventPage)),
  },
  {
    path: '/activity/sign-ins/:code',
    page: late(() => import('./pages/activity/trace-page').then((m) => m.TracePage)),
  },
  {
    path: '/settings/webhooks',
    page: late(() => import('./pages/webhooks/webhooks-page').then((m) => m.WebhooksPage)),
  },
  {
    path: '/settings/webhooks/:webhook',
    page: late(() => import('./pages/webhooks/webhook-page').then((m) => m.WebhookPage)),
  },
  {
    path: '/settings',
    page: late(() => import('./pages/settings/settings-page').then((m) => m.SettingsPage)),
  },
];
