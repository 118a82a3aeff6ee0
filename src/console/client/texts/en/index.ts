import { activity } from './activity';
import { address } from './address';
import { apps } from './apps';
import { bindings } from './bindings';
import { common } from './common';
import { cutover } from './cutover';
import { fields } from './fields';
import { finder } from './finder';
import { frame } from './frame';
import { groups } from './groups';
import { home } from './home';
import { mirrorSettings } from './mirror-settings';
import { people } from './people';
import { plans } from './plans';
import { provisioning } from './provisioning';
import { rows } from './rows';
import { settings } from './settings';
import { slackAttributes } from './slack-attributes';
import { webhooks } from './webhooks';
import { wizard } from './wizard';

/** Every sentence of the console, ready for translation: a text, or a function of what it is about. */
export const texts = {
  ...common,
  ...frame,
  activity,
  address,
  apps,
  bindings,
  cutover,
  fields,
  finder,
  groups,
  home,
  mirrorSettings,
  people,
  plans,
  provisioning,
  rows,
  settings,
  slackAttributes,
  webhooks,
  wizard,
} as const;
