import type { Clock, Logger } from './core';
import type { Database } from './db';
import {
  AccountStore,
  Alarm,
  type ConnectionStateService,
  type ConnectionStore,
  type ConnectionTargets,
  ConnectionWork,
  DecisionStore,
  EndSteps,
  FeedIntake,
  FeedStore,
  GroupsStore,
  GuardStore,
  LanePicker,
  LeaseStore,
  type MappingStore,
  MirrorStore,
  nextOccurrence,
  PeopleStore,
  PlanMaker,
  PlanService,
  PlanStore,
  QueueStore,
  Reconciler,
  ReconcileStore,
  RunStore,
  SavePlan,
  StaleCheck,
  StepPerformer,
  StepStore,
  TouchedPlanner,
  TouchedStore,
} from './provisioning';

type Parts = {
  database: Database;
  clock: Clock;
  logger: Logger;
  connections: ConnectionStore;
  mappings: MappingStore;
  targets: ConnectionTargets;
  states: ConnectionStateService;
};

/** Builds what plans and applies; called by `compose-provisioning.ts` alone. */
export function composeEngine({ database, clock, logger, connections, mappings, targets, states }: Parts) {
  const base = { database, clock, logger };
  const plans = new PlanStore(database);
  const steps = new StepStore(database);
  const runs = new RunStore(database);
  const mirror = new MirrorStore(database);
  const guards = new GuardStore(database);
  const queue = new QueueStore(database);
  const feed = new FeedStore(database);
  const reconciles = new ReconcileStore(database);
  const maker = new PlanMaker({
    ...base,
    mappings,
    people: new PeopleStore(database),
    groups: new GroupsStore(database),
    accounts: new AccountStore(database),
    mirror,
  });
  const save = new SavePlan({ ...base, plans, steps, decisions: new DecisionStore(), guards });
  const staleCheck = new StaleCheck(steps, (_plan, { userIds, groupIds }, connection, target) =>
    maker.make(connection, target, { kind: 'some', userIds, groupIds }, { freshness: 'read' }),
  );
  const touched = new TouchedStore(database);
  const work = new ConnectionWork({
    leases: new LeaseStore(database),
    clock,
    logger,
    session: {
      database,
      connections,
      targets,
      steps,
      endings: new EndSteps({ ...base, steps, mirror }),
      feed: new FeedIntake({ database, feed, touched, queue }),
      lanes: new LanePicker({ ...base, plans, runs, steps, guards, staleCheck }),
      touched: new TouchedPlanner({ clock, queue, maker, save, reconciles }),
      reconciler: new Reconciler({ ...base, maker, save, feed, queue, reconciles, nextOccurrence }),
      alarm: new Alarm({ ...base, states, guards, plans, reconciles }),
      performer: new StepPerformer({ mirror, logger }),
    },
  });
  return {
    mirroring: work,
    plans: new PlanService({ ...base, connections, plans, steps, reconciles, work }),
  };
}
