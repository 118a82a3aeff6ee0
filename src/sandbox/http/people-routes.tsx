import Router from '@koa/router';
import type { Context } from 'koa';
import { nameOf } from '../messages/name-of';
import type { Group, Member } from '../org/org-data';
import { cutPage, groupSearch, memberSearch } from '../org/search';
import { GroupPage, GroupsPage } from '../pages/groups-page';
import { MemberPage } from '../pages/member-page';
import { type MemberSearch, MembersPage } from '../pages/members-page';
import { frameOf, type Room } from '../room';
import { SandboxError } from '../sandbox-error';
import { inviteMember, memberInputSchema } from '../workspace/invite-member';
import { faultsOf } from './faults-of';
import { readForm } from './read-body';
import { queryPage, queryText } from './read-query';
import { sendPage } from './send-page';

/** Who is in the workspace, and in which groups: `/members`, `/groups`. */
export function peopleRoutes(room: Room): Router {
  const { workspace } = room;
  const router = new Router();
  const usernameOf = (id: string) => workspace.findMember(id)?.username ?? id;
  const membersProps = (ctx: Context) => {
    const search: MemberSearch = {
      text: queryText(ctx, 'q') ?? '',
      state: queryText(ctx, 'state') ?? '',
      source: queryText(ctx, 'source') ?? '',
    };
    const found = cutPage(workspace.members.filter(searchOf(search)), queryPage(ctx));
    return { frame: frameOf(room), found, search, usernameOf };
  };

  router.get('/members', (ctx) => {
    sendPage(ctx, <MembersPage {...membersProps(ctx)} />);
  });

  router.post('/members', async (ctx) => {
    const form = await readForm(ctx);
    const input = memberInputSchema.safeParse(Object.fromEntries([...form].filter(([, value]) => value !== '')));
    if (!input.success) {
      sendPage(ctx, <MembersPage {...membersProps(ctx)} faults={faultsOf(input.error)} typed={form} />, 422);
      return;
    }
    goToMember(ctx, inviteMember(workspace, input.data).id);
  });

  router.get('/members/:id', (ctx) => {
    const { org } = workspace;
    const member = org.members.get(ctx.params.id ?? '');
    if (!member) throw new SandboxError('sandbox.not_found', 404, 'There is no such member.');
    sendPage(
      ctx,
      <MemberPage
        frame={frameOf(room)}
        member={member}
        duplicateOf={member.duplicateOf && usernameOf(member.duplicateOf.memberId)}
        manager={member.managerId && nameOf(org, 'user', member.managerId)}
        teamNames={org.teams.filter(({ id }) => member.teamIds.includes(id)).map(({ name }) => name)}
        groups={org.groups.ofMember(member.id)}
        channels={org.channels.all.filter(({ memberIds }) => memberIds.has(member.id))}
      />,
    );
  });

  router.post('/members/:id/:change', (ctx) => {
    const { id = '', change } = ctx.params;
    const state = change === 'activate' ? 'active' : change === 'deactivate' ? 'deactivated' : undefined;
    if (state === undefined || !workspace.updateMember(id, { state })) {
      throw new SandboxError('sandbox.not_found', 404, 'There is no such member.');
    }
    goToMember(ctx, id);
  });

  router.get('/groups', (ctx) => {
    const text = queryText(ctx, 'q') ?? '';
    const found = cutPage(workspace.org.groups.all.filter(groupSearch(text)), queryPage(ctx));
    sendPage(ctx, <GroupsPage frame={frameOf(room)} found={found} text={text} />);
  });

  router.get('/groups/:id', (ctx) => {
    const { org } = workspace;
    const group = org.groups.get(ctx.params.id ?? '');
    if (!group) throw new SandboxError('sandbox.not_found', 404, 'There is no such group.');
    sendPage(
      ctx,
      <GroupPage
        frame={frameOf(room)}
        group={group}
        members={cutPage(membersOf(room, group), queryPage(ctx))}
        teamNames={new Map(org.teams.map(({ id, name }) => [id, name]))}
        channelNames={group.defaultChannelIds.map((id) => nameOf(org, 'channel', id))}
        createdBy={group.createdBy && nameOf(org, 'user', group.createdBy)}
      />,
    );
  });

  return router;
}

function searchOf({ text, state, source }: MemberSearch): (member: Readonly<Member>) => boolean {
  const fits = memberSearch(text);
  return (member) =>
    (state === '' || member.state === state) && (source === '' || member.source === source) && fits(member);
}

function membersOf({ workspace }: Room, group: Readonly<Group>): Readonly<Member>[] {
  return [...group.memberIds].flatMap((id) => workspace.findMember(id) ?? []);
}

function goToMember(ctx: Context, id: string): void {
  ctx.status = 303;
  ctx.redirect(`/members/${id}`);
}
