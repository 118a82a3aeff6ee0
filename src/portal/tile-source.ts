import type { UserId } from '../core';

/** One app a person may enter, as the portal shows it. */
export type Tile = { slug: string; name: string; kind: string };

/** Answers whether somebody administers; implemented by `administrators`. */
export type RoleSource = { roleOf(userId: UserId): Promise<string | undefined> };

/** Answers which apps a person may enter now; implemented by `apps`. */
export type TileSource = { appsFor(userId: UserId): Promise<Tile[]> };
