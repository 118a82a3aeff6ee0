import { objectsOf, textOf } from '../json-values';
import type { WebApi } from './web-api';

/** What a call names its workspace with; nothing with a workspace's own token. */
export type TeamArgs = { team_id?: string };

/** The workspaces that a token reaches: with an organisation's token calls for lists name one (Slack facts, Web API §1). */
export class Teams {
  readonly isOrganisation: boolean;
  readonly #web: WebApi;
  #known: readonly TeamArgs[] | undefined;

  constructor(web: WebApi, isOrganisation: boolean) {
    this.#web = web;
    this.isOrganisation = isOrganisation;
  }

  /** @throws TargetError */
  async all(): Promise<readonly TeamArgs[]> {
    if (!this.isOrganisation) return [{}];
    if (this.#known !== undefined) return this.#known;
    const teams: TeamArgs[] = [];
    for await (const page of this.#web.pages('auth.teams.list', { limit: 100 })) {
      for (const { id } of objectsOf(page.teams)) {
        const teamId = textOf(id);
        if (teamId !== undefined) teams.push({ team_id: teamId });
      }
    }
    this.#known = teams;
    return teams;
  }
}
