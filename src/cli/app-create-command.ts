import type { Command } from 'commander';
import { z } from 'zod';
import { describeApp } from '../api';
import { appDetail, appRegistration } from '../contracts';
import { oneOf, several, text } from './arguments';
import { type Assignment, parseAssignment, toObject } from './assignments';
import { checkArguments } from './check-arguments';
import { CliError } from './cli-error';
import type { CliIo } from './cli-io';
import { describeCommand } from './command-group';
import { withServices } from './context';
import { readArgumentFile } from './read-file';
import { showApp } from './show-app';

type CreateOptions = {
  kind: 'slack' | 'saml';
  slug: string;
  name?: string;
  domain?: string;
  audience?: 'slack' | 'workspace';
  metadata?: string;
  metadataUrl?: string;
  entityId?: string;
  acsUrl?: string[];
  spCertificate?: string[];
  set?: Assignment[];
  authorise?: string[];
  hidden?: boolean;
};

const metadataLimitBytes = 1_048_576;

/** `app create`. */
export function addAppCreateCommand(group: Command, io: CliIo): void {
  describeCommand(group, 'create', 'Create an app with its signing key, and let groups enter it', [
    ['a Slack workspace', 'countersign app create --kind slack --slug slack --domain acme.slack.com --authorise Staff'],
    [
      'another service provider, from its metadata',
      'countersign app create --kind saml --slug wiki --metadata sp.xml --authorise Engineering --json',
    ],
    [
      'the same, by hand',
      'countersign app create --kind saml --slug wiki --entity-id https://wiki.example.com \\\n    --acs-url https://wiki.example.com/acs',
    ],
  ])
    .requiredOption('--kind <kind>', 'slack or saml', oneOf(['slack', 'saml']))
    .requiredOption('--slug <slug>', 'its part of our addresses: small letters, digits, hyphens; never changes')
    .option('--name <name>', 'as people see it (default: the slug)')
    .option('--domain <domain>', 'slack: acme, acme.slack.com or acme.enterprise.slack.com')
    .option('--audience <which>', 'slack: slack or workspace, as in Slack’s settings', oneOf(['slack', 'workspace']))
    .option('--metadata <file>', 'saml: the metadata of the service provider; - is standard input')
    .option('--metadata-url <url>', 'saml: where its metadata is fetched from, once and now; https only')
    .option('--entity-id <id>', 'saml: by hand, or which one of several in the metadata')
    .option(
      '--acs-url <url>',
      'saml, by hand: where Responses go; the first is the default (repeatable)',
      several(text),
    )
    .option(
      '--sp-certificate <file>',
      'saml, by hand: PEM certificate of the service provider (repeatable)',
      several(text),
    )
    .option(
      '--set <assignment>',
      'a setting (repeatable): signAssertion:=true, audience=https://…',
      several(parseAssignment),
    )
    .option('--authorise <group>', 'name or id of a group that may enter (repeatable)', several(text))
    .option('--hidden', 'do not show it in the portal')
    .action(
      withServices<CreateOptions>(io, async ({ services, config, actor, out }, { options }) => {
        const input = checkArguments(appRegistration, await toRegistration(options, io));
        const { app, warnings } = await services.appOnboarding.register(actor, input);
        const shown = describeApp(app, config.baseUrl);
        out.result({ ...z.encode(appDetail, shown), warnings }, () => showApp(out, shown));
        for (const warning of warnings) out.note(`Note: ${warning}`);
      }),
    );
}

/** What was typed as the contract wants it; which of the three ways is meant shows in what is given. */
async function toRegistration(options: CreateOptions, io: CliIo): Promise<unknown> {
  const { kind, slug, name = slug, hidden, authorise, set, domain, audience } = options;
  const common = { slug, name, ...(hidden && { hidden }), ...(authorise && { authorise }) };
  refuseUnfitOptions(options);
  if (kind === 'slack') return { kind, ...common, domain, ...(audience && { audience }) };
  const settings = set && { settings: toObject(set) };
  const { metadata, metadataUrl, entityId, acsUrl, spCertificate } = options;
  if (metadata !== undefined || metadataUrl !== undefined) {
    const metadataXml = metadata && (await readArgumentFile(metadata, io, metadataLimitBytes));
    return {
      kind: 'saml-metadata',
      ...common,
      ...settings,
      ...(metadataXml !== undefined && { metadataXml }),
      ...(metadataUrl && { metadataUrl }),
      ...(entityId && { entityId }),
    };
  }
  const pems = await Promise.all((spCertificate ?? []).map((file) => readArgumentFile(file, io, metadataLimitBytes)));
  return {
    kind,
    ...common,
    ...settings,
    spEntityId: entityId,
    acsEndpoints: (acsUrl ?? []).map((url) => ({ url })),
    spCertificates: pems.map((pem) => ({ pem })),
  };
}

function refuseUnfitOptions(options: CreateOptions): void {
  const { kind, domain, audience, metadata, metadataUrl, entityId, acsUrl, spCertificate, set } = options;
  const slackOnly = { '--domain': domain, '--audience': audience };
  const samlOnly = {
    '--metadata': metadata,
    '--metadata-url': metadataUrl,
    '--entity-id': entityId,
    '--acs-url': acsUrl,
    '--sp-certificate': spCertificate,
    '--set': set,
  };
  const foreign = Object.entries(kind === 'slack' ? samlOnly : slackOnly).filter(([, value]) => value !== undefined);
  const names = foreign.map(([name]) => name).join(', ');
  const what = names === '' ? missingOption(options) : `An app of kind ${kind} does not take ${names}.`;
  if (what === undefined) return;
  throw new CliError({
    code: 'cli.wrong_argument',
    status: 400,
    what,
    meaning: 'Nothing was changed.',
    remedy: 'See "countersign app create --help".',
  });
}

function missingOption({ kind, domain, metadata, metadataUrl, entityId, acsUrl }: CreateOptions): string | undefined {
  if (kind === 'slack') return domain === undefined ? 'An app of kind slack needs --domain.' : undefined;
  if (metadata !== undefined || metadataUrl !== undefined || (entityId !== undefined && acsUrl !== undefined)) {
    return undefined;
  }
  return 'An app of kind saml needs --metadata, --metadata-url, or --entity-id with --acs-url.';
}
