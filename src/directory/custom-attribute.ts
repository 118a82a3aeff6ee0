import type { z } from 'zod';
import type { customAttribute } from '../contracts';

/** Definition of an attribute of the company's own: its type, and whether it holds a list. */
export type CustomAttribute = z.output<typeof customAttribute>;

/** One value of a custom attribute; a date is `YYYY-MM-DD`. */
export type CustomScalar = string | number | boolean;
export type CustomValue = CustomScalar | CustomScalar[];
