import type { Command } from 'commander';
import { z } from 'zod';
import { auditPage, auditVerification } from '../contracts';
import { sha256Hex, wholeNumber } from './arguments';
import { CliError } from './cli-error';
import type { CliIo } from './cli-io';
import { describeCommand, describeGroup } from './command-group';
import { withServices } from './context';
import { addPaging, notePaging, type PagingOptions } from './paging';

type Filter = { action?: string; actionPrefix?: string; actor?: string; subject?: string };

/** `audit list | verify | export`. */
export function addAuditCommands(program: Command, io: CliIo): void {
  const group = describeGroup(program, 'audit', 'The record of who did what');

  addPaging(
    describeCommand(group, 'list', 'List events, newest first', [
      ['the latest', 'countersign audit list'],
      [
        'what happened to one person or app, by id',
        'countersign audit list --subject 0d4f4b7e-3a53-4f0e-9d0b-7f1c2b3a4d5e',
      ],
    ])
      .option('--action <action>', 'this action only, like directory.user_create')
      .option('--action-prefix <text>', 'actions that begin like this only, like directory.')
      .option('--actor <id>', 'acts of this user, token or job only')
      .option('--subject <id>', 'what happened to this object only'),
  ).action(
    withServices<PagingOptions & Filter>(io, async ({ services, out }, { options }) => {
      const { action, actionPrefix, actor, subject, limit, cursor } = options;
      const page = await services.audit.list({
        limit,
        ...(cursor && { cursor }),
        ...(action && { action }),
        ...(actionPrefix && { actionPrefix }),
        ...(actor && { actorId: actor }),
        ...(subject && { subjectId: subject }),
      });
      out.result(z.encode(auditPage, { ...page, nextCursor: page.nextCursor ?? null }), () => {
        out.table(
          ['no.', 'at', 'who', 'action', 'outcome', 'on'],
          page.items.map((event) => [
            event.seq,
            event.at,
            event.actor.name,
            event.action,
            event.outcome,
            event.subject ? (event.subject.name ?? event.subject.id) : null,
          ]),
          'There are no events.',
        );
        notePaging(out, page.nextCursor);
      });
    }),
  );

  describeCommand(group, 'verify', 'Verify that no event was changed, removed, inserted or cut off', [
    ['the chain in itself', 'countersign audit verify'],
    ['that it still holds a head noted earlier', 'countersign audit verify --seq 1812 --hash 9f86d0…'],
  ])
    .option('--seq <number>', 'number of a head noted earlier', wholeNumber(0, 9_999_999_999))
    .option('--hash <hex>', 'hash of that head', sha256Hex)
    .action(
      withServices<{ seq?: number; hash?: string }>(io, async ({ services, out }, { options: { seq, hash } }) => {
        if ((seq === undefined) !== (hash === undefined)) throw bothOrNone();
        const found = await services.audit.verify(seq === undefined || hash === undefined ? undefined : { seq, hash });
        out.result(z.encode(auditVerification, found), () => {
          if (found.fault === undefined)
            out.line(`The record is whole: ${found.checked} events are as they were written.`);
          out.line(`Head: --seq ${found.head.seq} --hash ${found.head.hash}`);
          out.note('Note the head somewhere else: the next verification can be held against it.');
        });
        if (found.fault !== undefined) throw broken(found.fault.message, found.checked);
      }),
    );

  describeCommand(group, 'export', 'Print the whole record as JSON lines, oldest first, for others to verify', [
    ['into a file', 'countersign audit export > audit.jsonl'],
  ]).action(
    withServices(io, async ({ services, out }) => {
      for await (const line of services.audit.exportLines()) out.raw(line);
    }),
  );
}

function bothOrNone(): CliError {
  return new CliError({
    code: 'cli.wrong_argument',
    status: 400,
    what: 'A noted head is a number and a hash: give both --seq and --hash, or none.',
  });
}

function broken(message: string, checked: number): CliError {
  return new CliError({
    code: 'cli.audit_broken',
    status: 409,
    what: `The audit record was tampered with. ${message}`,
    meaning: `The ${checked} events before that are as they were written.`,
    remedy: 'Compare with a backup or an export, and find out who could write to the database.',
  });
}
