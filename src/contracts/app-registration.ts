import { z } from 'zod';
import { app, newSamlApp, newSamlAppFromMetadata, newSlackApp } from './apps';
import { pageOf } from './page';

/** An app with the addresses that its service provider has to be told. */
export const appDetail = app
  .extend({
    entityId: z.string().meta({ description: 'ours for this app: IdP entity ID, in Slack "Identity Provider Issuer"' }),
    metadataUrl: z.string().meta({ description: 'where our metadata for this app is' }),
    ssoUrl: z.string().meta({ description: 'where its AuthnRequests go, in Slack "SAML SSO URL"' }),
    launchUrl: z.string().meta({ description: 'a link that signs people in from our side' }),
  })
  .meta({ id: 'AppDetail' });

export const appDetailPage = pageOf('AppDetailPage', appDetail);

const authorise = z
  .array(z.string().min(1).max(256))
  .max(100)
  .default([])
  .meta({ description: 'ids or names of groups that may enter at once', example: ['Engineering'] });

/** A new app, described in one of three ways. */
export const appRegistration = z
  .discriminatedUnion('kind', [
    newSlackApp.safeExtend({ kind: z.literal('slack'), authorise }).meta({ id: 'SlackAppRegistration' }),
    newSamlApp.safeExtend({ kind: z.literal('saml'), authorise }).meta({ id: 'SamlAppRegistration' }),
    newSamlAppFromMetadata
      .safeExtend({ kind: z.literal('saml-metadata'), authorise })
      .meta({ id: 'SamlMetadataRegistration' }),
  ])
  .meta({
    id: 'AppRegistration',
    description: '`slack`: by its domain; `saml`: by hand; `saml-metadata`: by the metadata or its address',
    example: { kind: 'slack', slug: 'slack', name: 'Slack', domain: 'acme.slack.com', authorise: ['Staff'] },
  });

/** As a caller may write it. */
export type AppRegistration = z.input<typeof appRegistration>;

/** The app that was made, and what to know about the metadata it came from. */
export const registeredApp = z.object({ app: appDetail, warnings: z.array(z.string()) }).meta({ id: 'RegisteredApp' });

/** The groups that may enter an app. */
export const authorisedGroups = z
  .object({ items: z.array(z.object({ id: z.uuid(), name: z.string() })) })
  .meta({ id: 'AuthorisedGroups' });

/** Apps in short, from a group's side. */
export const appsOfGroup = z
  .object({
    items: z.array(z.object({ id: z.uuid(), slug: z.string(), name: z.string(), kind: z.enum(['slack', 'saml']) })),
  })
  .meta({ id: 'AppsOfGroup' });

/** What would be lost if somebody, or a group, were taken out of a group. */
export const lostAccess = z
  .object({
    items: z.array(
      z.object({
        id: z.uuid(),
        slug: z.string(),
        name: z.string(),
        people: z.number().int().meta({ description: 'how many no group would authorise any more' }),
      }),
    ),
  })
  .meta({ id: 'LostAccess' });

/** How many people have another NameID than before. */
export const changedNameIds = z.object({ changed: z.number().int() }).meta({ id: 'ChangedNameIds' });
