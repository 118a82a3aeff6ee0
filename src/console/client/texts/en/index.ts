import { activity } from './activity';
import { apps } from './apps';
import { common } from './common';
import { frame } from './frame';
import { groups } from './groups';
import { people } from './people';
import { settings } from './settings';
import { wizard } from './wizard';

/** Every sentence of the console, ready for translation: a text, or a function of what it is about. */
export const texts = { ...common, ...frame, activity, apps, groups, people, settings, wizard } as const;
